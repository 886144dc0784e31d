/** Planned actions as maintainers would write them, one or more for each thing that plans can do. */

import { ContactAttributes } from "../../connector/data-attributes/actions.ts";
import { tags } from "../../connector/tags/actions.ts";
import { GetTicketType, statesOfType } from "../../connector/ticket-types/actions.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { input, inputs } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { fieldsOf } from "../../scripts/language/schema.ts";
import { call, error, fail, named, readAll, set, when } from "../../scripts/language/steps.ts";
import {
  all,
  any,
  cast,
  each,
  equals,
  filter,
  find,
  given,
  ifElse,
  join,
  lookup,
  match,
  not,
  objectOf,
  oneOf,
  seconds,
  text,
  type Value,
} from "../../scripts/language/values.ts";

type Contact = Schemas["contact"];

const contact = named<Contact>("contact");
const existing = named<string>("existing");

/** The contact that stands in the way, from the message of the 409; an archived one ends it. */
const takeExisting = [
  when(given(match(error.message, "(archived contact)")), [
    fail(409, "contact_archived", "An archived contact has this address. Unarchive it first."),
  ]),
  set(existing, cast<string>(match(error.message, "id=([0-9A-Za-z_-]+)"))),
  when(not(given(existing)), [fail(409, "conflict", error.message)]),
];

/** Create first: what was just created may not be searchable yet. */
export const UpsertUser = plannedAction({
  method: "POST",
  path: "/users/upsert",
  summary: "Create or update user by email or external id",
  description: "Creates a user, or updates the one with the same email address or external id.",
  visibility: "important",
  idempotent: true,
  inputs: {
    ...inputs(
      "POST /contacts",
      "email",
      "external_id",
      "name",
      "phone",
      "avatar",
      "signed_up_at",
      "unsubscribed_from_emails",
    ),
    custom_attributes: input.from("POST /contacts", "custom_attributes", {
      fields: fieldsOf(ContactAttributes),
    }),
  },
  returns: returns.answerOf("GET /contacts/{contact_id}"),
  plan: ({ email, external_id, ...details }) => ({
    steps: [
      when(not(any(given(email), given(external_id))), [
        fail(400, "parameter_missing", "Fill in Email or External Id."),
      ]),
      call("POST /contacts", {
        as: contact,
        body: { role: "user", email, external_id, ...details },
        on: {
          409: [
            ...takeExisting,
            call("PUT /contacts/{contact_id}", {
              as: contact,
              path: { contact_id: existing },
              body: { ...details },
            }),
          ],
        },
      }),
    ],
    answer: contact,
  }),
});

const matches = named<Schemas["contact_list"]>("matches");

export const FindOrCreateLead = plannedAction({
  method: "POST",
  path: "/leads/find-or-create",
  summary: "Find or create lead",
  description: "Finds the newest lead with an email address, or creates one.",
  inputs: {
    email: input.from("POST /contacts", "email", { required: true }),
    ...inputs("POST /contacts", "name", "phone"),
  },
  returns: returns.answerOf("GET /contacts/{contact_id}", { omit: ["tags", "notes"] }),
  plan: ({ email, name, phone }) => ({
    steps: [
      call("POST /contacts/search", {
        as: matches,
        body: {
          query: {
            operator: "AND",
            value: [
              { field: "email", operator: "=", value: email },
              { field: "role", operator: "=", value: "lead" },
            ],
          },
          pagination: { per_page: 1 },
        },
      }),
      set(contact, matches.data.first),
      when(not(given(contact.id)), [
        call("POST /contacts", { as: contact, body: { role: "lead", email, name, phone } }),
      ]),
    ],
    answer: contact,
  }),
});

const allTags = named<Schemas["tag_list"]>("all_tags");
const tag = named<{ id?: string }>("tag");

/** One box: an entry of the list is an id, anything typed is a name. */
export const TagContact = plannedAction({
  method: "POST",
  path: "/contacts/{contact_id}/tag",
  summary: "Tag contact",
  description: "Puts a tag on a contact. A name that no tag has yet makes a new tag.",
  idempotent: true,
  inputs: {
    contact_id: input.from("GET /contacts/{contact_id}", "contact_id"),
    tag_id: input.string({
      title: "Tag",
      description: "A tag from the list, or the name of a new one.",
      required: true,
      choices: tags,
    }),
  },
  returns: returns.schema("tag"),
  plan: ({ contact_id, tag_id }) => {
    const tagged = named<Schemas["tag"]>("tagged");
    return {
      steps: [
        call("GET /tags", { as: allTags }),
        set(
          tag,
          find(allTags.data, ({ id, name }) => any(equals(id, tag_id), equals(name, tag_id))),
        ),
        when(not(given(tag.id)), [
          call("POST /tags", {
            as: named<Schemas["tag_create_response"]>("tag"),
            body: { name: tag_id },
          }),
        ]),
        call("POST /contacts/{contact_id}/tags", {
          as: tagged,
          path: { contact_id },
          body: { id: tag.id },
        }),
      ],
      answer: tagged,
    };
  },
});

const tagFound = named<Schemas["tag_basic"]>("tag");

/** As in CONTRIBUTING.md. */
export const FindOrCreateTag = plannedAction({
  method: "POST",
  path: "/tags/find_or_create",
  summary: "Find or create tag",
  description: "Finds a tag by its name, or creates one.",
  idempotent: true,
  inputs: { name: input.from("POST /tags", "name", { required: true }) },
  returns: returns.schema("tag_basic"),
  plan: ({ name }) => ({
    steps: [
      call("GET /tags", { as: allTags }),
      set(
        tagFound,
        find(allTags.data, (one) => equals(one.name, name)),
      ),
      when(not(given(tagFound.id)), [call("POST /tags", { as: named("tag"), body: { name } })]),
    ],
    answer: tagFound,
  }),
});

const changed = named<Schemas["ticket"]>("ticket");

/** The states to choose from depend on the type. */
export const ChangeTicketState = plannedAction({
  method: "PUT",
  path: "/ticket_types/{ticket_type_id}/tickets/{ticket_id}/state",
  summary: "Change ticket state",
  description: "Moves a ticket to a state of its type.",
  inputs: {
    ticket_type_id: input.from("GET /ticket_types/{ticket_type_id}", "ticket_type_id"),
    ticket_id: input.from("GET /tickets/{ticket_id}", "ticket_id"),
    ticket_state_id: input.from("PUT /tickets/{ticket_id}", "ticket_state_id", {
      required: true,
      choices: statesOfType,
    }),
    ...inputs("PUT /tickets/{ticket_id}", "open", "snoozed_until"),
  },
  returns: returns.schema("ticket"),
  plan: ({ ticket_id, ticket_state_id, open, snoozed_until }) => ({
    steps: [
      call("PUT /tickets/{ticket_id}", {
        as: changed,
        path: { ticket_id },
        body: { ticket_state_id, open, snoozed_until },
      }),
    ],
    answer: changed,
  }),
});

const conversation = named<Schemas["conversation"]>("conversation");

export const GetConversationWithContact = plannedAction({
  method: "GET",
  path: "/conversations/{conversation_id}/with-contact",
  summary: "Get conversation with its contact",
  description: "Returns a conversation together with everything known of its first contact.",
  inputs: inputs("GET /conversations/{conversation_id}", "conversation_id"),
  returns: returns.fields({
    conversation: {
      title: "Conversation",
      description: "The conversation.",
      is: returns.answerOf("GET /conversations/{conversation_id}"),
    },
    contact: {
      title: "Contact",
      description: "Its first contact.",
      is: returns.answerOf("GET /contacts/{contact_id}"),
    },
  }),
  plan: ({ conversation_id }) => ({
    steps: [
      call("GET /conversations/{conversation_id}", { as: conversation, path: { conversation_id } }),
      when(given(conversation.contacts.contacts.first.id), [
        call("GET /contacts/{contact_id}", {
          as: contact,
          path: { contact_id: conversation.contacts.contacts.first.id },
          on: { 404: [] },
        }),
      ]),
    ],
    answer: { conversation, contact },
  }),
});

export const ListConversationNotes = plannedAction({
  method: "GET",
  path: "/conversations/{conversation_id}/notes",
  summary: "List notes of conversation",
  description: "Lists what teammates noted on a conversation.",
  inputs: inputs("GET /conversations/{conversation_id}", "conversation_id"),
  returns: returns.listOfSchema("conversation_part"),
  plan: ({ conversation_id }) => ({
    steps: [
      call("GET /conversations/{conversation_id}", { as: conversation, path: { conversation_id } }),
    ],
    answer: filter(conversation.conversation_parts.conversation_parts, (part) =>
      oneOf(part.part_type, ["note"]),
    ),
  }),
});

const typeId = "POST /custom_object_instances/{custom_object_type_identifier}";
const instance = named<Schemas["custom_object_instance"]>("instance");

export const UpsertCustomObject = plannedAction({
  method: "POST",
  path: "/custom_object_instances/{custom_object_type_identifier}",
  summary: "Create or update custom object",
  description:
    "Creates an object of a type of your own, or updates the one with the same external id.",
  idempotent: true,
  inputs: {
    ...inputs(typeId, "custom_object_type_identifier", "external_id", "external_created_at"),
    attributes: input.list(
      input.group(
        {
          name: input.string({ title: "Name", description: "The attribute." }),
          value: input.string({ title: "Value", description: "Its value." }),
        },
        { title: "Attribute", description: "An attribute." },
      ),
      { title: "Attributes", description: "The attributes by name." },
    ),
  },
  returns: returns.schema("custom_object_instance"),
  plan: ({ custom_object_type_identifier, attributes, ...sent }) => ({
    steps: [
      call(typeId, {
        as: instance,
        path: { custom_object_type_identifier },
        body: {
          ...sent,
          custom_attributes: objectOf(attributes, ({ name, value }) => [name, value]),
        },
      }),
    ],
    answer: instance,
  }),
});

const contacts = named<Contact[]>("contacts");

/** Many at once, told apart by words of the maker's. */
export const SortContacts = plannedAction({
  method: "GET",
  path: "/contacts_sorted",
  summary: "Sort newest contacts",
  description: "Sorts the newest 300 contacts by whether they have an email address.",
  inputs: {
    role: input.choice(
      { any: "Users And Leads", user: "Users", lead: "Leads" },
      { title: "Role", description: "Who to look through.", required: true, example: "any" },
    ),
    since: input.dateTime({ title: "Since", description: "Only those created since then." }),
    day: input.string({ title: "Day", description: "Given back as unix seconds." }),
    known: input.list(input.string({ title: "Id", description: "The id of a contact." }), {
      title: "Known",
      description: "Ids of contacts to leave out.",
    }),
  },
  returns: returns.any({ title: "Contacts", description: "The contacts by group." }),
  plan: ({ role, since, day, known }) => {
    const wanted = named<Contact[]>("wanted");
    const hasEmail = ({ email }: { email: Value<string> }) => given(email);
    return {
      steps: [
        readAll("POST /contacts/search", {
          as: contacts,
          items: "data",
          upTo: 300,
          body: {
            query: {
              operator: "AND",
              value: [
                {
                  field: "role",
                  operator: "IN",
                  value: lookup(role, {
                    any: ["user", "lead"],
                    user: ["user"],
                    lead: ["lead"],
                  }),
                },
                {
                  field: "created_at",
                  operator: ">",
                  value: ifElse(given(since), since, 0),
                },
              ],
            },
            sort: { field: "created_at", order: "descending" },
          },
        }),
        set(
          wanted,
          filter(contacts, ({ id }) => not(oneOf(id, known))),
        ),
      ],
      answer: {
        with_email: each(filter(wanted, hasEmail), ({ id, email, created_at }) => ({
          id,
          name: join("<", email, ">"),
          created: text(created_at),
        })),
        without_email: each(
          filter(wanted, (one) => all(not(hasEmail(one)), given(one.id))),
          ({ id }) => id,
        ),
        since: seconds(day),
      },
    };
  },
});

/** Nothing comes back. */
export const ForgetTag = plannedAction({
  method: "DELETE",
  path: "/tags/{tag_id}/everywhere",
  summary: "Delete tag if it is there",
  description: "Deletes a tag; one that is not there any more is no error.",
  inputs: inputs("DELETE /tags/{tag_id}", "tag_id"),
  returns: returns.nothing,
  plan: ({ tag_id }) => ({
    steps: [call("DELETE /tags/{tag_id}", { path: { tag_id }, on: { 404: [] } })],
    answer: null,
  }),
  trial: {
    before: [
      call("POST /tags", {
        as: named<Schemas["tag_create_response"]>("made"),
        body: { name: "Unused" },
      }),
    ],
    values: { tag_id: named<Schemas["tag_create_response"]>("made").id },
  },
});

export { ContactAttributes, GetTicketType };
