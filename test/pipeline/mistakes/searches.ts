/** Mistakes in searches and dynamic schemas that no compiler sees. */
import type { Mistake } from "./harness.ts";

const FILE = "connector/tickets.ts";
const HERE = 'export const ListContacts = action("GET /contacts");';

/** A search beside the other operations of the file. */
const search = (options: string) => `import { search } from "../scripts/language/search.ts";
export const FindContacts = search("POST /contacts/search", {
  path: "/find_contacts",
  summary: "Find contacts",
  description: "Finds contacts.",
  items: "data",
  ${options}
});
${HERE}`;

/** A dynamic schema, and an action with what it tells. */
const schema = (options: string, type = '"string"') =>
  `import { fieldsOf, schemaAction } from "../scripts/language/schema.ts";
import { cast, given, ifElse } from "../scripts/language/values.ts";
export const Attributes = schemaAction("GET /ticket_types/{ticket_type_id}", {
  items: "ticket_type_attributes.data",
  field: ({ name, data_type }) => ({ name, title: cast<string>(name), type: ifElse(given(data_type), ${type}, "string") }),
});
export const OpenTicket = action("POST /tickets", {
  path: "/open_ticket",
  summary: "Open ticket",
  ${options}
  trial: { without: ["conversation_to_link_id", "company_id", "contacts.*.external_id", "contacts.*.email"] },
});
${HERE}`;
const OF_TYPE = 'with: { ticket_type_id: { parameter: "ticket_type_id" } }';

export const SEARCH_MISTAKES: readonly Mistake[] = [
  {
    name: "a search's path is one of another operation with its parameter filled in",
    file: FILE,
    find: HERE,
    replace: search("").replace('"/find_contacts"', '"/tags/find"'),
    says: [
      'connector/tickets.ts:@2: FindContacts, path: Its path /tags/find is also one of GetTag: GET /tags/{tag_id}. Give it a path of its own, such as path: "/tags_find".',
    ],
  },
  {
    name: "a filter is on a field that items do not have",
    file: FILE,
    find: HERE,
    replace: search('filters: { segment: { field: "segment_id", operator: "=" } },'),
    says: [
      "connector/tickets.ts:@6: FindContacts, segment: The items have no field segment_id, so there are no texts. Say title and description in the filter, or give it an input.",
    ],
  },
  {
    name: "a search's constant condition has a word that the field never has",
    file: FILE,
    find: HERE,
    replace: search(
      'where: [{ field: "role", operator: "=", value: "user" }, { field: "role", operator: "IN", value: ["leed"] }],',
    ),
    says: [
      'connector/tickets.ts:@6: FindContacts, where: By the contract role is never "leed". Write one of user, lead; a word that Intercom has and the contract lacks is added to its enum in connector/intercom/. Did you mean "lead"?',
    ],
  },
  {
    name: "a trigger's constant condition has a word that the field never has",
    file: FILE,
    find: HERE,
    replace: `import { pollingTrigger } from "../scripts/language/trigger.ts";
export const WhenClosed = pollingTrigger({
  poll: "POST /conversations/search",
  items: "conversations",
  time: "created_at",
  summary: "When a conversation is closed",
  description: "Starts the flow for each conversation that is closed.",
  hint: "Close a conversation to see this work.",
  where: [{ field: "state", operator: "=", value: "shut" }],
  fires: [],
});
${HERE}`,
    says: [
      'connector/tickets.ts:@8: WhenClosed, where: By the contract state is never "shut". Write one of open, closed, snoozed; a word that Intercom has and the contract lacks is added to its enum in connector/intercom/.',
    ],
  },
  {
    name: "a trigger's path has a variable",
    file: FILE,
    find: HERE,
    replace: `import { pollingTrigger } from "../scripts/language/trigger.ts";
export const WhenClosed = pollingTrigger({
  poll: "POST /conversations/search",
  items: "conversations",
  time: "created_at",
  path: "/triggers/{id}",
  summary: "When a conversation is closed",
  description: "Starts the flow for each conversation that is closed.",
  hint: "Close a conversation to see this work.",
  fires: [],
});
${HERE}`,
    says: [
      "connector/tickets.ts:@5: WhenClosed, path: The path /triggers/{id} has {id}, and a trigger has its inputs in the query. Take it out of the path.",
    ],
  },
  {
    name: "a search's constant condition compares with an empty list",
    file: FILE,
    find: HERE,
    replace: search('where: [{ field: "role", operator: "IN", value: [] }],'),
    says: [
      "connector/tickets.ts:@6: FindContacts, where: It compares role with an empty list, which finds nothing. Name a value, or take the condition away.",
    ],
  },
  {
    name: "a search is to read no items",
    file: FILE,
    find: HERE,
    replace: search("upTo: 0,"),
    says: [
      "connector/tickets.ts:@6: FindContacts, upTo: It is to read up to 0 items, and reads from 1 to 1200 at once, in 8 pages. Write such a whole number, or leave upTo away: then the platform pages.",
    ],
  },
  {
    name: "a filter is called what every search has",
    file: FILE,
    find: HERE,
    replace: search('filters: { match: { field: "name", operator: "=" } },'),
    says: [
      "connector/tickets.ts:@6: FindContacts, match: There is a parameter match beside the filters. Rename it.",
    ],
  },
  {
    name: "two filters have one key",
    file: FILE,
    find: HERE,
    replace: search(
      'filters: { "location.city": "=", location_city: { field: "location.city", operator: "~" } },',
    ),
    says: [
      "connector/tickets.ts:@6: FindContacts, location_city: Its key, location_city, is also that of location.city. Rename one of them.",
    ],
  },
  {
    name: "a search has more filters than Intercom takes in a group",
    file: FILE,
    find: HERE,
    replace: search(
      `filters: { ${Array.from({ length: 15 }, (_, i) => `n${i}: { field: "name", operator: "~" }`).join(", ")} },`,
    ),
    says: [
      "connector/tickets.ts:@6: FindContacts, filters: There are 15; Intercom takes 14 beside the maker's own. Keep those that makers need most.",
    ],
  },
  {
    name: "a search's path has a variable",
    file: FILE,
    find: HERE,
    replace: search('filters: { email: "=" },').replace(
      '"/find_contacts"',
      '"/find_contacts/{email}"',
    ),
    says: [
      "connector/tickets.ts:@2: FindContacts, path: The path /find_contacts/{email} has {email}, and a search has only filters, in the query. Take it out of the path.",
    ],
  },
  {
    name: "dynamic fields lack what tells them",
    file: FILE,
    find: HERE,
    replace: schema("parameters: { ticket_attributes: { fields: fieldsOf(Attributes) } },"),
    says: [
      'connector/tickets.ts:@9: OpenTicket, ticket_attributes: Attributes needs ticket_type_id to tell these fields. Say under with where it comes from: { ticket_type_id: { parameter: "ticket_type_id" } }.',
    ],
  },
  {
    name: "dynamic fields are given to what has fields of its own",
    file: FILE,
    find: HERE,
    replace: schema(
      `parameters: { assignment: { fields: fieldsOf(Attributes, { ${OF_TYPE} }) } },`,
    ),
    says: [
      "connector/tickets.ts:@9: OpenTicket, assignment: It is no object whose fields the workspace decides on. Take fields out of its setting.",
    ],
  },
  {
    name: "the action that tells fields is not exported",
    file: FILE,
    find: HERE,
    replace: schema(
      `parameters: { ticket_attributes: { fields: fieldsOf(Attributes, { ${OF_TYPE} }) } },`,
    ).replace("export const Attributes", "const Attributes"),
    says: [
      "connector/tickets.ts:@9: OpenTicket, ticket_attributes: The action that tells these fields, of GET /ticket_types/{ticket_type_id}, is in no resource. Export it from a file that connector/connector.ts lists under a resource.",
    ],
  },
  {
    name: "dynamic fields are those of what is no object of the answer",
    file: FILE,
    find: HERE,
    replace: schema(`answerFields: { category: fieldsOf(Attributes, { ${OF_TYPE} }) },`),
    says: [
      "connector/tickets.ts:@9: OpenTicket, category: The answer has no object at category. Name an object of the answer whose fields the workspace decides on.",
    ],
  },
  {
    name: "a dynamic schema gives a type that designers do not know",
    file: FILE,
    find: HERE,
    tried: true,
    replace: schema(
      `parameters: { ticket_attributes: { fields: fieldsOf(Attributes, { ${OF_TYPE} }) } },`,
      'cast<"string">(name)',
    ),
    says: [
      'connector/tickets.ts:@9: OpenTicket, ticket_attributes: Its field _default_title_ has the type "_default_title_". Look at field and where of the schemaAction that tells its fields.',
    ],
  },
];
