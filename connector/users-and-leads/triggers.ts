/** The triggers of the published Intercom connector: same ids, paths and shapes. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { round, sample } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { all, any, given, join, not, oneOf, text } from "../../scripts/language/values.ts";
import { byContact, hasEmailIf, onlyWithEmail } from "../contacts/filters.ts";
import { byChannel } from "../conversations/filters.ts";
import { type Contact, polledConversation, polledLead, polledUser } from "./shapes.ts";

/** Contacts only link to their companies and tags; flows want the names. */
const names = {
  companies: {
    each: "GET /companies/{company_id}",
    own: "GET /contacts/{contact_id}/companies",
  },
  tags: { all: "GET /tags", own: "GET /contacts/{contact_id}/tags" },
} as const;

const contacts = {
  poll: "POST /contacts/search",
  items: "data",
  names,
} as const;

const contact = named<Contact>("contact");
const found = named<Schemas["contact_list"]>("found");

/** A new contact with a company and a tag, whose names are to be looked up. */
const newContact = (role: "user" | "lead") => [
  call("POST /contacts", {
    as: contact,
    body: { role, email: join(`new.${role}.`, text(round), "@example.com") },
  }),
  call("POST /contacts/{contact_id}/companies", {
    path: { contact_id: contact.id },
    body: { id: sample("company_id") },
  }),
  call("POST /contacts/{contact_id}/tags", {
    path: { contact_id: contact.id },
    body: { id: sample("tag_id") },
  }),
];

/** Any user. */
const findUser = call("POST /contacts/search", {
  as: found,
  body: { query: { field: "role", operator: "=", value: "user" } },
});

export const TrigNewUser = pollingTrigger({
  ...contacts,
  path: "/create_user_trigger/users",
  summary: "When a user is created",
  description: "Starts the flow for each user that is created.",
  hint: "Create a user in Intercom to see this work.",
  where: [{ field: "role", operator: "=", value: "user" }],
  time: "created_at",
  inputs: onlyWithEmail,
  keep: ({ item }, { only_with_email }) => hasEmailIf(only_with_email, item),
  returns: polledUser,
  listName: "TrigListUsers_Response",
  fires: newContact("user"),
});

export const TrigNewLead = pollingTrigger({
  ...contacts,
  path: "/create_lead_trigger/contacts",
  summary: "When a lead is created",
  description: "Starts the flow for each lead that is created.",
  hint: "Create a lead in Intercom to see this work.",
  where: [{ field: "role", operator: "=", value: "lead" }],
  time: "created_at",
  inputs: onlyWithEmail,
  keep: ({ item }, { only_with_email }) => hasEmailIf(only_with_email, item),
  returns: polledLead,
  listName: "TrigListLeads_Response",
  fires: newContact("lead"),
});

export const TrigUpdateUser = pollingTrigger({
  ...contacts,
  path: "/update_user_trigger/users",
  summary: "When a user is updated",
  description:
    "Starts the flow for each user whose details change, with the latest details. A user that was created since the last check is new, and does not start it.",
  hint: "Change a user in Intercom to see this work.",
  where: [{ field: "role", operator: "=", value: "user" }],
  time: "updated_at",
  created: "created_at",
  filters: byContact,
  inputs: onlyWithEmail,
  keep: ({ item }, { only_with_email }) => hasEmailIf(only_with_email, item),
  returns: polledUser,
  listName: "TrigListUsers_Response",
  fires: [
    findUser,
    call("PUT /contacts/{contact_id}", {
      path: { contact_id: found.data.first.id },
      body: { name: join("Changed Name ", text(round)) },
    }),
  ],
});

export const TrigNewConversation = pollingTrigger({
  poll: "POST /conversations/search",
  items: "conversations",
  path: "/create_conversation_trigger/conversations",
  summary: "When a new conversation starts",
  description:
    "Starts the flow for each conversation that a contact starts: in the Messenger, by email or telephone, with a bot or without. Those that teammates start do not count.",
  hint: "Write to your workspace through the Messenger to see this work.",
  time: "created_at",
  filters: byChannel,
  // Calls leave no source, and workflows sources without an author or by a bot.
  keep: ({ item: { contacts, source } }) =>
    any(
      oneOf(source.author.type, ["user", "lead", "contact"]),
      all(given(contacts.contacts.first.id), not(oneOf(source.author.type, ["admin", "team"]))),
    ),
  returns: polledConversation,
  listName: "TrigListConversations_Response",
  fires: [
    findUser,
    call("POST /conversations", {
      body: { from: { type: "user", id: found.data.first.id }, body: "Hello" },
    }),
  ],
});
