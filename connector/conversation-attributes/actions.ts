import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { FIELD_TYPES } from "../field-types.ts";

export const ListConversationAttributes = action("GET /conversations/attributes");
/** What only some kinds of fields have. */
const SELDOM = {
  visible_to_team_ids: { title: "Visible To Teams", visibility: "advanced" },
  multiline: "advanced",
  reference: "advanced",
  "reference.type": { words: { one: "A single one", many: "Several" } },
} as const;

export const CreateConversationAttribute = action("POST /conversations/attributes", {
  parameters: {
    data_type: {
      words: {
        ...FIELD_TYPES,
        relationship: "Custom object",
      },
    },
    ...SELDOM,
  },
  trial: {
    values: { options: [{ label: "High" }, { label: "Low" }] },
    without: ["multiline", "reference"],
  },
});
export const GetConversationAttribute = action("GET /conversations/attributes/{id}");
export const UpdateConversationAttribute = action("PUT /conversations/attributes/{id}", {
  parameters: SELDOM,
});
export const ArchiveConversationAttribute = action("DELETE /conversations/attributes/{id}", {
  effect: "write",
});
export const AddConversationAttributeOption = action("POST /conversations/attributes/{id}/options");
export const RenameConversationAttributeOption = action(
  "PUT /conversations/attributes/{id}/options/{option_id}",
);
export const ArchiveConversationAttributeOption = action(
  "DELETE /conversations/attributes/{id}/options/{option_id}",
  { effect: "write" },
);

/** The attributes of conversations that are in use. */
export const conversationAttributes = choices(ListConversationAttributes, {
  items: "data",
  value: "id",
  title: "name",
});

/** What can be chosen for a conversation attribute that is a list. */
export const conversationAttributeOptions = choices(GetConversationAttribute, {
  items: "options",
  value: "id",
  title: "label",
  with: { id: { parameter: "id" } },
});
