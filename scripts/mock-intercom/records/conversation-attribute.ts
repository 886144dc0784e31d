/** A field that the workspace added to conversations. */
export interface ConversationAttribute {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly data_type: ConversationAttributeType;
  readonly required: boolean;
  readonly visible_to_team_ids: readonly string[];
  readonly archived: boolean;
  readonly created_at: number;
  readonly updated_at: number;
  /** The teammate who added it. */
  readonly admin_id: string;
  /** Of type string. */
  readonly multiline: boolean;
  /** Of type list. */
  readonly options: readonly AttributeOption[];
  /** Of type relationship; null elsewhere. */
  readonly reference: AttributeReference | null;
}

export const CONVERSATION_ATTRIBUTE_TYPES = [
  "string",
  "integer",
  "list",
  "decimal",
  "boolean",
  "datetime",
  "relationship",
  "files",
] as const;

export type ConversationAttributeType = (typeof CONVERSATION_ATTRIBUTE_TYPES)[number];

export interface AttributeOption {
  readonly id: string;
  readonly label: string;
  readonly archived: boolean;
}

export interface AttributeReference {
  /** Whether it points to a single custom object or to several. */
  readonly type: "one" | "many";
  readonly object_type_id?: string;
}
