/** What reaches over contacts, conversations and tickets at once. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, named, when } from "../../scripts/language/steps.ts";
import { equals, first, lookup, oneOf } from "../../scripts/language/values.ts";

const people = named<Schemas["contact_list"]>("people");
const talks = named<Schemas["conversation_list"]>("talks");
const requests = named<Schemas["ticket_list"]>("requests");

const ONE = { per_page: 1 } as const;

const counted = shape<{ count: number }>()(
  "Count",
  "Count",
  "How many there are.",
  ({ count }) => ({
    count: field.always("integer", "Count", "How many there are.", count),
  }),
);

/** Searches tell how many they find. */
export const CountThings = plannedAction({
  method: "GET",
  path: "/count",
  summary: "Count contacts, conversations or tickets",
  description:
    "Says how many users, leads, conversations or tickets there are. What was made in the last minutes may not be counted yet.",
  inputs: {
    what: input.choice(
      {
        users: "Users",
        leads: "Leads",
        conversations: "Conversations",
        open_conversations: "Open conversations",
        tickets: "Tickets",
        open_tickets: "Open tickets",
      },
      { title: "What", description: "What to count.", required: true, example: "users" },
    ),
  },
  returns: returns.one(counted),
  plan: ({ what }) => ({
    steps: [
      when(oneOf(what, ["users", "leads"]), [
        call("POST /contacts/search", {
          as: people,
          body: {
            query: {
              field: "role",
              operator: "=",
              value: lookup(what, {
                users: "user",
                leads: "lead",
                conversations: "",
                open_conversations: "",
                tickets: "",
                open_tickets: "",
              }),
            },
            pagination: ONE,
          },
        }),
      ]),
      when(equals(what, "conversations"), [
        call("POST /conversations/search", {
          as: talks,
          body: { query: { field: "created_at", operator: ">", value: 0 }, pagination: ONE },
        }),
      ]),
      when(equals(what, "open_conversations"), [
        call("POST /conversations/search", {
          as: talks,
          body: { query: { field: "open", operator: "=", value: true }, pagination: ONE },
        }),
      ]),
      when(equals(what, "tickets"), [
        call("POST /tickets/search", {
          as: requests,
          body: { query: { field: "created_at", operator: ">", value: 0 }, pagination: ONE },
        }),
      ]),
      when(equals(what, "open_tickets"), [
        call("POST /tickets/search", {
          as: requests,
          body: { query: { field: "open", operator: "=", value: true }, pagination: ONE },
        }),
      ]),
    ],
    answer: {
      count: first(people.total_count, talks.total_count, requests.total_count),
    },
  }),
});

const MOST = { per_page: 20 } as const;

export const SearchEverywhere = plannedAction({
  method: "GET",
  path: "/search_everywhere",
  summary: "Search contacts and conversations",
  description:
    "Finds contacts whose name or email address contains a text, and conversations whose first message does, up to 20 of each. Where nothing is found, the lists are empty.",
  inputs: {
    text: input.string({
      title: "Text",
      description: "What to look for, as a whole: a name, an address, some words.",
      required: true,
      example: "ada",
    }),
  },
  returns: returns.fields({
    contacts: {
      title: "Contacts",
      description: "The contacts that were found.",
      is: returns.listOfSchema("contact"),
    },
    conversations: {
      title: "Conversations",
      description: "The conversations that were found.",
      is: returns.listOfSchema("conversation_list_item"),
    },
  }),
  plan: ({ text }) => ({
    steps: [
      call("POST /contacts/search", {
        as: people,
        body: {
          query: {
            operator: "OR",
            value: [
              { field: "name", operator: "~", value: text },
              { field: "email", operator: "~", value: text },
            ],
          },
          pagination: MOST,
        },
      }),
      call("POST /conversations/search", {
        as: talks,
        body: {
          query: { field: "source.body", operator: "~", value: text },
          pagination: MOST,
        },
      }),
    ],
    answer: { contacts: people.data, conversations: talks.conversations },
  }),
});
