import type { JsonObject } from "../../common/json.ts";

export type TicketCategory = "Customer" | "Back-office" | "Tracker";
export type TicketStateCategory = "submitted" | "in_progress" | "waiting_on_customer" | "resolved";

export interface TicketState {
  readonly id: string;
  readonly category: TicketStateCategory;
  /** For teammates. */
  readonly internal_label: string;
  /** For contacts. */
  readonly external_label: string;
  readonly archived: boolean;
}

export type TicketDataType =
  | "string"
  | "list"
  | "integer"
  | "decimal"
  | "boolean"
  | "datetime"
  | "files";

export interface TicketTypeAttribute {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly data_type: TicketDataType;
  readonly input_options: JsonObject | null;
  readonly order: number;
  readonly required_to_create: boolean;
  readonly required_to_create_for_contacts: boolean;
  readonly visible_on_create: boolean;
  readonly visible_to_contacts: boolean;
  /** True for the title and the description, which every type has. */
  readonly default: boolean;
  readonly archived: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

export interface TicketType {
  readonly id: string;
  readonly category: TicketCategory;
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  readonly is_internal: boolean;
  readonly archived: boolean;
  readonly attributes: readonly TicketTypeAttribute[];
  /** Ids of the states that its tickets can be in. */
  readonly states: readonly string[];
  readonly created_at: number;
  readonly updated_at: number;
}
