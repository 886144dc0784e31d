/**
 * Plans that must not compile, with inputs, steps, values and what is returned; `npm test` has the
 * compiler look. What compiles beside them must go on compiling.
 */

import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input, inputs } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import {
  call,
  error,
  fail,
  named,
  readAll,
  type SentAnswer,
  send,
  set,
  when,
} from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import {
  all,
  cast,
  each,
  equals,
  filter,
  find,
  first,
  given,
  ifElse,
  lookup,
  objectOf,
  oneOf,
  seconds,
  text,
  time,
} from "../../scripts/language/values.ts";

const texts = { summary: "Do it", description: "Does it." } as const;
const about = { title: "It", description: "About it." };

const contact = named<Schemas["contact"]>("contact");
const contacts = named<Schemas["contact"][]>("contacts");
const tag = named<Schemas["tag"]>("tag");
const allTags = named<Schemas["tag_list"]>("all_tags");
const word = named<"a" | "b">("word");
const answer = named<SentAnswer>("answer");
const tags = choices(action("GET /tags"), { items: "data", value: "id", title: "name" });

// --- Inputs ---

input.from("POST /contacts", "email", { title: "Address", required: true, choices: tags });
input.from("POST /tickets", "assignment.admin_assignee_id");
// @ts-expect-error: a call that the contract does not have
input.from("POST /contact", "email");
// @ts-expect-error: a parameter that the call does not have
input.from("POST /contacts", "emial");
// @ts-expect-error: a nested one that it does not have
input.from("POST /tickets", "assignment.admin_asignee_id");
// @ts-expect-error: a default of another type
input.from("POST /contacts", "email", { default: 3 });
// @ts-expect-error: an option that settings do not have
input.from("POST /contacts", "email", { example: "ada@example.com" });
// @ts-expect-error: a parameter that the call does not have
inputs("POST /contacts", "email", "emial");
// @ts-expect-error: nested ones need a key of their own, and so input.from
inputs("POST /tickets", "assignment.admin_assignee_id");
// @ts-expect-error: a choice is one of some words with titles
input.choice(["open"], about);
// @ts-expect-error: a group holds inputs
input.group({ name: about }, about);

// --- Steps ---

// @ts-expect-error: the role is not one of Intercom's
call("POST /contacts", { body: { role: "visitor" } });
// @ts-expect-error: a misspelt field
call("POST /contacts", { body: { role: "user", emial: "ada@example.com" } });
// @ts-expect-error: its path parameter is missing
call("POST /contacts/{contact_id}/archive", {});
// @ts-expect-error: steps instead of a failure are a list
call("GET /tags", { on: { 404: fail(404, "not_found", "There is none.") } });
// @ts-expect-error: a failure has no such part
fail(404, "not_found", error.text);
// @ts-expect-error: the answer is one tag, not a contact
set(contact, allTags.data.first.applied_at);
// @ts-expect-error: a condition is true or false, and a text is neither
when(contact.email, []);

readAll("POST /contacts/search", {
  items: "data",
  upTo: 300,
  as: contacts,
  body: { query: { field: "role", operator: "=", value: "lead" } },
});
// @ts-expect-error: the answer has no such list
readAll("GET /articles", { items: "articles", upTo: 50, as: contacts });
// @ts-expect-error: the items are articles
readAll("GET /articles", { items: "data", upTo: 50, as: word });
// @ts-expect-error: how many is not said
readAll("GET /calls", { items: "data", as: named("calls") });
readAll("GET /calls", {
  items: "data",
  upTo: 50,
  as: named("calls"),
  // @ts-expect-error: readAll chooses the page
  query: { page: 2 },
});
readAll("POST /contacts/search", {
  items: "data",
  upTo: 300,
  as: contacts,
  body: {
    query: { field: "role", operator: "=", value: "lead" },
    // @ts-expect-error: readAll chooses the page
    pagination: { per_page: 50 },
  },
});

send({ method: "GET", path: "/tags", as: answer });
// @ts-expect-error: where to is not said
send({ method: "GET", as: answer });
// @ts-expect-error: the answer is status, headers and body
send({ method: "GET", path: "/tags", as: tag });
// @ts-expect-error: host and sign-in are the connection's
send({ method: "GET", path: "/tags", headers: {}, as: answer });

// --- Values ---

// @ts-expect-error: a field that the contract does not have
time(contact.created);
// @ts-expect-error: a number is no ISO 8601 text
seconds(contact.created_at);
// @ts-expect-error: a word that the field cannot be
oneOf(contact.role, ["visitor"]);
// @ts-expect-error: a list of other things
oneOf(contact.role, contacts);
// @ts-expect-error: compared with what it cannot be
equals(word, "c");
// @ts-expect-error: an object has no text to compare
equals(contact.location, "Bergen");
// @ts-expect-error: the table lacks a word
lookup(word, { a: 1 });
// @ts-expect-error: all of conditions
all(contact.email);
// @ts-expect-error: an item has no such field
find(allTags.data, ({ nam }) => given(nam));
// @ts-expect-error: a condition of an item is true or false
filter(allTags.data, ({ name }) => name);
// @ts-expect-error: an entry is a key and a value
objectOf(allTags.data, ({ name }) => name);
// @ts-expect-error: a key is a text
objectOf(contacts, ({ created_at, id }) => [created_at, id]);
// @ts-expect-error: a tag is no list
each(tag, ({ name }) => name);
// @ts-expect-error: the condition comes first
ifElse("a", given(tag.name), "b");
// @ts-expect-error: what is taken to be a text has no fields of others
cast<string>(tag.name).colour;
// @ts-expect-error: an object has no text
text(contact.location);
// @ts-expect-error: a sample of something that is no parameter
sample("contactid");

// --- What is returned ---

const base = { ...texts, method: "GET", path: "/x" } as const;
const steps = [call("GET /tags", { as: allTags })];

plannedAction({ ...base, returns: returns.schema("tag"), plan: () => ({ steps, answer: tag }) });
plannedAction({
  ...base,
  returns: returns.listOfSchema("tag"),
  plan: () => ({ steps, answer: filter(allTags.data, ({ id }) => given(id)) }),
});
plannedAction({
  ...base,
  returns: returns.answerOf("GET /tags", { omit: ["data"] }),
  plan: () => ({ steps, answer: { data: [tag, { name: "VIP" }] } }),
});
plannedAction({ ...base, returns: returns.nothing, plan: () => ({ steps, answer: null }) });

plannedAction({
  ...base,
  returns: returns.schema("tag"),
  // @ts-expect-error: the plan answers a list where it returns one
  plan: () => ({ steps, answer: allTags.data }),
});
plannedAction({
  ...base,
  returns: returns.listOfSchema("tag"),
  // @ts-expect-error: the plan answers one where it returns a list
  plan: () => ({ steps, answer: allTags.data.first }),
});
plannedAction({
  ...base,
  returns: returns.schema("tag"),
  // @ts-expect-error: a field that the schema does not have
  plan: () => ({ steps, answer: { nam: "VIP" } }),
});
plannedAction({
  ...base,
  returns: returns.schema("tag"),
  // @ts-expect-error: a field of another type
  plan: () => ({ steps, answer: { name: contact.created_at } }),
});
plannedAction({
  ...base,
  returns: returns.fields({ tag: { ...about, is: returns.schema("tag") } }),
  // @ts-expect-error: what is returned under that name is missing
  plan: () => ({ steps, answer: {} }),
});
plannedAction({
  ...base,
  returns: returns.fields({ tags: { ...about, is: returns.listOfSchema("tag") } }),
  // @ts-expect-error: under that name a list is returned
  plan: () => ({ steps, answer: { tags: allTags.data.first } }),
});
plannedAction({
  ...base,
  returns: returns.nothing,
  // @ts-expect-error: nothing is returned
  plan: () => ({ steps, answer: tag }),
});
// @ts-expect-error: what is returned is not said
plannedAction({ ...base, plan: () => ({ steps, answer: tag }) });
// @ts-expect-error: no schema of that name
returns.schema("tagg");
// @ts-expect-error: no schema of that name
returns.listOfSchema("tagg");
// @ts-expect-error: a call that the contract does not have
returns.answerOf("GET /tag");
// @ts-expect-error: a call that answers nothing
returns.answerOf("DELETE /tags/{tag_id}");
// @ts-expect-error: a call that answers a file
returns.answerOf("GET /calls/{call_id}/recording");
// @ts-expect-error: a place that the answer does not have
returns.answerOf("GET /tags", { omit: ["dat"] });
// @ts-expect-error: makers are told nothing of it
returns.fields({ tag: { is: returns.schema("tag") } });
// @ts-expect-error: nothing cannot be one of several
returns.fields({ tag: { ...about, is: returns.nothing } });

plannedAction({
  ...base,
  method: "POST",
  path: "/x/{tag_id}",
  inputs: {
    ...inputs("GET /tags/{tag_id}", "tag_id"),
    names: input.list(input.string(about), about),
  },
  returns: returns.any(about),
  plan: ({ tag_id, names, ...rest }) => ({
    // @ts-expect-error: there is no further input
    steps: [call("POST /tags", { body: { name: rest.name } })],
    answer: { tag_id, all: each(names, (name) => name), first: first(names.first, tag_id) },
  }),
  // @ts-expect-error: a value of a trial is of the input's type
  trial: { values: { names: "a" } },
});
