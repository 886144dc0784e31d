import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { call, named } from "../../scripts/language/steps.ts";

const made = named<Schemas["tag_create_response"]>("made");

export const ListContactTags = action("GET /contacts/{contact_id}/tags");
export const AddTagToContact = action("POST /contacts/{contact_id}/tags");
export const ListTags = action("GET /tags");
export const CreateOrApplyTag = action("POST /tags");
export const GetTag = action("GET /tags/{tag_id}");
export const DeleteTag = action("DELETE /tags/{tag_id}", {
  // A tag that is on something cannot be deleted.
  trial: {
    before: [call("POST /tags", { as: made, body: { name: "Unused" } })],
    values: { tag_id: made.id },
  },
});
export const RemoveTagFromContact = action("DELETE /contacts/{contact_id}/tags/{tag_id}");
export const AddTagToConversation = action("POST /conversations/{conversation_id}/tags");
export const RemoveTagFromConversation = action(
  "DELETE /conversations/{conversation_id}/tags/{tag_id}",
);
export const AddTagToTicket = action("POST /tickets/{ticket_id}/tags");
export const RemoveTagFromTicket = action("DELETE /tickets/{ticket_id}/tags/{tag_id}");

/** The tags of the workspace. */
export const tags = choices(ListTags, { items: "data", value: "id", title: "name" });
