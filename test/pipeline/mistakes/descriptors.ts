/** Mistakes in descriptors: what is written here follows the descriptor language of the day. */
import type { Mistake } from "./harness.ts";
import { LABELS, PLAN_MISTAKES } from "./plans.ts";

const CONNECTOR = "connector/connector.ts";
const CHOICES = "connector/choices.ts";
const TAGS = "connector/tags.ts";
const TICKETS = "connector/tickets.ts";
const LEADS = "connector/leads.ts";

/** A small connector that is right, in place of the one that ships: for mistakes to be made in. */
export const SMALL_CONNECTOR: ReadonlyMap<string, string> = new Map([
  LABELS,
  [
    CONNECTOR,
    `import { connector, resource } from "../scripts/language/connector.ts";
import { dynamicHost, setHeader } from "../scripts/language/policies.ts";
import { CHOICES } from "./choices.ts";
import * as leads from "./leads.ts";
import * as tags from "./tags.ts";
import * as tickets from "./tickets.ts";

export default connector({
  version: "1.0.0",
  publisher: { name: "A", contact: { name: "A", url: "https://example.com", email: "a@example.com" }, stackOwner: "A", solution: { uniqueName: "a", prefix: "aa", optionValuePrefix: 10000 } },
  website: "https://www.intercom.com/",
  privacyPolicy: "https://www.intercom.com/legal/terms-and-policies#privacy",
  categories: "Marketing;Sales and CRM",
  host: "api.intercom.io",
  policies: [
    dynamicHost("Host by region", "https://@connectionParameters('region','api.intercom.io')"),
    setHeader("Access token", "Authorization", "Bearer @connectionParameters('access_token')"),
    setHeader("Version of Intercom's API", "Intercom-Version", "2.16"),
  ],
  testConnection: tags.GetTeammate,
  advice: {},
  choices: CHOICES,
  packages: {
    intercom: {
      title: "Intercom",
      description: "Tags and tickets of a workspace, to try what the build says of mistakes.",
      resources: [
        resource("Tags", { read: "Read tags" }, tags),
        resource("Tickets", { read: "Read tickets", write: "Write tickets" }, tickets),
        resource("Leads", { read: "Read users and companies" }, leads),
      ],
    },
  },
});
`,
  ],
  [
    CHOICES,
    `import type { ConnectorDescriptor } from "../scripts/language/connector.ts";
import { tags } from "./tags.ts";
import { contacts, statesOfType, ticketTypes } from "./tickets.ts";

export const CHOICES: ConnectorDescriptor["choices"] = {
  contact_id: contacts,
  tag_id: tags,
  ticket_state_id: statesOfType,
  ticket_type_id: ticketTypes,
};
`,
  ],
  [
    TAGS,
    `import { action } from "../scripts/language/action.ts";
import type { Schemas } from "../scripts/language/calls.ts";
import { choices } from "../scripts/language/choices.ts";
import { input } from "../scripts/language/inputs.ts";
import { plannedAction } from "../scripts/language/planned.ts";
import { returns } from "../scripts/language/returns.ts";
import { field, shape } from "../scripts/language/shape.ts";
import { call, named } from "../scripts/language/steps.ts";

export const GetTeammate = action("GET /me", { visibility: "internal" });
export const ListTags = action("GET /tags");
export const GetTag = action("GET /tags/{tag_id}", {
  summary: "Get tag",
  visibility: "advanced",
  explain: { 404: "There is no such tag." },
});

export const tags = choices(ListTags, { items: "data", value: "id", title: "name" });

const tag = named<Schemas["tag_basic"]>("tag");

const label = shape<Schemas["tag_basic"]>()("Label", "Label", "A tag as a label.", (from) => ({
  id: field.always("string", "Id", "The id of the tag.", from.id),
  name: field.optional("string", "Name", "The name of the tag.", from.name),
}));

export const GetLabel = plannedAction({
  method: "GET",
  path: "/labels/{label_id}",
  summary: "Get label",
  description: "Finds a tag as a label.",
  inputs: {
    label_id: input.string({
      title: "Label Id",
      description: "The id of the tag.",
      required: true,
      choices: tags,
    }),
  },
  returns: returns.one(label),
  plan: ({ label_id }) => ({
    steps: [call("GET /tags/{tag_id}", { as: tag, path: { tag_id: label_id } })],
    answer: label.from(tag),
  }),
});
export * from "./labels.ts";
`,
  ],
  [
    TICKETS,
    `import { action } from "../scripts/language/action.ts";
import type { Schemas } from "../scripts/language/calls.ts";
import { choices } from "../scripts/language/choices.ts";
import { call, named } from "../scripts/language/steps.ts";
import { sample } from "../scripts/language/trial.ts";

const type = named<Schemas["ticket_type"]>("type");
const ticket = named<Schemas["ticket"]>("ticket");

export const ListAdmins = action("GET /admins");
export const ListContacts = action("GET /contacts");
export const ListTicketTypes = action("GET /ticket_types");
export const GetTicketType = action("GET /ticket_types/{ticket_type_id}");

export const CreateTicket = action("POST /tickets", {
  fixed: { skip_notifications: true },
  only: ["ticket_type_id", "contacts", "ticket_attributes", "assignment"],
  parameters: {
    "contacts.*.id": { choices: choices(ListContacts, { items: "data", value: "id", title: "id" }) },
    "assignment.admin_assignee_id": {
      title: "Teammate",
      choices: choices(ListAdmins, { items: "admins", value: "id", title: "name" }),
    },
    "assignment.team_assignee_id": "omit",
  },
  trial: { without: ["contacts.*.external_id", "contacts.*.email"] },
});

export const ChangeTypeOfTicket = action("POST /tickets/{ticket_id}/change_type", {
  trial: {
    before: [
      call("POST /ticket_types", { as: type, body: { name: "Outage" } }),
      call("POST /tickets", {
        as: ticket,
        body: { ticket_type_id: type.id, contacts: [{ id: sample("contact_id") }] },
      }),
    ],
    values: { ticket_id: ticket.id },
  },
});

export const contacts = choices(ListContacts, { items: "data", value: "id", title: "id" });
export const ticketTypes = choices(ListTicketTypes, { items: "data", value: "id", title: "name" });
export const statesOfType = choices(GetTicketType, {
  items: "ticket_states.data",
  value: "id",
  title: "internal_label",
  with: { ticket_type_id: { parameter: "ticket_type_id" } },
});
`,
  ],
  [
    LEADS,
    `import type { Schemas } from "../scripts/language/calls.ts";
import { field, shape } from "../scripts/language/shape.ts";
import { call } from "../scripts/language/steps.ts";
import { round } from "../scripts/language/trial.ts";
import { type Polled, pollingTrigger } from "../scripts/language/trigger.ts";
import { join, oneOf, text } from "../scripts/language/values.ts";

const lead = shape<Polled<Schemas["contact"]>>()("Lead", "Lead", "A lead.", ({ item }) => ({
  id: field.always("string", "Id", "The id of the lead.", item.id),
}));

export const TrigNewLead = pollingTrigger({
  summary: "When a lead is created",
  description: "Starts a flow for each new lead.",
  hint: "Create a lead to see it work now.",
  path: "/trigger/new_lead",
  poll: "POST /contacts/search",
  items: "data",
  time: "created_at",
  keep: ({ item }) => oneOf(item.role, ["lead"]),
  returns: lead,
  listName: "New_Leads",
  fires: [
    call("POST /contacts", {
      body: { role: "lead", email: join("lead.", text(round), "@example.com") },
    }),
  ],
});
`,
  ],
]);

export const DESCRIPTOR_MISTAKES: readonly Mistake[] = [
  {
    name: "a description is one word",
    file: TAGS,
    find: 'description: "Finds a tag as a label.",',
    replace: 'description: "Label.",',
    says: [
      'connector/tags.ts:@: GetLabel, description: The description "Label." is one word. Say what makers need to know, in a sentence.',
    ],
  },
  {
    name: "a description is empty",
    file: TAGS,
    find: 'description: "Finds a tag as a label.",',
    replace: 'description: "",',
    says: [
      "connector/tags.ts:@: GetLabel, description: The description is empty. Say what makers need to know, in a sentence.",
    ],
  },
  {
    name: "an export's name begins with a small letter",
    file: TAGS,
    find: "export const GetLabel = ",
    replace: "export const getLabel = ",
    says: [
      "connector/tags.ts:@: getLabel: The export's name is the operation id, and getLabel is none. Begin it with a capital, and write only letters and digits: ListTags.",
    ],
  },
  {
    name: "choices are used before they are exported",
    file: TAGS,
    find: 'export const GetTag = action("GET /tags/{tag_id}", {',
    replace: `const late = (): typeof tags => tags;
export const GetTag = action("GET /tags/{tag_id}", {
  parameters: { tag_id: { choices: late() } },`,
    says: [
      "connector/tags.ts:@2: GetTag, tag_id: Its choices are undefined here: they are exported further on, or in a file that imports this one. Move the choices, and the action that fills them, into a file that imports nothing of this one.",
    ],
  },
  {
    name: "a trigger by webhooks is in a package without a gateway",
    file: TAGS,
    find: 'export const ListTags = action("GET /tags");',
    replace: `import { webhookTrigger } from "../scripts/language/webhook.ts";
export const ListTags = action("GET /tags");
export const WhenContactDeleted = webhookTrigger({
  topics: ["contact.deleted"],
  summary: "When a contact is deleted",
  description: "Starts the flow for each contact that is deleted.",
  hint: "Delete a contact to see this work.",
  fires: [],
});`,
    tried: true,
    says: [
      "connector/tags.ts:@2: WhenContactDeleted: It starts by Intercom's webhooks, and the connector Intercom has no gateway that takes them. List it in a package with a gateway, or make it a polling trigger.",
    ],
  },
  {
    name: "the path of a server for agents has a variable",
    file: TAGS,
    find: 'export const ListTags = action("GET /tags");',
    replace: `import { mcpServer } from "../scripts/language/mcp.ts";
export const ListTags = action("GET /tags");
export const UseTools = mcpServer({
  path: "/mcp/{id}",
  summary: "Use tools",
  description: "Has tools for agents.",
});`,
    says: [
      "connector/tags.ts:@3: UseTools, path: The path /mcp/{id} has {id}, and a server for agents has no parameters. Take it out of the path.",
    ],
  },
  {
    name: "the description of an input is one word",
    file: TAGS,
    find: 'description: "The id of the tag.",\n      required',
    replace: 'description: "Id.",\n      required',
    says: [
      'connector/tags.ts:@-2: GetLabel, label_id: The description "Id." is one word. Say what makers need to know, in a sentence.',
    ],
  },
  {
    name: "the description of a shape's field is one word",
    file: TAGS,
    find: 'field.always("string", "Id", "The id of the tag.", from.id)',
    replace: 'field.always("string", "Id", "Id.", from.id)',
    says: [
      'connector/tags.ts:@4: GetLabel, id: The description "Id." is one word. Say what makers need to know, in a sentence.',
    ],
  },
  {
    name: "the fixed value of a path parameter is in the path as well",
    file: TAGS,
    find: `summary: "Get tag",`,
    replace: `summary: "Get tag", fixed: { tag_id: "1" },`,
    says: [
      "connector/tags.ts:@: GetTag, tag_id: It has a fixed value, and {tag_id} is in the path /tags/{tag_id} as well. Give the action a path without {tag_id}.",
    ],
  },
  {
    name: "a condition of a trigger is on a field that Intercom cannot search",
    file: LEADS,
    find: "  keep: (",
    replace: `  where: [{ field: "rol" as "role", operator: "=", value: "lead" }], keep: (`,
    says: [
      'connector/leads.ts:@: TrigNewLead, where: POST /contacts/search cannot look at rol. scripts/language/search-fields.ts lists what it can look at. Did you mean "role"?',
    ],
  },
  {
    name: "connector.ts exports no connector",
    file: CONNECTOR,
    find: "export default connector({",
    replace: "export default undefined as never; connector({",
    says: [
      "connector/connector.ts: It exports no connector. Write export default connector({ … }).",
    ],
  },
  {
    name: "the path of a call is misspelt",
    file: TAGS,
    find: 'action("GET /tags/{tag_id}"',
    replace: 'action("GET /tag/{tag_id}"',
    says: [
      'connector/tags.ts:@: GetTag, GET /tag/{tag_id}: The contract has no GET /tag/{tag_id}. What Intercom has and the contract lacks is added to connector/intercom/. Did you mean "GET /tags/{tag_id}"?',
    ],
  },
  {
    name: "the method of a call is another one",
    file: TAGS,
    find: 'action("GET /tags")',
    replace: 'action("PUT /tags")',
    says: [
      'connector/tags.ts:@: ListTags, PUT /tags: The contract has no PUT /tags. What Intercom has and the contract lacks is added to connector/intercom/. Did you mean "GET /tags"?',
    ],
  },
  {
    name: "the call of an action is not there, and the compiler was told not to look",
    file: TAGS,
    find: 'action("GET /tags")',
    replace: 'action("GET /tag" as "GET /tags")',
    tried: true,
    says: [
      'connector/tags.ts:@: ListTags, GET /tag: The contract has no GET /tag. What Intercom has and the contract lacks is added to connector/intercom/. Did you mean "GET /tags"?',
    ],
  },
  {
    name: "the name of an option is misspelt",
    file: TAGS,
    find: 'summary: "Get tag"',
    replace: 'sumary: "Get tag"',
    says: ['connector/tags.ts:@: There is no "sumary" here. Did you mean "summary"? (TS2561)'],
  },
  {
    name: "an advice has no status",
    file: TAGS,
    find: "explain: { 404:",
    replace: "explain: { notfound:",
    says: ['connector/tags.ts:@: There is no "notfound" here. (TS2353)'],
  },
  {
    name: "an advice is on a success",
    file: TAGS,
    find: "explain: { 404:",
    replace: "explain: { 200:",
    says: ['connector/tags.ts:@: There is no "200" here. (TS2353)'],
  },
  {
    name: "the name of a parameter is misspelt",
    file: TAGS,
    find: '  summary: "Get tag",',
    replace: `  parameters: { tagid: "important" },
  summary: "Get tag",`,
    says: [
      'connector/tags.ts:@: GetTag, tagid: Makers cannot fill in tagid: it is not among the parameters that are left. Name it under only, or take its setting away. Did you mean "tag_id"?',
    ],
  },
  {
    name: "a setting for a nested place is misspelt",
    file: TICKETS,
    find: '"assignment.team_assignee_id": "omit"',
    replace: '"assignment.team_asignee_id": "omit"',
    says: [
      'connector/tickets.ts:@: There is no "assignment.team_asignee_id" here. Did you mean "assignment.team_assignee_id"? (TS2353)',
    ],
  },
  {
    name: "a setting for an entry of a list lacks its star",
    file: TICKETS,
    find: '"contacts.*.id":',
    replace: '"contacts.id":',
    says: [
      'connector/tickets.ts:@: CreateTicket, contacts.id: Makers cannot fill in contacts.id: it is not among the parameters that are left. Name it under only, or take its setting away. Did you mean "contacts.*.id"?',
    ],
  },
  {
    name: "a parameter has a fixed value and a setting",
    file: TICKETS,
    find: '"assignment.team_assignee_id": "omit"',
    replace: `"assignment.team_assignee_id": "omit",
    skip_notifications: "advanced"`,
    says: [
      "connector/tickets.ts:@-8: CreateTicket, skip_notifications: It has a fixed value, and is a parameter as well. Take it out of one of them.",
    ],
  },
  {
    name: "a fixed value is of another type",
    file: TICKETS,
    find: "skip_notifications: true",
    replace: 'skip_notifications: "true"',
    says: ["connector/tickets.ts:@: Type 'string' is not assignable to type 'boolean'. (TS2322)"],
  },
  {
    name: "a fixed value is for a field that is not there",
    file: TICKETS,
    find: "skip_notifications: true",
    replace: "skip_notification: true",
    says: [
      'connector/tickets.ts:@: There is no "skip_notification" here. Did you mean "skip_notifications"? (TS2561)',
    ],
  },
  {
    name: "only names a place that is not there",
    file: TICKETS,
    find: '"ticket_attributes", "assignment"]',
    replace: '"ticket_atributes", "assignment"]',
    says: [
      'connector/tickets.ts:@: "ticket_atributes" is not allowed here. Did you mean "ticket_attributes"? (TS2820)',
    ],
  },
  {
    name: "a setting is for what only leaves out",
    file: TICKETS,
    find: '"assignment.team_assignee_id": "omit"',
    replace: `"assignment.team_assignee_id": "omit",
    company_id: "advanced"`,
    says: [
      "connector/tickets.ts:@1: CreateTicket, company_id: Makers cannot fill in company_id: it is not among the parameters that are left. Name it under only, or take its setting away.",
    ],
  },
  {
    name: "an own path lacks its path parameter",
    file: TAGS,
    find: '  summary: "Get tag",',
    replace: `  path: "/tag",
  summary: "Get tag",`,
    says: [
      "connector/tags.ts:@: GetTag, path: The path /tag has no {tag_id}, which GET /tags/{tag_id} needs. Put {tag_id} into it, or give tag_id a value under fixed.",
    ],
  },
  {
    name: "an own path is another action's",
    file: TAGS,
    find: 'path: "/labels/{label_id}"',
    replace: 'path: "/tags/{label_id}"',
    says: [
      'connector/tags.ts:@-17: GetTag, path: GetLabel has the same method and path, GET /tags/{tag_id}. Give one of them a path of its own, such as path: "/get_tag/{tag_id}".',
    ],
  },
  {
    name: "an answer has more schemas than designers show",
    file: TICKETS,
    find: "export const ListContacts",
    replace: `export const GetArticle = action("GET /articles/{article_id}");
export const ListContacts`,
    says: [
      "connector/tickets.ts:@: GetArticle, omit: Its answer has 752 schemas; the platform takes 512. Leave parts out with omit; the largest are translated_content (704), statistics (11), tags (9).",
    ],
  },
  {
    name: "a part that is left out is not there, and the compiler was told not to look",
    file: TICKETS,
    find: 'action("GET /admins")',
    replace: 'action("GET /admins", { omit: ["admin" as "admins"] })',
    says: [
      "connector/tickets.ts:@: ListAdmins, omit: The answer has nothing at admin. Take it out of omit.",
    ],
  },
  {
    name: "what replaces an action is in no resource",
    file: TAGS,
    find: 'export const ListTags = action("GET /tags");',
    replace: `const AllTags = action("GET /tags", { path: "/all_tags" });
export const ListTags = action("GET /tags", { deprecated: { replacement: AllTags } });`,
    says: [
      "connector/tags.ts:@1: ListTags, deprecated: The operation that replaces it is in no resource. Export it from a file that connector/connector.ts lists under a resource.",
    ],
  },
  {
    name: "a file is asked for where the answer is none",
    file: TAGS,
    find: 'action("GET /tags")',
    replace: 'action("GET /tags", { content: "text" })',
    says: ["connector/tags.ts:@: Nothing may be given here. (TS2322)"],
  },
  {
    name: "choices name a list that the answer lacks",
    file: TAGS,
    find: 'items: "data", value',
    replace: 'items: "dat", value',
    says: ['connector/tags.ts:@: "dat" is not allowed here. Did you mean "data"? (TS2322)'],
  },
  {
    name: "choices name a field that an entry lacks",
    file: TAGS,
    find: 'title: "name" });',
    replace: 'title: "nam" });',
    says: [
      'connector/tags.ts:@: tags: The dropdown wants "nam" in the answer of ListTags, and there is no such property. Correct title, or declare the property in the operation\'s response. Did you mean "name"? (InvokedOperationShouldProduceProperty)',
    ],
  },
  {
    name: "choices name a field that an entry lacks, and the compiler was told not to look",
    file: TAGS,
    find: 'title: "name" });',
    replace: 'title: "nam" as "name" });',
    says: [
      'connector/tags.ts:@: tags: The dropdown wants "nam" in the answer of ListTags, and there is no such property. Correct title, or declare the property in the operation\'s response. Did you mean "name"? (InvokedOperationShouldProduceProperty)',
    ],
  },
  {
    name: "choices of a descriptor name a field that an entry lacks",
    file: TICKETS,
    find: '{ items: "admins", value: "id", title: "name" }',
    replace: '{ items: "admins", value: "id", title: "nam" as "name" }',
    says: [
      'connector/tickets.ts:@: CreateTicket, assignment.admin_assignee_id: The dropdown wants "nam" in the answer of ListAdmins, and there is no such property. Correct title, or declare the property in the operation\'s response. Did you mean "name"? (InvokedOperationShouldProduceProperty)',
    ],
  },
  {
    name: "choices are filled by an action that is not exported",
    file: TAGS,
    find: "export const ListTags",
    replace: "const ListTags",
    tried: true,
    says: [
      "connector/tags.ts:@7: tags: The action that fills these choices, GET /tags, is in no resource. Export it from a file that connector/connector.ts lists under a resource.",
    ],
  },
  {
    name: "choices are for a parameter that there is nowhere",
    file: CHOICES,
    find: "tag_id: tags",
    replace: "tagid: tags",
    tried: true,
    says: ['connector/choices.ts:@: There is no "tagid" here. Did you mean "tag_id"? (TS2561)'],
  },
  {
    name: "choices give their action a parameter that it lacks",
    file: TICKETS,
    find: "with: { ticket_type_id: {",
    replace: "with: { ticket_typ_id: {",
    says: [
      'connector/tickets.ts:@: statesOfType: The dropdown gives GetTicketType a value for "ticket_typ_id", which it does not take. Name a parameter of GetTicketType, or a property of its body. Did you mean "ticket_type_id"? (OperationParameterNameNotFound)',
    ],
  },
  {
    name: "an input has no value to try it with",
    file: TAGS,
    find: `      choices: tags,
`,
    replace: "",
    tried: true,
    says: [
      "connector/tags.ts:@-4: GetLabel, label_id: There is no value to try it with. Give it choices (connector/choices.ts), an example in the contract, or a value under trial.values.",
    ],
  },
  {
    name: "a parameter has neither choices nor the id of something as its example",
    file: CHOICES,
    find: `  ticket_type_id: ticketTypes,
`,
    replace: "",
    tried: true,
    typed: false,
    says: [
      "connector/tickets.ts:13: GetTicketType: It answered 404: Intercom says: Resource Not Found [not_found]. (sent GET https://api.intercom.io/ticket_types/53) Give the trial other values (trial), or mend the descriptor or the contract.",
      'connector/tickets.ts:15: CreateTicket: It answered 404: Intercom says: Resource Not Found [not_found]. (sent POST https://api.intercom.io/tickets {"ticket_type_id":"53","contacts":[{"id":"684ee1805cc2ce69300fe6f0"}],"assignment":{"admin_assignee_id":"2168215"},"skip_notifications":true}) Give the trial other values (trial), or mend the descriptor or the contract.',
    ],
  },
  {
    name: "choices depend on a parameter that there is nowhere",
    file: TICKETS,
    find: '{ parameter: "ticket_type_id" }',
    replace: '{ parameter: "ticket_type" }',
    tried: true,
    says: [
      'connector/tickets.ts:@-4: statesOfType: These choices depend on ticket_type, which no operation with ticket_state_id has. Name another parameter under with. Did you mean "ticket_type_id"?',
    ],
  },
  {
    name: "a parameter is tried with the id of nothing",
    file: TAGS,
    find: '  summary: "Get tag",',
    replace: `  trial: { values: { tag_id: "17" } },
  summary: "Get tag",`,
    tried: true,
    says: [
      "connector/tags.ts:@-1: GetTag: It answered 404: There is no such tag. Intercom says: Resource Not Found [not_found]. (sent GET https://api.intercom.io/tags/17) Give the trial other values (trial), or mend the descriptor or the contract.",
    ],
  },
  {
    name: "a trial reads the first choice of a name without choices",
    file: TICKETS,
    find: 'sample("contact_id")',
    replace: 'sample("team_id")',
    tried: true,
    says: [
      'connector/tickets.ts:@: ChangeTypeOfTicket, team_id: Its trial reads the first choice of team_id, which has none. Give it choices in connector/choices.ts. Did you mean "tag_id"?',
    ],
  },
  {
    name: "a trial reads the first choice of a name that there is nowhere",
    file: TICKETS,
    find: 'sample("contact_id")',
    replace: 'sample("contactid")',
    says: [
      'connector/tickets.ts:@: "contactid" is not allowed here. Did you mean "contact_id"? (TS2345)',
    ],
  },
  {
    name: "a step before a trial fails",
    file: TICKETS,
    find: 'sample("contact_id")',
    replace: '"17"',
    tried: true,
    typed: false,
    says: [
      "connector/tickets.ts:@-6: ChangeTypeOfTicket: A call that its trial begins with answered 404: Intercom says: User Not Found. Look at what the descriptor calls under trial or fires.",
    ],
  },
  {
    name: "a trigger has a filter that makers are told nothing of",
    file: LEADS,
    find: "  keep: (",
    replace: `  filters: { tag: { field: "tag_id", operator: "=" } }, keep: (`,
    says: [
      "connector/leads.ts:@: TrigNewLead, tag: The items have no field tag_id, so there are no texts. Say title and description in the filter, or give it an input.",
    ],
  },
  {
    name: "a trigger has an input that it does not use",
    file: LEADS,
    find: "  keep: (",
    replace: `  inputs: { only: { kind: "own", type: "string", texts: { title: "Only", description: "Which ones." } } }, keep: (`,
    says: [
      "connector/leads.ts:@: TrigNewLead, only: The trigger does not use this input. Use it in keep or under with, or take it away.",
    ],
  },
  {
    name: "a trigger polls a list that is in another order",
    file: LEADS,
    find: 'poll: "POST /contacts/search",\n  items: "data",\n  time: "created_at"',
    replace: 'poll: "GET /contacts",\n  items: "data",\n  time: "updated_at"',
    tried: true,
    says: [
      "connector/leads.ts:@2: TrigNewLead, time: Its list does not come newest first by updated_at, so a poll would miss what is new. Poll a search, name the time by which the list is sorted, or sort it under with.",
    ],
  },
  {
    name: "a trigger polls a list without the id that it needs",
    file: LEADS,
    find: 'poll: "POST /contacts/search",\n  items: "data"',
    replace: 'poll: "GET /contacts/{contact_id}/notes" as "GET /contacts",\n  items: "data"',
    says: [
      "connector/leads.ts:@-5: TrigNewLead, with: GET /contacts/{contact_id}/notes needs contact_id. Give it under with: a constant, or { parameter: … } of an input.",
    ],
  },
  {
    name: "the time of a trigger is none by the contract",
    file: LEADS,
    find: 'time: "created_at"',
    replace: 'time: "email" as "created_at"',
    says: [
      "connector/leads.ts:@: TrigNewLead, time: By the contract an item's email is no time; its type is string. Name a time, or give the field its format in the contract: unix-time or date-time.",
    ],
  },
  {
    name: "the calls of a trigger make nothing happen",
    file: LEADS,
    find: 'role: "lead", email',
    replace: 'role: "user", email',
    tried: true,
    says: [
      "connector/leads.ts:@-2: TrigNewLead, fires: A poll after its calls delivered nothing. Make calls that it is about, or look at keep and the filters.",
    ],
  },
  {
    name: "a call of a trigger fails",
    file: LEADS,
    find: 'call("POST /contacts", {',
    replace: `call("POST /contacts/{contact_id}/archive", { path: { contact_id: "17" } }),
    call("POST /contacts", {`,
    tried: true,
    says: [
      "connector/leads.ts:@-12: TrigNewLead: A call that its trial begins with answered 404: Intercom says: User Not Found. Look at what the descriptor calls under trial or fires.",
    ],
  },
  {
    name: "a shape reads a field that the contract lacks",
    file: TAGS,
    find: '"The name of the tag.", from.name)',
    replace: '"The name of the tag.", from.nam)',
    says: ['connector/tags.ts:@: There is no "nam" here. Did you mean "name"? (TS2551)'],
  },
  {
    name: "a shape fills a field with another type",
    file: TAGS,
    find: 'field.optional("string", "Name"',
    replace: 'field.optional("boolean", "Name"',
    tried: true,
    says: [
      "connector/tags.ts:@: Argument of type 'Value<string>' is not assignable to parameter of type 'Source<\"boolean\">'. (TS2345)",
    ],
  },
  {
    name: "a field has no description",
    file: TAGS,
    find: '"The name of the tag."',
    replace: '""',
    typed: false,
    says: [
      'connector/tags.ts:@: name: The property "name" has no description. Add a sentence that says what it holds, with its unit or format. (PropertyDescriptionMissing)',
    ],
  },
  {
    name: "an input has no title",
    file: TAGS,
    find: 'title: "Label Id"',
    replace: 'title: ""',
    typed: false,
    says: [
      'connector/tags.ts:@-1: GetLabel, label_id: The parameter "label_id" has no title; makers would see its name. Add a title in Title Case, such as "Contact Id". (ParameterSummaryMissing)',
    ],
  },
  {
    name: "an input has no description",
    file: TAGS,
    find: `      description: "The id of the tag.",
`,
    replace: "",
    says: [
      'connector/tags.ts:@-2: GetLabel, label_id: The parameter "label_id" has no description. Add a sentence that says what to enter. (ParameterDescriptionMissing)',
    ],
  },
  {
    name: "a planned action has no summary",
    file: TAGS,
    find: `  summary: "Get label",
`,
    replace: "",
    says: ['connector/tags.ts:@-3: "summary" is missing. (TS2345)'],
  },
  {
    name: "a step sends a path parameter under another name",
    file: TAGS,
    find: "path: { tag_id: label_id }",
    replace: "path: { tagid: label_id }",
    says: ['connector/tags.ts:@: There is no "tagid" here. Did you mean "tag_id"? (TS2561)'],
  },
  {
    name: "a step calls what is not there",
    file: TAGS,
    find: 'call("GET /tags/{tag_id}"',
    replace: 'call("GET /tagz/{tag_id}"',
    tried: true,
    says: [
      'connector/tags.ts:@: "GET /tagz/{tag_id}" is not allowed here. Did you mean "GET /tags/{tag_id}"? (TS2345)',
    ],
  },
  {
    name: "the path of a planned action has a parameter that is no input",
    file: TAGS,
    find: 'path: "/labels/{label_id}"',
    replace: 'path: "/labels/{label}"',
    typed: false,
    says: [
      "connector/tags.ts:@: GetLabel, path: The path /labels/{label} has {label}, and there is no input of that name. Add the input, or take it out of the path.",
    ],
  },
  {
    name: "a shape is called as another definition",
    file: TAGS,
    find: '("Label", "Label"',
    replace: '("tag_basic", "Label"',
    typed: false,
    says: [
      "connector/tags.ts:@: tag_basic: Two different definitions have this name. Rename one: a shape's name, bodyName, itemName or listName.",
    ],
  },
  {
    name: "a trigger has the hint of none",
    file: LEADS,
    find: `  hint: "Create a lead to see it work now.",
`,
    replace: "",
    says: [
      "connector/leads.ts:@-3: TrigNewLead: TrigNewLead does not tell makers how to see it work. Add a hint, a sentence such as: Tag a contact to see this work. (TriggerHintMissing)",
    ],
  },
  {
    name: "a name is exported twice",
    file: TAGS,
    find: "export const GetTag",
    replace: "export const ListTags",
    says: ['connector/tags.ts:@: "ListTags" is there twice. (TS2451)'],
  },
  {
    name: "an action is exported under two names",
    file: TAGS,
    find: "export const tags =",
    replace: `export const FindTag = GetTag;
export const tags =`,
    typed: false,
    says: [
      "connector/tags.ts:@-6: GetTag: It is exported twice, as FindTag too. Keep one of the exports.",
    ],
  },
  {
    name: "two files export operations of one id",
    file: TICKETS,
    find: "export const ListAdmins",
    replace: `export const GetTag = action("GET /teams");
export const ListAdmins`,
    typed: false,
    says: [
      "connector/tags.ts:12: GetTag: Two operations have this id, in Tags and in Tickets. Rename one of the exports.",
    ],
  },
  {
    name: "two operations have one summary",
    file: TAGS,
    find: 'summary: "Get label"',
    replace: 'summary: "Get tag"',
    typed: false,
    says: [
      'connector/tags.ts:@-17: GetTag, summary: GetTag and GetLabel are both called "Get tag". Give each a title of its own; makers see nothing else in the list. (OperationSummaryNotUnique)',
    ],
  },
  {
    name: "a file exports what is no operation",
    file: TAGS,
    find: "const label =",
    replace: "export const label =",
    says: [
      'connector/connector.ts:28: "label" is exported, and is neither an operation nor choices. (TS2345)',
    ],
  },
  {
    name: "a file is listed in two resources",
    file: CONNECTOR,
    find: 'resource("Leads",',
    replace: `resource("Labels", {}, tags),
        resource("Leads",`,
    typed: false,
    says: [
      "connector/connector.ts:@: Labels: A file of this resource is listed under Tags, too. Take it out of one of them.",
    ],
  },
  {
    name: "a resource is listed twice",
    file: CONNECTOR,
    find: '        resource("Leads", { read: "Read users and companies" }, leads),',
    replace:
      '        ...((one) => [one, one])(resource("Leads", { read: "Read users and companies" }, leads)),',
    typed: false,
    says: [
      "connector/connector.ts:@: Leads: This resource is listed twice. A resource lies in a package once.",
    ],
  },
  {
    name: "the description of another package is too short",
    file: CONNECTOR,
    find: "    intercom: {",
    replace: `    second: { title: "Second", description: "Short.", resources: [resource("Labels", {}, { ListLabels: { ...tags.ListTags } })] },
    intercom: {`,
    typed: false,
    says: [
      "connector/connector.ts:@: description: The description of the connector has 6 characters; 30 to 500 are expected. Say in a few sentences what the service is and what makers can do with it. (FieldLengthNotInRange)",
    ],
  },
  {
    name: "an import names what is not there",
    file: CONNECTOR,
    find: 'from "./tags.ts"',
    replace: 'from "./tag.ts"',
    says: [
      'connector/connector.ts:@: There is no module "./tag.ts". Did you mean "./tags.ts"? (TS2307)',
    ],
  },
  {
    name: "an import has a name that is not exported",
    file: TAGS,
    find: "import { choices }",
    replace: "import { choice as choices }",
    says: [
      "connector/tags.ts:@: '\"../scripts/language/choices.ts\"' has no exported member named 'choice'. Did you mean 'choices'? (TS2724)",
    ],
  },
  {
    name: "the test of the connection is in no resource",
    file: TAGS,
    find: "export const GetTeammate =",
    replace: "const GetTeammate =",
    says: [
      "connector/connector.ts:20: testConnection: The operation that tests a connection is in no resource. Export it from a file that connector/connector.ts lists under a resource.",
    ],
  },
  {
    name: "a schema of the contract goes without what it does not have",
    file: CONNECTOR,
    find: "  choices: CHOICES,",
    replace: `  schemas: { tag_basic: { omit: ["nam"] } },
  choices: CHOICES,`,
    says: ['connector/connector.ts:@: "nam" is not allowed here. Did you mean "name"? (TS2820)'],
  },
  {
    name: "a policy reads a connection parameter that is not there",
    file: CONNECTOR,
    find: "@connectionParameters('access_token')",
    replace: "@connectionParameters('acces_token')",
    typed: false,
    says: [
      'connector/connector.ts:@: Access token: The policy "Access token" reads the connection parameter "acces_token", which does not exist. Correct the name, or declare it among the connection parameters. Did you mean "access_token"? (PolicyConnectionParameterNotFound)',
    ],
  },
  {
    name: "a package has a region that makers do not have",
    file: CONNECTOR,
    find: "      resources: [",
    replace: `      regions: { UK: "api.uk.intercom.io" },
      resources: [`,
    says: ['connector/connector.ts:@: There is no "UK" here. Did you mean "US"? (TS2353)'],
  },
  {
    name: "an MCP server is in a package whose host has none",
    file: TAGS,
    find: "import { input }",
    replace: `import { mcpServer } from "../scripts/language/mcp.ts";
export const UseTools = mcpServer({
  path: "/mcp",
  summary: "Use tools",
  description: "Gives an agent the tools of the workspace.",
});
import { input }`,
    tried: true,
    says: [
      'connector/tags.ts:@1: UseTools: It answered 404: {"type":"error.list","request_id":"e927be9f-7cba-4d08-b641-848f2687acef","errors":[{"code":"not_found","message":"The requested resource was not found"}]} (sent POST https://api.intercom.io/mcp {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"intercom-power-platform-connector","version":"1.0.0"}}}) Look at its path, and at host and policies of its package.',
    ],
  },
  {
    name: "a policy has a template that is none",
    file: CONNECTOR,
    find: "  policies: [",
    replace: `  policies: [
    { templateId: "setheaders", title: "Wrong", parameters: {} },`,
    typed: false,
    says: [
      'connector/connector.ts:@1: Wrong: The policy "Wrong" uses the template "setheaders", which is documented nowhere. Use one of Microsoft\'s templates. Did you mean "setheader"? (PolicyTemplateNotFound)',
    ],
  },
  {
    name: "a policy makes every operation fail",
    file: CONNECTOR,
    find: '"Bearer @',
    replace: '"Bearr @',
    tried: true,
    typed: false,
    says: [
      "connector/connector.ts: GetTeammate and 7 others: It answered 401: Intercom says: Access Token Invalid [unauthorized]. (sent GET https://api.intercom.io/me) Look at host and policies there, and at the sign-in in apiProperties.json.",
    ],
  },
  {
    name: "the title of a package has a word that is not allowed",
    file: CONNECTOR,
    find: 'title: "Intercom"',
    replace: 'title: "Intercom API"',
    typed: false,
    says: [
      'connector/connector.ts:@: title: The title of the connector has the word "API", which certification does not accept there. Say it without the word; makers know where they are. (ValueContainsRestrictedWords)',
    ],
  },
  {
    name: "the description of a package is too short",
    file: CONNECTOR,
    find: '"Tags and tickets of a workspace, to try what the build says of mistakes."',
    replace: '"Tags and tickets."',
    typed: false,
    says: [
      "connector/connector.ts:@: description: The description of the connector has 17 characters; 30 to 500 are expected. Say in a few sentences what the service is and what makers can do with it. (FieldLengthNotInRange)",
    ],
  },
  {
    name: "the name of a package is no name of a folder",
    file: CONNECTOR,
    find: "    intercom: {",
    replace: '    "../Intercom": {',
    typed: false,
    says: [
      "connector/connector.ts:@: ../Intercom: A package is named after its folder in generated/, in small letters and hyphens. Give it such a name, and say what makers read under title.",
    ],
  },
  {
    name: "a package has more operations than the platform takes",
    file: CONNECTOR,
    find: '{ read: "Read tags" }, tags)',
    replace: `{ read: "Read tags" }, tags),
        resource(
          "Many",
          {},
          Object.fromEntries(
            Array.from({ length: 257 }, (_, index) => [
              \`ListTags\${index}\`,
              { ...tags.ListTags, path: \`/tags\${index}\`, summary: \`List tags \${index}\` } as const,
            ]),
          ),
        )`,
    typed: false,
    says: [
      "connector/connector.ts:@-4: intercom: It has 269 operations of at most 256. Move a resource to another package: its line in connector/connector.ts.",
    ],
  },
  {
    name: "the categories are none of Microsoft's",
    file: CONNECTOR,
    find: '"Marketing;Sales and CRM"',
    replace: '"Marketing;Sales and CMR"',
    typed: false,
    says: [
      'connector/connector.ts:@: categories: There is no category "Sales and CMR". Use one or two of AI, Business Intelligence, Business Management, Collaboration, Commerce, Communication, Content and Files, Data, Finance, Human Resources, Internet of Things, IT Operations, Lifestyle and Entertainment, Marketing, Productivity, Sales and CRM, Security, Social Media, Website, with a semicolon between them. Did you mean "Sales and CRM"? (InvalidConnectorCategory)',
    ],
  },
  {
    name: "a bracket is missing",
    file: TAGS,
    find: "export const GetTag = action(",
    replace: "export const GetTag = action((",
    says: ["connector/tags.ts:@4: ')' expected. (TS1005)"],
  },
  {
    name: "several operations have faults",
    file: TAGS,
    find: 'action("GET /tags");\nexport const GetTag = action("GET /tags/{tag_id}"',
    replace:
      'action("GET /tag" as "GET /tags");\nexport const GetTag = action("GET /tags/{tag}" as "GET /tags/{tag_id}"',
    tried: true,
    typed: false,
    says: [
      'connector/tags.ts:@: ListTags, GET /tag: The contract has no GET /tag. What Intercom has and the contract lacks is added to connector/intercom/. Did you mean "GET /tags"?',
      'connector/tags.ts:@1: GetTag, GET /tags/{tag}: The contract has no GET /tags/{tag}. What Intercom has and the contract lacks is added to connector/intercom/. Did you mean "GET /tags/{tag_id}"?',
    ],
  },
  {
    name: "a trial gives a value of another kind",
    file: TAGS,
    find: '  summary: "Get tag",',
    replace: '  trial: { values: { tag_id: { id: "1" } as never } },\n  summary: "Get tag",',
    tried: true,
    typed: false,
    says: [
      'connector/tags.ts:@-1: GetTag: "Tag Id" (tag_id) must be of type string; it is an object. Look at its trial\'s values.',
    ],
  },
  ...PLAN_MISTAKES,
];
