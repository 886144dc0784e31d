import type { Json } from "../../common/json.ts";

/** Something that a contact did. */
export interface DataEvent {
  readonly id: string;
  /** The id of the contact. */
  readonly contact: string;
  readonly event_name: string;
  readonly created_at: number;
  readonly metadata: Readonly<Record<string, Json>>;
}

/** How often a contact did one thing; times are unix seconds. */
export interface EventSummary {
  readonly contact: string;
  readonly name: string;
  readonly count: number;
  readonly first: number;
  readonly last: number;
}
