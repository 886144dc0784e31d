/**
 * Triggers that must not compile, beside right ones of each kind; see wrong-descriptors.types.ts.
 * Nothing here runs.
 */
import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call } from "../../scripts/language/steps.ts";
import { type Polled, partsOf, pollingTrigger } from "../../scripts/language/trigger.ts";
import { equals, given, oneOf } from "../../scripts/language/values.ts";
import { instantTrigger, type Notified, webhookTrigger } from "../../scripts/language/webhook.ts";

const texts = { summary: "When it happens", description: "Starts it.", hint: "Do it.", fires: [] };
const teams = choices(action("GET /teams"), { items: "teams", value: "id", title: "name" });
const contacts = { ...texts, poll: "POST /contacts/search", items: "data" } as const;
const conversations = {
  ...texts,
  poll: "POST /conversations/search",
  items: "conversations",
} as const;
const articles = { ...texts, poll: "GET /articles", items: "data", time: "updated_at" } as const;
const events = { ...texts, poll: "GET /events", items: "events", time: "created_at" } as const;
const text = { title: "Text", description: "A text." };

// --- Searches and lists ---

pollingTrigger({ ...contacts, time: "updated_at", created: "created_at" });
pollingTrigger({ ...conversations, time: "statistics.last_close_at" });
pollingTrigger({
  ...conversations,
  time: "conversation_rating.created_at",
  searchedAs: "conversation_rating.replied_at",
});
pollingTrigger({ ...articles, keep: ({ item }) => oneOf(item.state, ["published"]) });
pollingTrigger({ ...texts, poll: "GET /macros", items: "data", time: "updated_at" });
pollingTrigger({
  ...texts,
  poll: "GET /admins/activity_logs",
  items: "activity_logs",
  since: "created_at_after",
  time: "created_at",
});

// @ts-expect-error: not a time of a contact
pollingTrigger({ ...contacts, time: "email" });
// @ts-expect-error: a number that is no time
pollingTrigger({ ...conversations, time: "statistics.count_reopens" });
// @ts-expect-error: a created that is no time
pollingTrigger({ ...contacts, time: "updated_at", created: "email" });
// @ts-expect-error: neither a search nor a list
pollingTrigger({ ...texts, poll: "POST /contacts", items: "data", time: "created_at" });
// @ts-expect-error: the search's answer has no such list
pollingTrigger({ ...contacts, time: "created_at", items: "contacts" });
// @ts-expect-error: what makes it fire is a list of calls
pollingTrigger({ ...contacts, time: "created_at", fires: "POST /contacts" });
pollingTrigger({
  ...contacts,
  time: "created_at",
  // @ts-expect-error: a call that makes it fire has a wrong body
  fires: [call("POST /contacts", { body: { role: "visitor" } })],
});
// @ts-expect-error: a list is not searched under another name
pollingTrigger({ ...articles, searchedAs: "created_at" });
// @ts-expect-error: a search begins at a time by itself
pollingTrigger({ ...contacts, time: "created_at", since: "created_at" });
// @ts-expect-error: the list has no such parameter
pollingTrigger({ ...articles, since: "updated_after" });
// @ts-expect-error: an item has no such part
pollingTrigger({ ...articles, omit: ["translated_contents"] });
// @ts-expect-error: a path begins with a slash
pollingTrigger({ ...articles, path: "triggers/article" });

// --- Conditions and filters ---

pollingTrigger({
  ...conversations,
  time: "updated_at",
  where: [
    { field: "state", operator: "IN", value: ["open", "snoozed"] },
    { field: "statistics.count_reopens", operator: ">", value: 1 },
    { field: "tag_ids", operator: "!=", value: "7" },
  ],
  filters: {
    state: "=",
    team: { field: "team_assignee_id", operator: "=", title: "Team", choices: teams },
    tag: { field: "tag_ids", operator: "=", ...text, required: true },
    text: { field: "source.body", operator: "~", input: input.string(text) },
  },
});
pollingTrigger({
  ...contacts,
  time: "created_at",
  // @ts-expect-error: a contact has no such field
  where: [{ field: "kind", operator: "=", value: "user" }],
});
pollingTrigger({
  ...conversations,
  time: "updated_at",
  // @ts-expect-error: a text in place of a number
  where: [{ field: "statistics.count_reopens", operator: ">", value: "1" }],
});
pollingTrigger({
  ...conversations,
  time: "updated_at",
  // @ts-expect-error: one value where any of several is asked for
  where: [{ field: "state", operator: "IN", value: "open" }],
});
pollingTrigger({
  ...conversations,
  time: "updated_at",
  // @ts-expect-error: an operator that Intercom does not have
  where: [{ field: "state", operator: "LIKE", value: "open" }],
});
// @ts-expect-error: conditions are for searches
pollingTrigger({ ...articles, where: [{ field: "state", operator: "=", value: "published" }] });
// @ts-expect-error: filters are for searches
pollingTrigger({ ...articles, filters: { state: "=" } });
// @ts-expect-error: a filter that is no field and does not say which
pollingTrigger({ ...contacts, time: "created_at", filters: { mail: "=" } });
pollingTrigger({
  ...contacts,
  time: "created_at",
  // @ts-expect-error: a filter on a field that does not exist
  filters: { mail: { field: "e_mail", operator: "=", ...text } },
});
// @ts-expect-error: a filter with an operator that Intercom does not have
pollingTrigger({ ...contacts, time: "created_at", filters: { email: "LIKE" } });
pollingTrigger({
  ...conversations,
  time: "updated_at",
  // @ts-expect-error: an operator that the field does not have
  filters: { read: { field: "read", operator: ">" } },
});

// --- Inputs ---

pollingTrigger({
  ...events,
  inputs: { contact_id: input.string({ ...text, required: true }) },
  with: { type: "user", intercom_user_id: { parameter: "contact_id" } },
  keep: (_, { contact_id }) => given(contact_id),
});
// @ts-expect-error: refers to an input that the trigger does not have
pollingTrigger({ ...events, with: { email: { parameter: "mail" } } });
// @ts-expect-error: the list has no such parameter
pollingTrigger({ ...events, with: { mail: "ada@example.com" } });
// @ts-expect-error: a constant that the parameter cannot be
pollingTrigger({ ...events, with: { type: "lead" } });
// @ts-expect-error: the pages are the trigger's own business
pollingTrigger({ ...events, with: { per_page: 5 } });
// @ts-expect-error: a search has no parameters
pollingTrigger({ ...contacts, time: "created_at", with: { email: "ada@example.com" } });
// @ts-expect-error: keep reads an input that the trigger does not have
pollingTrigger({ ...articles, keep: (_, { state }) => given(state) });
// @ts-expect-error: an input is made by input.string and the like
pollingTrigger({ ...articles, inputs: { state: text } });

// --- What is kept and delivered ---

const parts = partsOf(
  "GET /conversations/{conversation_id}",
  "conversation_parts.conversation_parts",
  "created_at",
);
type Part = Schemas["conversation_part"];
type Listed = Schemas["conversation_list_item"];
const partShape = shape<Polled<Listed, never, Part>>()("P", "P", "P.", ({ item, part }) => ({
  id: field.optional("string", "Id", "The id.", item.id),
  body: field.optional("string", "Body", "The text.", part.body),
}));
const tagged = shape<Polled<Schemas["contact"], "tags">>()("T", "T", "T.", ({ names }) => ({
  tags: field.list("Tags", "The tags.", names.tags, (name) => ({
    name: field.always("string", "Name", "The name.", name),
  })),
}));
const tagNames = { own: "GET /contacts/{contact_id}/tags", all: "GET /tags" } as const;

pollingTrigger({
  ...conversations,
  time: "updated_at",
  parts,
  keep: ({ part }) => oneOf(part.part_type, ["note"]),
  returns: partShape,
});
pollingTrigger({ ...contacts, time: "created_at", names: { tags: tagNames }, returns: tagged });
pollingTrigger({
  ...conversations,
  time: "created_at",
  // @ts-expect-error: compared with what Intercom does not say
  keep: ({ item }) => oneOf(item.state, ["shut"]),
});
pollingTrigger({
  ...conversations,
  time: "created_at",
  // @ts-expect-error: compared with what Intercom never says, one by one, too
  keep: ({ item }) => equals(item.state, "shut"),
});
// @ts-expect-error: an item has no such field
pollingTrigger({ ...conversations, time: "created_at", keep: ({ item }) => given(item.status) });
// @ts-expect-error: there are no parts
pollingTrigger({ ...conversations, time: "created_at", keep: ({ part }) => given(part) });
// @ts-expect-error: the shape is made of parts, and there are none
pollingTrigger({ ...conversations, time: "created_at", returns: partShape });
// @ts-expect-error: the shape is made of names that are not looked up
pollingTrigger({ ...contacts, time: "created_at", returns: tagged });
// @ts-expect-error: names of what an item does not link to
pollingTrigger({ ...contacts, time: "created_at", names: { teams: tagNames } });
// @ts-expect-error: a text links to nothing
pollingTrigger({ ...contacts, time: "created_at", names: { email: tagNames } });
pollingTrigger({
  ...contacts,
  time: "created_at",
  // @ts-expect-error: names come from one list or from a call each, not from both
  names: { tags: { ...tagNames, each: "GET /tags/{tag_id}" } },
});
// @ts-expect-error: parts are of what is searched
pollingTrigger({ ...articles, parts });
// @ts-expect-error: the parts are elsewhere
partsOf("GET /conversations/{conversation_id}", "conversation_parts.parts", "created_at");
// @ts-expect-error: no time of a part
partsOf("GET /conversations/{conversation_id}", "conversation_parts.conversation_parts", "body");

// --- Webhooks ---

const WhenClosed = pollingTrigger({ ...conversations, time: "statistics.last_close_at" });
const deleted = shape<Notified<Schemas["contact"]>>()("D", "D", "D.", ({ item }) => ({
  id: field.optional("string", "Id", "The id.", item.id),
}));

instantTrigger(WhenClosed, { topics: ["conversation.admin.closed"] });
webhookTrigger({ ...texts, topics: ["contact.deleted", "contact.archived"], returns: deleted });
// @ts-expect-error: a topic that Intercom does not have
instantTrigger(WhenClosed, { topics: ["conversation.closed"] });
// @ts-expect-error: a topic that carries something else
instantTrigger(WhenClosed, { topics: ["contact.user.created"] });
// @ts-expect-error: a topic that carries something else, though much like it
instantTrigger(WhenClosed, { topics: ["ticket.created"] });
// @ts-expect-error: a topic that carries more than the conversation
instantTrigger(WhenClosed, { topics: ["conversation.contact.attached"] });
webhookTrigger({ ...texts, topics: ["conversation.admin.closed"], catchUp: WhenClosed });
// @ts-expect-error: what is checked is about something else
webhookTrigger({ ...texts, topics: ["ticket.closed"], catchUp: WhenClosed });
// @ts-expect-error: what checks is a trigger that polls
webhookTrigger({ ...texts, topics: ["contact.deleted"], catchUp: action("GET /tags") });
// @ts-expect-error: a trigger at once is like one that polls
instantTrigger(action("GET /tags"), { topics: ["contact.deleted"] });
// @ts-expect-error: a topic that Intercom does not have
webhookTrigger({ ...texts, topics: ["contact.removed"] });
// @ts-expect-error: makers are not told how to see it work
webhookTrigger({ summary: "When", description: "It.", fires: [], topics: ["contact.deleted"] });
// @ts-expect-error: the shape is made of names, which a notification does not bring
webhookTrigger({ ...texts, topics: ["contact.deleted"], returns: tagged });
