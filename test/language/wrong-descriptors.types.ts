/**
 * Descriptors that must not compile: `npm run typecheck` fails where one of them does, because the
 * expected error is then missing. Beside them stand right ones of each kind. Nothing here runs.
 */
import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { type ConnectorDescriptor, connector, resource } from "../../scripts/language/connector.ts";
import { input } from "../../scripts/language/inputs.ts";
import { list } from "../../scripts/language/list.ts";
import type { Narrowed } from "../../scripts/language/parameters.ts";
import type { PlaceIn } from "../../scripts/language/places.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, named, readAll } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { oneOf, time } from "../../scripts/language/values.ts";

type Contact = Schemas["contact"];

const contact = named<Contact>("contact");
const texts = { summary: "Get person", description: "Gets a person." };

// --- Plain actions ---

const ListTags = action("GET /tags");
const ListAdmins = action("GET /admins");
const ListDataAttributes = action("GET /data_attributes");
const GetTicketType = action("GET /ticket_types/{ticket_type_id}");
const tags = choices(ListTags, { items: "data", value: "id", title: "name" });
const admins = choices(ListAdmins, { items: "admins", value: "id", title: "name" });
/** Only the states of the ticket type that was chosen. */
const statesOfType = choices(GetTicketType, {
  items: "ticket_states.data",
  value: "id",
  title: "internal_label",
  with: { ticket_type_id: { parameter: "ticket_type_id" } },
});
choices(ListDataAttributes, {
  items: "data",
  value: "full_name",
  title: "label",
  with: { model: "contact" },
});

action("GET /tags/{tag_id}");
action("POST /tickets", {
  parameters: {
    ticket_type_id: "important",
    "assignment.admin_assignee_id": { choices: admins, title: "Teammate" },
    "contacts.*.external_id": "advanced",
    skip_notifications: "omit",
  },
});
action("POST /conversations/{conversation_id}/parts", {
  path: "/conversations/{conversation_id}/close",
  ...texts,
  fixed: { message_type: "close", type: "admin" },
  only: ["admin_id", "body"],
});
action("POST /messages", {
  fixed: { message_type: "email", from: { type: "admin" }, to: { type: "user" } },
  only: ["from.id", "to.id", "subject", "body", "template"],
  parameters: { "from.id": { choices: admins }, template: { default: "plain" } },
});
action("GET /download/content/data/{job_identifier}", { content: "text" });
action("POST /contacts/{contact_id}/unarchive", {
  trial: {
    before: [
      call("POST /contacts/{contact_id}/archive", { path: { contact_id: sample("contact_id") } }),
    ],
  },
});
action("GET /events", { trial: { without: ["user_id", "email"] } });
action("GET /tags/{tag_id}", { trial: { values: { tag_id: contact.id } } });
action("GET /tags/{tag_id}", { deprecated: { replacement: ListTags } });
action("GET /articles/{article_id}", { omit: ["translated_content"] });

const manage = "POST /conversations/{conversation_id}/parts";
// @ts-expect-error: the contract has no such path
action("GET /tag/{tag_id}");
// @ts-expect-error: the operation has no such method
action("PUT /tags/{tag_id}");
// @ts-expect-error: the parameter is misspelt
action("POST /contacts", { parameters: { emial: "important" } });
// @ts-expect-error: the nested field is misspelt
action("POST /tickets", { parameters: { "assignment.admin_asignee_id": "omit" } });
// @ts-expect-error: a field of the entries, not of the list
action("POST /tickets", { parameters: { "contacts.email": "omit" } });
// @ts-expect-error: there is no such visibility
action("POST /contacts", { parameters: { email: "hidden" } });
// @ts-expect-error: there is no such visibility
action("GET /tags", { visibility: "hidden" });
// @ts-expect-error: a word that the field does not have
action(manage, { fixed: { message_type: "closed" } });
// @ts-expect-error: a text where a boolean is taken
action("PUT /tickets/{ticket_id}", { fixed: { open: "true" } });
// @ts-expect-error: a fixed field that is none, beside one that is
action(manage, { fixed: { message_type: "close", typ: "admin" } });
// @ts-expect-error: a default of the wrong type
action("POST /messages", { parameters: { template: { default: 3 } } });
// @ts-expect-error: there is no such field to ask for
action(manage, { fixed: { message_type: "close" }, only: ["admin"] });
// @ts-expect-error: no alternative has this word
action("POST /messages", { fixed: { to: { type: "visitor" } } });
// @ts-expect-error: a field of another alternative than the chosen one
action("POST /messages", { fixed: { to: { type: "user" } }, only: ["to.phone"] });
// @ts-expect-error: the answer has no such part
action("GET /articles/{article_id}", { omit: ["translated_contents"] });
// @ts-expect-error: Intercom has no such permission
action("GET /tags", { permission: "Read tag" });
// @ts-expect-error: the replacement is an operation, not a name
action("GET /tags", { deprecated: { replacement: "ListTags" } });
// @ts-expect-error: JSON is no file
action("GET /tags", { content: "text" });
// @ts-expect-error: a path begins with a slash
action("GET /tags", { path: "tags" });
// @ts-expect-error: an effect that is none
action("GET /tags", { effect: "remove" });
// @ts-expect-error: the id is the export's name; it is not written here
action("GetTag", { call: "GET /tags/{tag_id}" });
// @ts-expect-error: choices are made by choices()
action("GET /tags/{tag_id}", { parameters: { tag_id: { choices: ListTags } } });
// @ts-expect-error: the choices depend on a parameter that the action does not have
action("PUT /tickets/{ticket_id}", { parameters: { ticket_state_id: { choices: statesOfType } } });

// @ts-expect-error: no parameter of the contract has this name
sample("contactid");
// @ts-expect-error: a trial without a parameter that is none
action("GET /events", { trial: { without: ["mail"] } });
// @ts-expect-error: a trial with a value for a parameter that is none
action("GET /events", { trial: { values: { mail: "ada@example.com" } } });
// @ts-expect-error: a value of the wrong type
action("GET /tags/{tag_id}", { trial: { values: { tag_id: true } } });

// --- Lists ---

const ListArticles = list("GET /articles", { items: "data" });
list("GET /articles/search", { items: "data.articles", omit: ["statistics"] });
const ListCollections = list("GET /help_center/collections", { items: "data", upTo: 300 });
choices(ListArticles, { items: "value", value: "id", title: "title" });
choices(ListCollections, { value: "id", title: "name" });
// @ts-expect-error: the answer has no such list
list("GET /contacts", { items: "contacts" });
// @ts-expect-error: not a list
list("GET /conversations", { items: "total_count" });
// @ts-expect-error: where the list is is not said
list("GET /contacts", {});
// @ts-expect-error: an item has no such part
list("GET /articles", { items: "data", omit: ["translated_contents"] });
// @ts-expect-error: a list's answer holds its items under value
choices(ListArticles, { items: "data", value: "id", title: "title" });

// --- Choices ---

// @ts-expect-error: the entries have no such field
choices(ListTags, { items: "data", value: "idd", title: "name" });
// @ts-expect-error: the answer holds no such list
choices(ListTags, { items: "tags", value: "id", title: "name" });
// @ts-expect-error: the answer is an object, and where its list is is not said
choices(ListTags, { value: "id", title: "name" });
// @ts-expect-error: an action fills it, not a name
choices("ListTags", { items: "data", value: "id", title: "name" });
choices(ListDataAttributes, {
  items: "data",
  value: "name",
  title: "label",
  // @ts-expect-error: the filling action has no such parameter
  with: { modle: "contact" },
});
choices(ListDataAttributes, {
  items: "data",
  value: "name",
  title: "label",
  // @ts-expect-error: a constant that the parameter cannot be
  with: { model: "ticket" },
});

// --- Steps and values ---

// @ts-expect-error: a path parameter is missing
call("GET /tags/{tag_id}", {});
// @ts-expect-error: the path parameter is misspelt
call("GET /tags/{tag_id}", { path: { id: "1" } });
// @ts-expect-error: the body has no such field
call("POST /contacts", { body: { role: "user", mail: "ada@example.com" } });
// @ts-expect-error: the role is not one of Intercom's
call("POST /contacts", { body: { role: "customer" } });
// @ts-expect-error: the answer is a list of tags, not a contact
call("GET /tags", { as: contact });
// @ts-expect-error: the answer of this call has no list of that name
readAll("POST /companies/list", { items: "companies", upTo: 60, as: contact });
// @ts-expect-error: a contact has no such field
contact.location.town;
// @ts-expect-error: a text is not a time
time(contact.email);
// @ts-expect-error: not a role
oneOf(contact.role, ["customer"]);
// @ts-expect-error: a field that is a text is filled from a text
field.optional("string", "Created", "The time.", contact.created_at);

// --- Planned actions ---

const person = shape<Contact>()("Person", "Person", "A person.", ({ id }) => ({
  id: field.always("string", "Id", "The id.", id),
}));
const place = shape<Contact>()("Place", "Place", "A place.", ({ location }) => ({
  city: field.optional("string", "City", "The city.", location.city),
}));
const id = { title: "Id", description: "The id." };

plannedAction({
  ...texts,
  method: "GET",
  path: "/people/{id}",
  inputs: {
    id: input.string({ ...id, required: true, choices: tags }),
    since: input.dateTime({ title: "Since", description: "The first day." }),
    state: input.choice({ open: "Open", closed: "Closed" }, { ...id, title: "State" }),
  },
  returns: returns.one(person),
  plan: () => ({ steps: [], answer: person.from(contact) }),
  trial: { values: { since: 1767225600 } },
});
plannedAction({
  ...texts,
  method: "GET",
  path: "/people",
  returns: returns.one(person),
  // @ts-expect-error: the plan answers another shape than the action returns
  plan: () => ({ steps: [], answer: place.from(contact) }),
});
plannedAction({
  ...texts,
  method: "GET",
  path: "/people/{id}",
  inputs: { id: input.string(id) },
  returns: returns.one(person),
  // @ts-expect-error: the action has no such input
  plan: ({ person_id }) => ({ steps: [], answer: person.from(person_id) }),
});
plannedAction({
  ...texts,
  method: "GET",
  path: "/people/{id}",
  // @ts-expect-error: an input is made by input.string and the like
  inputs: { id },
  returns: returns.one(person),
  plan: () => ({ steps: [], answer: person.from(contact) }),
});
// @ts-expect-error: makers are told nothing of the input
input.string({ title: "Id" });
// @ts-expect-error: it has no summary
plannedAction({
  method: "GET",
  path: "/x",
  description: "",
  returns: returns.one(person),
  plan: () => ({ steps: [], answer: person.from(contact) }),
});

// --- References ---

const seen = named<{ first: string; last: string; all: { id: string }[] }>("seen");
time(named<{ at: number }[]>("times").first.at);
oneOf(seen.last, ["now"]);
// @ts-expect-error: first is the first entry of a list, so a field of that name cannot be read
oneOf(seen.first, ["now"]);

// --- The connector ---

declare const descriptor: ConnectorDescriptor;
resource("Tags", { read: "Read tags", write: "Write tags" }, { ListTags, tags });
connector({ ...descriptor, choices: { tag_id: tags, "articles/{id}": tags } });
connector({ ...descriptor, advice: { 401: "Check the token.", "5xx": "Try again later." } });
// @ts-expect-error: advice goes by status, or by 5xx for all faults of the service
connector({ ...descriptor, advice: { "4xx": "Check what was sent." } });
// @ts-expect-error: no schema of that name
connector({ ...descriptor, schemas: { articles: { omit: ["body"] } } });
// @ts-expect-error: the schema has no such place
connector({ ...descriptor, schemas: { article: { omit: ["translated_contents"] } } });
// @ts-expect-error: no parameter of that name anywhere
connector({ ...descriptor, choices: { tagid: tags } });
// @ts-expect-error: Intercom has no such permission
resource("Tags", { read: "Read tag" }, { ListTags });
// @ts-expect-error: a module of descriptors exports operations and choices, nothing else
resource("Tags", {}, { ListTags, person });
// @ts-expect-error: the connection is tested by an action
connector({ ...descriptor, testConnection: "GetConnectedTeammate" });

// --- Bodies that are alternatives as a whole: the contract has none today, so here is a made-up one ---

type Reply =
  | { kind: "admin"; admin_id: string; body: string }
  | { kind: "contact"; email: string; body: string };
type ContactReply = PlaceIn<Narrowed<Reply, { kind: "contact" }>>;
export const asked: readonly ContactReply[] = ["email", "body"];
// @ts-expect-error: a field of the other alternative
export const wrong: ContactReply = "admin_id";
// @ts-expect-error: no alternative has this, so there is no field to ask for
export const none: PlaceIn<Narrowed<Reply, { kind: "bot" }>> = "body";
