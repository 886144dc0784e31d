import type { Json } from "../../common/json.ts";
import { parameterInvalid } from "../errors.ts";
import type { AttributeValue } from "../records/attribute.ts";
import type { Conversation } from "../records/conversation.ts";
import type { ConversationAttribute } from "../records/conversation-attribute.ts";
import type { Workspace } from "./state.ts";

/** The values that a conversation has for the attributes of conversations. */
export interface ConversationValueState {
  /**
   * Sets the given ones; each that changes leaves a part.
   * @param by whose change it is. Default: the API's, which counts as a teammate's
   * @throws {ApiError} 404; 400 for an attribute that is not known, is archived or has a namesake,
   * and for a value of another type
   */
  setConversationAttributes(
    id: string,
    values: Readonly<Record<string, Json>>,
    by?: AttributeChanger,
  ): Conversation;
}

/** Who changes attributes: a teammate, a contact by id, or a workflow by name. */
export type AttributeChanger =
  | { kind: "admin" }
  | { kind: "user"; id: string }
  | { kind: "workflow"; name: string };

const FIELD = "custom_attributes";

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "addPart"
  | "botAuthor"
  | "contactAuthor"
  | "conversationAttributes"
  | "customObjectTypeOf"
  | "existingConversation"
>;

export function conversationValueState(all: () => Needs): ConversationValueState {
  const attributeOf = (name: string): Attribute => {
    const named = [...all().conversationAttributes.values()].filter(
      (attribute) => attribute.name === name && !attribute.archived,
    );
    const [attribute, ...namesakes] = named;
    if (attribute === undefined) {
      if (all().customObjectTypeOf(name) !== undefined) {
        return { name, data_type: "relationship", options: [] };
      }
      throw parameterInvalid(`Custom attribute '${name}' does not exist`, FIELD);
    }
    // Refused since 2.16 (the description of the update).
    if (namesakes.length > 0) {
      throw parameterInvalid(`There are several custom attributes of the name '${name}'`, FIELD);
    }
    return attribute;
  };

  return {
    setConversationAttributes(id, values, by = { kind: "admin" }) {
      const checked = Object.entries(values).map(
        ([name, value]) => [name, readValue(attributeOf(name), value)] as const,
      );
      let conversation = all().existingConversation(id);
      for (const [name, value] of checked) {
        const old = conversation.custom_attributes[name] ?? null;
        if (shown(old) === shown(value)) continue;
        conversation = all().addPart(
          id,
          {
            part_type: `conversation_attribute_updated_by_${by.kind}`,
            author: by.kind === "user" ? all().contactAuthor(by.id) : all().botAuthor(),
            event_details: {
              ...(by.kind === "workflow" && { workflow: { name: by.name } }),
              attribute: { name },
              value: {
                name: shown(value),
                ...(by.kind !== "workflow" && { previous: old === null ? null : shown(old) }),
              },
            },
          },
          { custom_attributes: { ...conversation.custom_attributes, [name]: value } },
        );
      }
      return conversation;
    },
  };
}

const shown = (value: AttributeValue) =>
  typeof value === "object" ? (value ?? []).join(", ") : String(value);

/** What a value is read by: a custom object may be referred to without an attribute of its own. */
type Attribute = Pick<ConversationAttribute, "name" | "data_type" | "options">;

function readValue({ name, data_type, options }: Attribute, value: Json): AttributeValue {
  const wrong = () => parameterInvalid(`Custom attribute '${name}' is of type ${data_type}`, FIELD);
  if (value === null) return null;
  if (data_type === "relationship" || data_type === "files") {
    if (!Array.isArray(value)) throw wrong();
    return value.map((id) => {
      if (typeof id !== "string") throw wrong();
      return id;
    });
  }
  if (typeof value === "object") throw wrong();
  const fits = {
    string: typeof value === "string",
    integer: Number.isSafeInteger(value),
    decimal: typeof value === "number",
    boolean: typeof value === "boolean",
    datetime: Number.isSafeInteger(value) || (typeof value === "string" && !!Date.parse(value)),
    list: options.some(({ label, archived }) => label === value && !archived),
  }[data_type];
  if (!fits) throw wrong();
  return value;
}
