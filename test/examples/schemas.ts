/** Objects whose fields the workspace decides on, as maintainers write them. */

import { contacts } from "../../connector/contacts/actions.ts";
import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { fieldsOf, schemaAction } from "../../scripts/language/schema.ts";
import { call, error, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import {
  all,
  cast,
  each,
  equals,
  first,
  lookup,
  match,
  not,
} from "../../scripts/language/values.ts";

export const PersonAttributes = schemaAction("GET /data_attributes", {
  items: "data",
  fixed: { model: "contact" },
  where: ({ custom, api_writable }) => all(equals(custom, true), equals(api_writable, true)),
  field: ({ name, label, description, data_type, options }) => ({
    name,
    title: first(label, name),
    description,
    type: lookup(data_type, {
      string: "string",
      integer: "integer",
      float: "number",
      boolean: "boolean",
      date: "date-time",
    }),
    choices: options,
  }),
});

/** What the contract leaves open. */
type Options = { list_options: { label: string }[] };
type TicketType = "string" | "list" | "integer" | "decimal" | "boolean" | "datetime" | "files";

export const AttributesOfTickets = schemaAction("GET /ticket_types/{ticket_type_id}", {
  items: "ticket_type_attributes.data",
  where: ({ archived, data_type }) =>
    all(not(equals(archived, true)), not(equals(data_type, "files"))),
  field: ({ name, description, data_type, input_options, required_to_create }) => ({
    name,
    title: name,
    description,
    type: lookup(cast<TicketType>(data_type), {
      string: "string",
      list: "string",
      integer: "integer",
      decimal: "number",
      boolean: "boolean",
      datetime: "date-time",
      files: "string",
    }),
    choices: each(cast<Options>(input_options).list_options, ({ label }) => label),
    required: equals(required_to_create, true),
  }),
});

const ofType = { with: { ticket_type_id: { parameter: "ticket_type_id" } } } as const;

export const CreatePerson = action("POST /contacts", {
  path: "/people",
  parameters: { custom_attributes: { fields: fieldsOf(PersonAttributes) } },
  answerFields: { custom_attributes: fieldsOf(PersonAttributes) },
});

/** The type is in the body. */
export const OpenTicket = action("POST /tickets", {
  parameters: {
    "contacts.*.id": { choices: contacts },
    ticket_attributes: { fields: fieldsOf(AttributesOfTickets, ofType) },
  },
  answerFields: { ticket_attributes: fieldsOf(AttributesOfTickets, ofType) },
  trial: { without: ["conversation_to_link_id"] },
});

/** Its answer's schema says so for every operation: `schemas` of the connector. */
export const GetPerson = action("GET /contacts/{contact_id}", { path: "/people/{contact_id}" });

const made = named<Schemas["contact"]>("made");

/** A plan of its own: the update sends the same fields. */
export const UpsertPerson = plannedAction({
  method: "POST",
  path: "/people/upsert",
  summary: "Create or update person",
  description: "Creates a user, or updates the one with the same email address.",
  idempotent: true,
  inputs: {
    email: input.from("POST /contacts", "email", { required: true }),
    custom_attributes: input.from("POST /contacts", "custom_attributes", {
      fields: fieldsOf(PersonAttributes),
    }),
    // Has the choices of its name.
    owner_id: input.string({ title: "Owner", description: "Who looks after the person." }),
  },
  returns: returns.answerOf("GET /contacts/{contact_id}"),
  plan: ({ email, custom_attributes, owner_id }) => ({
    steps: [
      call("POST /contacts", {
        as: made,
        body: { role: "user", email, custom_attributes, owner_id },
        on: {
          409: [
            call("PUT /contacts/{contact_id}", {
              as: made,
              path: { contact_id: cast<string>(match(error.message, "id=([0-9A-Za-z_-]+)")) },
              body: { custom_attributes, owner_id },
            }),
          ],
        },
      }),
    ],
    answer: made,
  }),
});

const changed = named<Schemas["ticket"]>("ticket");

/** The type is sent nowhere: it only tells the fields, of the input and of the answer. */
export const FillInTicket = plannedAction({
  method: "PUT",
  path: "/tickets/{ticket_id}/fields",
  summary: "Fill in ticket",
  description: "Changes the fields of a ticket of a type.",
  inputs: {
    ticket_id: input.from("PUT /tickets/{ticket_id}", "ticket_id"),
    ticket_type_id: input.from("GET /ticket_types/{ticket_type_id}", "ticket_type_id", {
      required: true,
    }),
    ticket_attributes: input.from("PUT /tickets/{ticket_id}", "ticket_attributes", {
      fields: fieldsOf(AttributesOfTickets, ofType),
    }),
  },
  returns: returns.answerOf("PUT /tickets/{ticket_id}", {
    fields: { ticket_attributes: fieldsOf(AttributesOfTickets, ofType) },
  }),
  plan: ({ ticket_id, ticket_attributes }) => ({
    steps: [
      call("PUT /tickets/{ticket_id}", {
        as: changed,
        path: { ticket_id },
        body: { ticket_attributes },
      }),
    ],
    answer: changed,
  }),
  trial: {
    before: [
      call("POST /tickets", {
        as: changed,
        body: {
          ticket_type_id: sample("ticket_type_id"),
          contacts: [{ id: sample("contact_id") }],
        },
      }),
    ],
    values: { ticket_id: changed.id },
  },
});
