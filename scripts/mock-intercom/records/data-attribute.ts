import type { AttributeType } from "./attribute.ts";

/** What carries a custom attribute. Those of conversations are another resource since 2.16. */
export type AttributeModel = "contact" | "company";

/** A custom attribute: a field that the team has added. */
export interface DataAttribute {
  readonly id: string;
  readonly model: AttributeModel;
  readonly name: string;
  readonly type: AttributeType;
  readonly description: string | null;
  /** Null where any value of the type will do. */
  readonly options: readonly string[] | null;
  readonly messenger_writable: boolean;
  readonly archived: boolean;
  readonly admin_id: string;
  readonly created_at: number;
  readonly updated_at: number;
}
