/** Mistakes in descriptors: what is written here follows the descriptor language of the day. */
import type { Mistake } from "./harness.ts";

const CONNECTOR = "connector/connector.ts";
const TAGS = "connector/tags.ts";

/** A small connector that is right, in place of the one that ships: for mistakes to be made in. */
export const SMALL_CONNECTOR: ReadonlyMap<string, string> = new Map([
  [
    CONNECTOR,
    `import { connector } from "../scripts/language/connector.ts";
import { dynamicHost, setHeader } from "../scripts/language/policies.ts";
import * as tags from "./tags.ts";

export default connector({
  title: "Intercom",
  description: "Tags of an Intercom workspace, to try what the build says of mistakes.",
  version: "1.0.0",
  contact: { name: "Somebody", url: "https://example.com" },
  website: "https://www.intercom.com/",
  privacyPolicy: "https://www.intercom.com/legal/terms-and-policies#privacy",
  categories: "Marketing;Sales and CRM",
  host: "api.intercom.io",
  policies: [
    dynamicHost("Host by region", "https://@connectionParameters('region','api.intercom.io')"),
    setHeader("Access token", "Authorization", "Bearer @connectionParameters('access_token')"),
    setHeader("Version of Intercom's API", "Intercom-Version", "2.16"),
  ],
  testConnection: tags.getTeammate,
  advice: {},
  operations: [
    tags.getTeammate,
    tags.listTags,
    tags.getTag,
    tags.getLabel,
  ],
});
`,
  ],
  [
    TAGS,
    `import type { components } from "../generated/contract.ts";
import { choicesIn } from "../scripts/language/dropdown.ts";
import { action, one, plannedAction } from "../scripts/language/operations.ts";
import { field, shape } from "../scripts/language/shape.ts";
import { call, named } from "../scripts/language/steps.ts";

type Tag = components["schemas"]["tag_basic"];

export const getTeammate = action("GetTeammate", {
  call: "GET /me",
  summary: "Get teammate",
  description: "Returns the teammate whose token it is.",
  visibility: "internal",
});

export const listTags = action("ListTags", {
  call: "GET /tags",
  summary: "List tags",
  description: "Lists all tags of the workspace.",
});

export const getTag = action("GetTag", {
  call: "GET /tags/{tag_id}",
  summary: "Get tag",
  description: "Finds a tag by its id.",
  visibility: "advanced",
  parameters: { tag_id: { dropdown: choicesIn(listTags, "data", "id", "name") } },
});

const tag = named<Tag>("tag");

const label = shape<Tag>()("Label", "Label", "A tag as a label.", ({ id, name }) => ({
  id: field.always("string", "Id", "The id of the tag.", id),
  name: field.optional("string", "Name", "The name of the tag.", name),
}));

export const getLabel = plannedAction("GetLabel", {
  method: "GET",
  path: "/labels/{label_id}",
  summary: "Get label",
  description: "Finds a tag as a label.",
  parameters: {
    label_id: {
      in: "path",
      title: "Label Id",
      description: "The id of the tag.",
      required: true,
      sample: choicesIn(listTags, "data", "id", "name"),
    },
  },
  returns: one(label),
  plan: ({ label_id }) => ({
    steps: [call("GET /tags/{tag_id}", { as: tag, path: { tag_id: label_id } })],
    answer: label.from(tag),
  }),
});
`,
  ],
]);

export const DESCRIPTOR_MISTAKES: readonly Mistake[] = [
  {
    name: "the path of a call is misspelt",
    file: TAGS,
    find: 'call: "GET /tags/{tag_id}"',
    replace: 'call: "GET /tag/{tag_id}"',
    says: [
      'connector/tags.ts:@: GetTag, GET /tag/{tag_id}: The contract has no GET /tag/{tag_id}. Correct the call, or add it to connector/intercom/. Did you mean "GET /tags/{tag_id}"?',
    ],
  },
  {
    name: "the method of a call is another one",
    file: TAGS,
    find: 'call: "GET /tags",',
    replace: 'call: "PUT /tags",',
    says: [
      'connector/tags.ts:@: ListTags, PUT /tags: The contract has no PUT /tags. Correct the call, or add it to connector/intercom/. Did you mean "GET /tags"?',
    ],
  },
  {
    name: "an operation has no description",
    file: TAGS,
    find: '  description: "Finds a tag by its id.",\n',
    replace: "",
    says: ['connector/tags.ts:@-3: "description" is missing. (TS2345)'],
  },
  {
    name: "the name of an option is misspelt",
    file: TAGS,
    find: 'summary: "Get tag"',
    replace: 'sumary: "Get tag"',
    says: ['connector/tags.ts:@: There is no "sumary" here. Did you mean "summary"? (TS2561)'],
  },
  {
    name: "a visibility is none",
    file: TAGS,
    find: '"advanced"',
    replace: '"advancd"',
    says: ['connector/tags.ts:@: "advancd" is not allowed here. Did you mean "advanced"? (TS2820)'],
  },
  {
    name: "the name of a parameter is misspelt",
    file: TAGS,
    find: "{ tag_id: { dropdown",
    replace: "{ tagid: { dropdown",
    tried: true,
    says: ['connector/tags.ts:@: There is no "tagid" here. Did you mean "tag_id"? (TS2561)'],
  },
  {
    name: "a dropdown names a list that the answer lacks",
    file: TAGS,
    find: 'dropdown: choicesIn(listTags, "data"',
    replace: 'dropdown: choicesIn(listTags, "dat"',
    says: ['connector/tags.ts:@: "dat" is not allowed here. Did you mean "data"? (TS2345)'],
  },
  {
    name: "a dropdown names a field that an entry lacks",
    file: TAGS,
    find: 'dropdown: choicesIn(listTags, "data", "id", "name")',
    replace: 'dropdown: choicesIn(listTags, "data", "id", "nam")',
    says: [
      'connector/tags.ts:@: GetTag, tag_id: x-ms-dynamic-values wants "nam" in the answer of ListTags, and there is no such property. Correct value-title, or declare the property in the operation\'s response. Did you mean "name"? (InvokedOperationShouldProduceProperty)',
    ],
  },
  {
    name: "a dropdown names a field that an entry lacks, and the compiler was told not to look",
    file: TAGS,
    find: 'dropdown: choicesIn(listTags, "data", "id", "name")',
    replace: 'dropdown: choicesIn(listTags, "data", "id", "nam" as "name")',
    says: [
      'connector/tags.ts:@: GetTag, tag_id: x-ms-dynamic-values wants "nam" in the answer of ListTags, and there is no such property. Correct value-title, or declare the property in the operation\'s response. Did you mean "name"? (InvokedOperationShouldProduceProperty)',
    ],
  },
  {
    name: "a dropdown names a variable that is not there",
    file: TAGS,
    find: "dropdown: choicesIn(listTags",
    replace: "dropdown: choicesIn(lsitTags",
    says: ["connector/tags.ts:@: Cannot find name 'lsitTags'. Did you mean 'listTags'? (TS2552)"],
  },
  {
    name: "a dropdown is filled by an action that the connector does not list",
    file: CONNECTOR,
    find: /\n {4}tags.listTags,/,
    replace: "",
    tried: true,
    says: [
      "connector/tags.ts:27: GetTag, tag_id: Its dropdown ListTags is not among the operations. List it in connector.ts.",
      "connector/tags.ts:43: GetLabel, label_id: Its sample ListTags is not among the operations. List it in connector.ts.",
    ],
  },
  {
    name: "a parameter has no value to try it with",
    file: TAGS,
    find: '      sample: choicesIn(listTags, "data", "id", "name"),\n',
    replace: "",
    tried: true,
    says: [
      "connector/tags.ts:@-11: GetLabel: parameter label_id: there is no value to try it with. Give it an example or a sample.",
    ],
  },
  {
    name: "a parameter is tried with the id of nothing",
    file: TAGS,
    find: '      sample: choicesIn(listTags, "data", "id", "name"),\n',
    replace: '      example: "17",\n',
    tried: true,
    typed: false,
    says: ["connector/tags.ts:@-11: GetLabel: answered 404: Intercom says: Resource Not Found"],
  },
  {
    name: "a shape reads a field that the contract lacks",
    file: TAGS,
    find: '"The name of the tag.", name)',
    replace: '"The name of the tag.", tag.nam)',
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
    name: "the type of a field is none",
    file: TAGS,
    find: 'field.optional("string", "Name"',
    replace: 'field.optional("sting", "Name"',
    tried: true,
    says: ['connector/tags.ts:@: "sting" is not allowed here. Did you mean "string"? (TS2345)'],
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
    name: "a parameter has no title",
    file: TAGS,
    find: 'title: "Label Id"',
    replace: 'title: ""',
    typed: false,
    says: [
      'connector/tags.ts:@-2: GetLabel, label_id: The parameter "label_id" has no title; makers would see its name. Add a title in Title Case, such as "Contact Id". (ParameterSummaryMissing)',
    ],
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
    name: "a plan reads an input that the action lacks",
    file: TAGS,
    find: "plan: ({ label_id }) =>",
    replace: "plan: ({ labelid: label_id }) =>",
    says: ['connector/tags.ts:@: There is no "labelid" here. Did you mean "label_id"? (TS2339)'],
  },
  {
    name: "two operations have one id",
    file: TAGS,
    find: 'action("GetTag"',
    replace: 'action("ListTags"',
    typed: false,
    says: ["connector/tags.ts:@-6: ListTags: Two operations have this id. Rename one."],
  },
  {
    name: "two operations have one path",
    file: TAGS,
    find: 'path: "/labels/{label_id}"',
    replace: 'path: "/tags/{label_id}"',
    typed: false,
    says: [
      "connector/tags.ts:@-17: GetTag: GetLabel has the same method and path, GET /tags/{tag_id}. Give one another path.",
    ],
  },
  {
    name: "two operations have one summary",
    file: TAGS,
    find: 'summary: "Get label"',
    replace: 'summary: "Get tag"',
    typed: false,
    says: [
      'connector/tags.ts:@-16: GetTag, summary: GetTag and GetLabel are both called "Get tag". Give each a title of its own; makers see nothing else in the list. (OperationSummaryNotUnique)',
    ],
  },
  {
    name: "the path of a planned action lacks its parameter",
    file: TAGS,
    find: 'path: "/labels/{label_id}"',
    replace: 'path: "/labels"',
    typed: false,
    says: [
      'connector/tags.ts:@4: GetLabel, label_id: The path parameter "label_id" does not occur in the path /labels. Put "{label_id}" into the path, or make it a query parameter. (PathParameterNotDefinedInTemplate)',
    ],
  },
  {
    name: "a bracket is missing",
    file: TAGS,
    find: "export const getTag = action(",
    replace: "export const getTag = action((",
    says: ["connector/tags.ts:@6: ')' expected. (TS1005)"],
  },
  {
    name: "several operations have faults",
    file: TAGS,
    find: /call: "GET \/tags",([\s\S]*)call: "GET \/tags\/\{tag_id\}"/,
    replace:
      'call: "GET /tag" as "GET /tags",\n  visibility: "advanced",\n  summary: "List tags",\n  description: "Lists all tags of the workspace.",\n});\n\nexport const getTag = action("GetTag", {\n  call: "GET /tags/{tag}" as "GET /tags/{tag_id}"',
    tried: true,
    says: [
      'connector/tags.ts:@: ListTags, GET /tag: The contract has no GET /tag. Correct the call, or add it to connector/intercom/. Did you mean "GET /tags"?',
      'connector/tags.ts:@7: GetTag, GET /tags/{tag}: The contract has no GET /tags/{tag}. Correct the call, or add it to connector/intercom/. Did you mean "GET /tags/{tag_id}"?',
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
    find: "import { choicesIn }",
    replace: "import { choiceIn as choicesIn }",
    says: [
      "connector/tags.ts:@: '\"../scripts/language/dropdown.ts\"' has no exported member named 'choiceIn'. Did you mean 'choicesIn'? (TS2724)",
    ],
  },
  {
    name: "the connector lists an operation that is not there",
    file: CONNECTOR,
    find: "    tags.getTag,",
    replace: "    tags.gettTag,",
    says: ['connector/connector.ts:@: There is no "gettTag" here. Did you mean "getTag"? (TS2551)'],
  },
  {
    name: "the connector lists from a module that is not imported",
    file: CONNECTOR,
    find: "    tags.getTag,",
    replace: "    tag.getTag,",
    says: ["connector/connector.ts:@: Cannot find name 'tag'. Did you mean 'tags'? (TS2552)"],
  },
  {
    name: "the test of the connection is not listed",
    file: CONNECTOR,
    find: /\n {4}tags.getTeammate,/,
    replace: "",
    tried: true,
    typed: false,
    says: [
      "connector/connector.ts:19: testConnection: GetTeammate is not among the operations. List it in connector.ts.",
    ],
  },
  {
    name: "a policy uses a function that is none",
    file: CONNECTOR,
    find: "@connectionParameters('access_token')",
    replace: "@connectionParameter('access_token')",
    typed: false,
    says: [
      'connector/connector.ts:@: Access token: The policy "Access token" calls the function connectionParameter, which policies do not have. Call one of headers, queryParameters, connectionParameters, environmentVariables, body, item, triggerBody; write a plain @ as @@. Did you mean "connectionParameters"? (PolicyFunctionNotFound)',
    ],
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
    name: "a policy has a template that is none",
    file: CONNECTOR,
    find: "  policies: [",
    replace: '  policies: [\n    { templateId: "setheaders", title: "Wrong", parameters: {} },',
    says: [
      'connector/connector.ts:@1: Wrong: The policy "Wrong" uses the template "setheaders", which does not exist. Use one of Microsoft\'s templates. Did you mean "setheader"? (PolicyTemplateNotFound)',
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
      "connector/connector.ts: GetTeammate and others: answered 401: Intercom says: Access Token Invalid",
    ],
  },
  {
    name: "the connector's title has a word that is not allowed",
    file: CONNECTOR,
    find: 'title: "Intercom"',
    replace: 'title: "Intercom API"',
    typed: false,
    says: [
      'connector/connector.ts:@: title: The title of the connector has the word "API", which certification does not accept there. Say it without the word; makers know where they are. (ValueContainsRestrictedWords)',
    ],
  },
  {
    name: "the connector's categories are none of Microsoft's",
    file: CONNECTOR,
    find: 'categories: "Marketing;Sales and CRM"',
    replace: 'categories: "Marketing;Sales and CMR"',
    typed: false,
    says: [
      'connector/connector.ts:@: categories: There is no category "Sales and CMR". Use one or two of AI, Business Intelligence, Business Management, Collaboration, Commerce, Communication, Content and Files, Data, Finance, Human Resources, Internet of Things, IT Operations, Lifestyle and Entertainment, Marketing, Productivity, Sales and CRM, Security, Social Media, Website, with a semicolon between them. Did you mean "Sales and CRM"? (InvalidConnectorCategory)',
    ],
  },
];
