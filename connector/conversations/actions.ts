import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";
import { call, named, readAll } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { first, join, match } from "../../scripts/language/values.ts";
import { choiceList, EVERYTHING, MOST, NEWEST } from "../choice-list.ts";
import { contacts } from "../contacts/actions.ts";
import { start, started } from "./start.ts";

type Conversation = Schemas["conversation"];
const found = named<Conversation[]>("conversations");

export const ListConversationChoices = choiceList("conversation", {
  read: readAll("POST /conversations/search", {
    body: { query: EVERYTHING, ...NEWEST },
    items: "conversations",
    upTo: MOST,
    as: found,
  }),
  from: found,
  entry: ({ id, title, source: { subject, body } }) => ({
    id,
    name: first(
      title,
      // Of messages in HTML, their first words.
      match(subject, "^(?:<[^>]*>|\\s)*([^<]{1,80})"),
      match(body, "^(?:<[^>]*>|\\s)*([^<]{1,80})"),
      join("Conversation ", id),
    ),
  }),
});

/** The newest conversations, under title, subject or first words. */
export const conversations = choices(ListConversationChoices, { value: "id", title: "name" });

export const ListConversations = list("GET /conversations", { items: "conversations" });
export const CreateConversation = action("POST /conversations", {
  parameters: { "from.id": { choices: contacts } },
});
export const SearchConversations = action("POST /conversations/search", {
  effect: "read",
  trial: { values: { query: { field: "open", operator: "=", value: true } } },
});
export const GetConversation = action("GET /conversations/{conversation_id}");
export const UpdateConversation = action("PUT /conversations/{conversation_id}");
export const DeleteConversation = action("DELETE /conversations/{conversation_id}");
export const AddContactToConversation = action("POST /conversations/{conversation_id}/customers");
export const RemoveContactFromConversation = action(
  "DELETE /conversations/{conversation_id}/customers/{contact_id}",
  {
    effect: "write",
    // The last contact of a conversation cannot be removed.
    trial: {
      before: [
        call("POST /conversations/{conversation_id}/customers", {
          path: { conversation_id: sample("conversation_id") },
          body: {
            admin_id: sample("admin_id"),
            customer: { intercom_user_id: sample("contact_id") },
          },
        }),
      ],
    },
  },
);
export const ListHandlingEvents = action("GET /conversations/{id}/handling_events");
export const ListSideConversations = list("GET /conversations/{id}/side_conversations", {
  items: "side_conversations",
});
export const RedactConversation = action("POST /conversations/redact", {
  parameters: { source_id: { choices: "none" } },
  effect: "destroy",
  trial: {
    before: [start],
    values: {
      type: "source",
      conversation_id: started.conversation_id,
      source_id: started.id,
    },
    without: ["conversation_part_id"],
  },
});
export const MergeConversations = action("POST /conversations/{id}/merge", {
  effect: "destroy",
  trial: { before: [start], values: { id: started.conversation_id } },
});
export const ConvertConversationToTicket = action("POST /conversations/{conversation_id}/convert");
export const ListDeletedConversations = list("GET /conversations/deleted", {
  items: "conversations",
  visibility: "advanced",
  path: "/deleted_conversations",
});
