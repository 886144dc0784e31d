import type { AttributeValue } from "./attribute.ts";

export interface Company {
  readonly id: string;
  /** The id in the customer's own system. */
  readonly company_id: string;
  readonly name: string;
  readonly created_at: number;
  readonly created_ms: number;
  readonly updated_at: number;
  readonly remote_created_at: number;
  /** When somebody of the company was last seen. */
  readonly last_request_at: number | null;
  readonly monthly_spend: number;
  readonly session_count: number;
  readonly plan: string | null;
  readonly size: number | null;
  readonly website: string | null;
  readonly industry: string | null;
  /** Ids: who put a tag on a company, and when, is not shown. */
  readonly tags: readonly string[];
  readonly custom_attributes: Readonly<Record<string, AttributeValue>>;
}
