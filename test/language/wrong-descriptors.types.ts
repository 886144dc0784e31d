/**
 * Descriptors that must not compile: `npm run typecheck` fails where one of them does, because the
 * expected error is then missing. Nothing here runs.
 */
import type { components } from "../../generated/contract.ts";
import { choices, choicesIn } from "../../scripts/language/dropdown.ts";
import { action, one, plannedAction } from "../../scripts/language/operations.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, named, pages } from "../../scripts/language/steps.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { oneOf, time } from "../../scripts/language/values.ts";

type Contact = components["schemas"]["contact"];

const texts = { summary: "List tags", description: "Lists the tags." };
const listTags = action("ListTags", { ...texts, call: "GET /tags" });
const contact = named<Contact>("contact");

// A plain action, as it should be.
action("GetTag", {
  ...texts,
  call: "GET /tags/{tag_id}",
  parameters: { tag_id: { dropdown: choicesIn(listTags, "data", "id", "name") } },
});

// @ts-expect-error: the path is misspelt
action("GetTag", { ...texts, call: "GET /tag/{tag_id}" });
// @ts-expect-error: the operation has no such method
action("GetTag", { ...texts, call: "PUT /tags/{tag_id}" });
// @ts-expect-error: the parameter is misspelt
action("GetTag", { ...texts, call: "GET /tags/{tag_id}", parameters: { tagid: {} } });
// @ts-expect-error: a description is missing
action("GetTag", { call: "GET /tags/{tag_id}", summary: "Get tag" });
// @ts-expect-error: there is no such visibility
action("GetTag", { ...texts, call: "GET /tags/{tag_id}", visibility: "hidden" });

// @ts-expect-error: the answer holds no such list
choicesIn(listTags, "tags", "id", "name");
// @ts-expect-error: an entry has no such field
choicesIn(listTags, "data", "id", "title");
// @ts-expect-error: the answer is an object, not a list
choices(listTags, "id", "name");
// @ts-expect-error: a dropdown names an action, not a text
choicesIn("ListTags", "data", "id", "name");

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
pages("POST /companies/list", { items: "companies", max: 1, by: "number", as: contact });

// @ts-expect-error: a contact has no such field
contact.location.town;
// @ts-expect-error: a text is not a time
time(contact.email);
// @ts-expect-error: not a role
oneOf(contact.role, ["customer"]);
// @ts-expect-error: a field that is a text is filled from a text
field.optional("string", "Created", "The time.", contact.created_at);

const person = shape<Contact>()("Person", "Person", "A person.", ({ id }) => ({
  id: field.always("string", "Id", "The id.", id),
}));
const place = shape<Contact>()("Place", "Place", "A place.", ({ location }) => ({
  city: field.optional("string", "City", "The city.", location.city),
}));

plannedAction("GetPerson", {
  ...texts,
  method: "GET",
  path: "/people",
  returns: one(person),
  // @ts-expect-error: the plan answers another shape than the action returns
  plan: () => ({ steps: [], answer: place.from(contact) }),
});

plannedAction("GetPerson", {
  ...texts,
  method: "GET",
  path: "/people/{id}",
  parameters: { id: { in: "path", title: "Id", description: "The id." } },
  returns: one(person),
  // @ts-expect-error: the action has no such parameter
  plan: ({ person_id }) => ({ steps: [], answer: person.from(person_id) }),
});

const polled = shape<{ item: Contact; names: Record<never, string[]> }>()(
  "Polled",
  "Polled",
  "A contact.",
  ({ item }) => ({ id: field.always("string", "Id", "The id.", item.id) }),
);
const trigger = {
  ...texts,
  hint: "Do something.",
  path: "/poll",
  search: "POST /contacts/search",
  items: "data",
  precision: "day",
  returns: polled,
  listName: "Polled_List",
} as const;

pollingTrigger("TrigSomething", { ...trigger, time: "created_at" });
// @ts-expect-error: not a time of a contact
pollingTrigger("TrigSomething", { ...trigger, time: "email" });
// @ts-expect-error: not a search
pollingTrigger("TrigSomething", { ...trigger, time: "created_at", search: "GET /contacts" });
// @ts-expect-error: the search's answer has no such list
pollingTrigger("TrigSomething", { ...trigger, time: "created_at", items: "contacts" });
pollingTrigger("TrigSomething", {
  ...trigger,
  time: "created_at",
  // @ts-expect-error: a contact has no such field
  filters: [{ field: "kind", operator: "=", value: "user" }],
});
