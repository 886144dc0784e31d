import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";
import { call, named, readAll } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { first, join, match } from "../../scripts/language/values.ts";
import { choiceList, EVERYTHING, MOST, NEWEST } from "../choice-list.ts";
import { contacts } from "../contacts/actions.ts";
import { fieldsOfType } from "../ticket-types/actions.ts";
import { fieldsOfConversations } from "./attributes.ts";
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

const explain = {
  404: "There is no conversation with this id. Choose one from the list.",
} as const;

export const ListConversations = list("GET /conversations", { items: "conversations" });
export const CreateConversation = action("POST /conversations", {
  summary: "Create conversation",
  description:
    "Begins a conversation with a message in the name of a contact, as if a user or lead had written it. Send email and Send message in the Messenger begin one in the name of a teammate.",
  visibility: "important",
  fixed: { from: { type: "contact" } },
  only: ["from.id", "body", "subject", "attachment_urls", "created_at", "brand_id"],
  parameters: {
    "from.id": {
      title: "Contact",
      description: "The user or lead in whose name the message is written.",
      choices: contacts,
    },
    body: { title: "Message", description: "What the contact says, as plain text." },
    subject: "advanced",
    attachment_urls: "advanced",
    created_at: "advanced",
    brand_id: { title: "Brand", visibility: "advanced" },
  },
  explain: { 404: "There is no contact with this id. Choose one from the list." },
});
export const GetConversation = action("GET /conversations/{conversation_id}", {
  visibility: "important",
  parameters: { display_as: "advanced", include_translations: "advanced" },
  explain,
});
export const UpdateConversation = action("PUT /conversations/{conversation_id}", {
  summary: "Update conversation",
  description:
    "Changes the title, the company and the custom attributes of a conversation, and whether it is read; what is left empty stays as it is. To reply, assign, close or snooze there are actions of their own.",
  visibility: "important",
  only: ["title", "read", "company_id", "custom_attributes", "display_as"],
  parameters: {
    company_id: { title: "Company", description: "The company that the conversation is about." },
    custom_attributes: { visibility: "important", fields: fieldsOfConversations },
    display_as: "advanced",
  },
  explain: {
    404: "There is no conversation or company with this id. Choose both from the lists.",
  },
});
export const DeleteConversation = action("DELETE /conversations/{conversation_id}", {
  description:
    "Deletes a conversation for good, and on request also what reports know of it. It cannot be undone.",
  parameters: { retain_metrics: "advanced" },
  explain,
});

const BY = {
  title: "Done By",
  description: "The teammate in whose name it is done.",
  required: true,
} as const;

export const AddContactToConversation = action("POST /conversations/{conversation_id}/customers", {
  summary: "Add contact to conversation",
  description:
    "Lets one more contact take part in a conversation. Name the contact by one of Contact, Email and External Id; an email address that no contact has makes a new lead.",
  only: ["customer.intercom_user_id", "admin_id", "customer.email", "customer.user_id"],
  parameters: {
    "customer.intercom_user_id": { title: "Contact" },
    "customer.email": "advanced",
    "customer.user_id": "advanced",
    admin_id: BY,
  },
  idempotent: true,
  explain: {
    404: "There is no such conversation, contact or teammate. Choose them from the lists.",
  },
  trial: { without: ["customer.email", "customer.user_id"] },
});
export const RemoveContactFromConversation = action(
  "DELETE /conversations/{conversation_id}/customers/{contact_id}",
  {
    summary: "Remove contact from conversation",
    description:
      "Takes a contact out of a conversation with several contacts; the last one cannot be removed. Add contact to conversation brings the contact back.",
    effect: "write",
    parameters: { admin_id: BY },
    explain: {
      404: "There is no such conversation, or the contact is not part of it.",
      422: "The last contact of a conversation cannot be removed.",
    },
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
export const ListHandlingEvents = action("GET /conversations/{id}/handling_events", { explain });
export const ListSideConversations = list("GET /conversations/{id}/side_conversations", {
  items: "side_conversations",
  explain,
});
export const MergeConversations = action("POST /conversations/{id}/merge", {
  summary: "Merge conversation into another",
  description:
    "Closes a conversation and links it to the one that it is merged into, which lives on and comes back. It cannot be undone.",
  effect: "destroy",
  parameters: {
    id: { title: "Conversation", description: "The conversation that is closed by this." },
    merge_into_conversation_id: {
      title: "Merge Into",
      description: "The conversation that lives on.",
    },
  },
  explain: { 404: "There is no conversation with one of these ids. Choose both from the lists." },
  trial: { before: [start], values: { id: started.conversation_id } },
});
export const ConvertConversationToTicket = action("POST /conversations/{conversation_id}/convert", {
  summary: "Convert conversation to ticket",
  description:
    "Turns a conversation into a ticket of a type that is for customers; the messages stay with it. It cannot be undone. Choose the type first: it decides which fields and states there are.",
  visibility: "important",
  only: ["ticket_type_id", "attributes", "ticket_state_id"],
  parameters: {
    ticket_type_id: { title: "Ticket Type" },
    attributes: { title: "Ticket Fields", visibility: "important", fields: fieldsOfType },
    ticket_state_id: { title: "State", visibility: "advanced" },
  },
  answerFields: { ticket_attributes: fieldsOfType },
  explain: {
    404: "There is no such conversation or ticket type. Choose both from the lists.",
  },
});
export const ListDeletedConversations = list("GET /conversations/deleted", {
  items: "conversations",
  visibility: "advanced",
  path: "/deleted_conversations",
  parameters: {
    order: {
      description: "Which come first; those that were deleted last unless given.",
      words: { desc: "Latest first", asc: "Earliest first" },
    },
  },
});
