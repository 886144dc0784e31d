import type { Json } from "../../common/json.ts";

/** One thing of a kind that the team has defined, for example one order. */
export interface CustomObjectInstance {
  readonly id: string;
  /** The identifier of its type, such as Order. */
  readonly type: string;
  readonly external_id: string | null;
  readonly external_created_at: number | null;
  readonly external_updated_at: number | null;
  readonly custom_attributes: Readonly<Record<string, Json>>;
  /** Ids of contacts that refer to it. */
  readonly contacts: readonly string[];
  readonly created_at: number;
  readonly updated_at: number;
}
