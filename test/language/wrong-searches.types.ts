/**
 * Searches and dynamic schemas that must not compile: `npm run typecheck` fails where one of them
 * does, because the expected error is then missing. Beside them stand right ones. Nothing here runs.
 */
import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import type { connector } from "../../scripts/language/connector.ts";
import { input } from "../../scripts/language/inputs.ts";
import { fieldsOf, schemaAction } from "../../scripts/language/schema.ts";
import { search } from "../../scripts/language/search.ts";
import { named } from "../../scripts/language/steps.ts";
import { equals, lookup } from "../../scripts/language/values.ts";

const texts = { title: "Tag", description: "The tag." };

// --- Searches ---

const FindUsers = search("POST /contacts/search", {
  path: "/find_users",
  items: "data",
  where: [
    { field: "role", operator: "=", value: "user" },
    { field: "custom_attributes.plan", operator: "IN", value: ["pro", "team"] },
  ],
  filters: {
    email: "=",
    name: { operator: "~", title: "Part of the name" },
    created_after: { field: "created_at", operator: ">" },
    tag: { field: "tag_id", operator: "=", input: input.string(texts) },
  },
  sort: "created_at",
  omit: ["tags"],
  trial: { values: { email: "ada@example.com" }, without: ["name"] },
});
const FindSome = search("POST /conversations/search", {
  items: "conversations",
  filters: {
    "source.author.email": "=",
    closed: { field: "statistics.last_close_at", operator: ">" },
  },
  sort: "statistics.last_close_at",
  upTo: 150,
});
choices(FindUsers, {
  items: "value",
  value: "id",
  title: "name",
  with: { email: "a@example.com" },
});
choices(FindSome, { value: "id", title: "title" });

// @ts-expect-error: a filter that is no field, and does not say which
search("POST /contacts/search", { items: "data", filters: { mail: "=" } });
search("POST /contacts/search", {
  items: "data",
  // @ts-expect-error: a filter on a field that the search does not know
  filters: { mail: { field: "e_mail", operator: "=" } },
});
// @ts-expect-error: an operator that Intercom does not have
search("POST /contacts/search", { items: "data", filters: { email: "LIKE" } });
// @ts-expect-error: an operator that texts do not have
search("POST /contacts/search", { items: "data", filters: { email: ">" } });
search("POST /contacts/search", {
  items: "data",
  // @ts-expect-error: contacts' times are compared by day only
  filters: { since: { field: "created_at", operator: ">=" } },
});
// @ts-expect-error: a filter without an operator
search("POST /contacts/search", { items: "data", filters: { since: { field: "created_at" } } });
// @ts-expect-error: a list is no search
search("GET /contacts", { items: "data" });
// @ts-expect-error: sorted by what is no time
search("POST /contacts/search", { items: "data", sort: "name" });
// @ts-expect-error: no such list in the answer
search("POST /contacts/search", { items: "contacts" });
search("POST /tickets/search", {
  items: "tickets",
  // @ts-expect-error: a condition on a field that the search does not know
  where: [{ field: "admin", operator: "=", value: "1" }],
});
search("POST /tickets/search", {
  items: "tickets",
  // @ts-expect-error: a condition with a value of another kind
  where: [{ field: "open", operator: "=", value: "true" }],
});
search("POST /tickets/search", {
  items: "tickets",
  // @ts-expect-error: one of several values, and only one of them
  where: [{ field: "state", operator: "IN", value: "resolved" }],
});
// @ts-expect-error: an item has no such part
search("POST /tickets/search", { items: "tickets", omit: ["parts"] });
search("POST /tickets/search", {
  items: "tickets",
  filters: { open: "=" },
  // @ts-expect-error: a trial with a value for a filter that is none
  trial: { values: { opened: true } },
});
// @ts-expect-error: up to a number, it answers the list itself
choices(FindSome, { items: "value", value: "id", title: "title" });

// --- Dynamic schemas ---

const kinds = {
  string: "string",
  integer: "integer",
  float: "number",
  boolean: "boolean",
  date: "date-time",
} as const;
const ContactAttributes = schemaAction("GET /data_attributes", {
  items: "data",
  fixed: { model: "contact" },
  where: ({ custom }) => equals(custom, true),
  field: ({ name, data_type, options }) => ({
    name,
    title: name,
    type: lookup(data_type, kinds),
    choices: options,
  }),
});
const TicketAttributes = schemaAction("GET /ticket_types/{ticket_type_id}", {
  items: "ticket_type_attributes.data",
  field: ({ name }) => ({ name, title: name, type: "string" }),
});
const contactFields = fieldsOf(ContactAttributes);
const ofType = fieldsOf(TicketAttributes, {
  with: { ticket_type_id: { parameter: "ticket_type_id" } },
});

action("POST /contacts", { parameters: { custom_attributes: { fields: contactFields } } });
action("POST /tickets", {
  parameters: { ticket_attributes: { fields: ofType } },
  answerFields: { ticket_attributes: ofType },
});
action("GET /contacts/{contact_id}", { answerFields: { custom_attributes: contactFields } });
input.from("POST /contacts", "custom_attributes", { fields: contactFields });

// @ts-expect-error: these fields depend on a parameter that the action does not have
action("PUT /tickets/{ticket_id}", { parameters: { ticket_attributes: { fields: ofType } } });
// @ts-expect-error: those of an answer, too
action("GET /tickets/{ticket_id}", { answerFields: { ticket_attributes: ofType } });
// @ts-expect-error: the answer has no such part
action("GET /tickets/{ticket_id}", { answerFields: { attributes: contactFields } });
// @ts-expect-error: the telling action has no such parameter
fieldsOf(TicketAttributes, { with: { type_id: { parameter: "ticket_type_id" } } });
// @ts-expect-error: a constant that the parameter cannot be
fieldsOf(ContactAttributes, { with: { model: "ticket" } });
// @ts-expect-error: fields come from fieldsOf
action("POST /contacts", { parameters: { custom_attributes: { fields: ContactAttributes } } });
// @ts-expect-error: an action that tells no fields
fieldsOf(FindUsers);
schemaAction("GET /data_attributes", {
  items: "data",
  // @ts-expect-error: the fixed value is none of the words
  fixed: { model: "ticket" },
  field: ({ name }) => ({ name, title: name, type: "string" }),
});
schemaAction("GET /data_attributes", {
  // @ts-expect-error: no such list in the answer
  items: "attributes",
  field: () => ({ name: named("a"), title: named("a"), type: "string" }),
});
schemaAction("GET /data_attributes", {
  items: "data",
  field: ({ name, data_type }) => ({
    name,
    title: name,
    // @ts-expect-error: a type of attribute that the table lacks
    type: lookup(data_type, { string: "string" }),
  }),
});
schemaAction("GET /data_attributes", {
  items: "data",
  // @ts-expect-error: a type that fields cannot have
  field: ({ name }) => ({ name, title: name, type: "text" }),
});
schemaAction("GET /data_attributes", {
  items: "data",
  // @ts-expect-error: a field without a title
  field: ({ name }) => ({ name, type: "string" }),
});

type Schemas = NonNullable<Parameters<typeof connector>[0]["schemas"]>;
export const changes: Schemas = {
  contact: { fields: { custom_attributes: contactFields } },
  // @ts-expect-error: what these fields depend on is no parameter of every operation with a ticket
  ticket: { fields: { ticket_attributes: ofType } },
};
