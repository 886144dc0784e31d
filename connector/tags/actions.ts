import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { NO_CONTACT } from "../contacts/steps.ts";

export const ListTags = action("GET /tags");

/** The tags of the workspace. */
export const tags = choices(ListTags, { items: "data", value: "id", title: "name" });

const made = named<Schemas["tag_create_response"]>("made");
const BY = { id: sample("tag_id"), admin_id: sample("admin_id") };

const NOT_TAGGED = {
  404: "There is no such tag on it, or nothing with this id. Choose both from the lists.",
} as const;

export const ListContactTags = action("GET /contacts/{contact_id}/tags", {
  explain: NO_CONTACT,
});
export const CreateTag = action("POST /tags", {
  summary: "Create tag",
  description:
    "Creates a tag. Where there is a tag of this name, in capitals or not, it is returned instead.",
  idempotent: true,
  only: ["name"],
  parameters: { name: { description: "The name of the tag." } },
});
export const RenameTag = action("POST /tags", {
  path: "/rename_tag",
  summary: "Rename tag",
  description:
    "Gives a tag another name; it stays on all that carries it. It fails where another tag has the name.",
  idempotent: true,
  only: ["id", "name"],
  parameters: {
    id: { title: "Tag", description: "The tag to rename.", choices: tags, required: true },
    name: { title: "New Name", description: "The name that the tag gets." },
  },
  explain: { 404: "There is no tag with this id. Choose it from the list." },
});
export const GetTag = action("GET /tags/{tag_id}", {
  explain: { 404: "There is no tag with this id. Choose it from the list." },
});
export const DeleteTag = action("DELETE /tags/{tag_id}", {
  description:
    "Deletes a tag for good, which cannot be undone. It fails while something still carries the tag or depends on it.",
  explain: { 404: "There is no tag with this id. Choose it from the list." },
  // A tag that is on something cannot be deleted.
  trial: {
    before: [call("POST /tags", { as: made, body: { name: "Unused" } })],
    values: { tag_id: made.id },
  },
});
export const RemoveTagFromContact = action("DELETE /contacts/{contact_id}/tags/{tag_id}", {
  effect: "write",
  explain: NOT_TAGGED,
  trial: {
    before: [
      call("POST /contacts/{contact_id}/tags", {
        path: { contact_id: sample("contact_id") },
        body: { id: sample("tag_id") },
      }),
    ],
  },
});
const DONE_BY = {
  title: "Done By",
  description: "The teammate in whose name it is done.",
} as const;

export const RemoveTagFromConversation = action(
  "DELETE /conversations/{conversation_id}/tags/{tag_id}",
  {
    effect: "write",
    parameters: { admin_id: DONE_BY },
    explain: NOT_TAGGED,
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
export const RemoveTagFromTicket = action("DELETE /tickets/{ticket_id}/tags/{tag_id}", {
  effect: "write",
  parameters: { admin_id: DONE_BY },
  explain: NOT_TAGGED,
  trial: {
    before: [
      call("POST /tickets/{ticket_id}/tags", {
        path: { ticket_id: sample("ticket_id") },
        body: BY,
      }),
    ],
  },
});
