import type { AttributeValue } from "./attribute.ts";

export interface Visitor {
  readonly id: string;
  /** A UUID that Intercom's Messenger made up for the visit. */
  readonly user_id: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly pseudonym: string | null;
  readonly referrer: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly last_request_at: number | null;
  readonly session_count: number;
  readonly custom_attributes: Readonly<Record<string, AttributeValue>>;
}
