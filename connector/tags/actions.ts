import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { contacts } from "../contacts/actions.ts";
import { companies } from "../users-and-leads/actions.ts";

export const ListTags = action("GET /tags");

/** The tags of the workspace. */
export const tags = choices(ListTags, { items: "data", value: "id", title: "name" });

const made = named<Schemas["tag_create_response"]>("made");
const BY = { id: sample("tag_id"), admin_id: sample("admin_id") };

export const ListContactTags = action("GET /contacts/{contact_id}/tags");
export const AddTagToContact = action("POST /contacts/{contact_id}/tags", {
  visibility: "important",
  parameters: { id: { choices: tags } },
  idempotent: true,
});
export const CreateOrApplyTag = action("POST /tags", {
  parameters: {
    id: { choices: tags },
    "companies.*.id": { choices: companies },
    "companies.*.company_id": { choices: "none" },
    "users.*.id": { choices: contacts },
  },
  idempotent: true,
});
export const GetTag = action("GET /tags/{tag_id}");
export const DeleteTag = action("DELETE /tags/{tag_id}", {
  // A tag that is on something cannot be deleted.
  trial: {
    before: [call("POST /tags", { as: made, body: { name: "Unused" } })],
    values: { tag_id: made.id },
  },
});
export const RemoveTagFromContact = action("DELETE /contacts/{contact_id}/tags/{tag_id}", {
  effect: "write",
  trial: {
    before: [
      call("POST /contacts/{contact_id}/tags", {
        path: { contact_id: sample("contact_id") },
        body: { id: sample("tag_id") },
      }),
    ],
  },
});
export const AddTagToConversation = action("POST /conversations/{conversation_id}/tags", {
  visibility: "important",
  parameters: { id: { choices: tags } },
  idempotent: true,
});
export const RemoveTagFromConversation = action(
  "DELETE /conversations/{conversation_id}/tags/{tag_id}",
  {
    effect: "write",
    trial: {
      before: [
        call("POST /conversations/{conversation_id}/tags", {
          path: { conversation_id: sample("conversation_id") },
          body: BY,
        }),
      ],
    },
  },
);
export const AddTagToTicket = action("POST /tickets/{ticket_id}/tags", {
  parameters: { id: { choices: tags } },
  idempotent: true,
});
export const RemoveTagFromTicket = action("DELETE /tickets/{ticket_id}/tags/{tag_id}", {
  effect: "write",
  trial: {
    before: [
      call("POST /tickets/{ticket_id}/tags", {
        path: { ticket_id: sample("ticket_id") },
        body: BY,
      }),
    ],
  },
});
