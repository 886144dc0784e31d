import { DEFINITION, type Patch, SCRIPT } from "../base.ts";
import type { Change } from "../fixtures.ts";
import {
  apiKey,
  apiProperties,
  contactId,
  deleteHook,
  listTags,
  policy,
  QUERY,
  tag,
  tagContact,
  tagId,
  tagList,
} from "../places.ts";

const definition = (what: string, patch: Patch): Innocent => [what, { definition: patch }];
const properties = (what: string, patch: Patch): Innocent => [what, { properties: patch }];
const script = (what: string, text: string): Innocent => [what, { script: text }];
const settings = (what: string, patch: Patch): Innocent => [what, { settings: patch }];
const second = (templateId: string) =>
  apiProperties({ policyTemplateInstances: { 1: { templateId, title: "Other", parameters: {} } } });
const member = (text: string) => `${SCRIPT}class Signs { ${text} }\n`;
const TEXTS = { displayName: "Region", description: "Where it is.", tooltip: "Ask at home." };

type Innocent = readonly [what: string, change: Change];

/** What authors of connectors that work have written, so that no error may be said of it. */
export const INNOCENT: readonly Innocent[] = [
  definition("a visibility that says nothing", listTags({ "x-ms-visibility": "none" })),
  definition("a visibility with a capital", listTags({ "x-ms-visibility": "Important" })),
  definition("an extension of one's own", listTags({ "x-acme": { a: 1 } })),
  definition("tags of operations", listTags({ tags: ["Tags"] })),
  definition("further documentation", { externalDocs: { url: "https://tagger.example" } }),
  definition("a host with its port", { host: "api.tagger.example:8443" }),
  definition("no basePath", { basePath: undefined }),
  definition("two schemes", { schemes: ["http", "https"] }),
  definition("a charset", { consumes: ["application/json; charset=utf-8"] }),
  definition("a type of OData", { produces: ["application/json;odata.metadata=minimal"] }),
  definition("a type of JSON", { produces: ["application/vnd.api+json"] }),
  definition(
    "a dropdown in other letters than its answer",
    tagId({ "x-ms-dynamic-values": { "value-path": "ID", "value-collection": "Data" } }),
  ),
  definition(
    "a dropdown of an answer that says little",
    tagList({ properties: { data: undefined } }),
  ),
  definition(
    "a dropdown of an answer that nobody describes",
    listTags({ responses: { "200": { schema: undefined } } }),
  ),
  definition("a dropdown fed by a name with a dot", {
    paths: {
      "/tags": { get: { parameters: [QUERY] } },
      "/contacts/{contact_id}/tags": {
        post: {
          parameters: {
            1: {
              schema: {
                properties: {
                  client: {
                    type: "object",
                    "x-ms-summary": "Client",
                    description: "Whose contact it is.",
                    properties: {
                      id: { type: "string", "x-ms-summary": "Id", description: "The id." },
                    },
                  },
                  tag_id: {
                    "x-ms-dynamic-values": { parameters: { q: { parameter: "client.id" } } },
                    "x-ms-dynamic-list": undefined,
                  },
                },
              },
            },
          },
        },
      },
    },
  }),
  definition(
    "an answer without content",
    deleteHook({ responses: { "204": undefined, "202": { description: "Soon." } } }),
  ),
  definition(
    "a header to enter",
    listTags({ parameters: [{ ...QUERY, in: "header", name: "X-Trace" }] }),
  ),
  definition(
    "an internal header with a default",
    listTags({
      parameters: [
        {
          ...QUERY,
          in: "header",
          name: "Accept",
          required: true,
          default: "application/json",
          "x-ms-visibility": "internal",
        },
      ],
    }),
  ),
  definition("a sign-in that is not defined", { security: [{ other: [] }] }),
  definition("no sign-in to ask for", { security: [] }),
  definition("null where it is allowed", tag({ properties: { name: { "x-nullable": true } } })),
  definition("the format of an email", tag({ properties: { name: { format: "email" } } })),
  definition(
    "a default of the enum",
    listTags({ parameters: [{ ...QUERY, enum: ["a", "b"], default: "a" }] }),
  ),
  definition(
    "a whole number for any number",
    listTags({ parameters: [{ ...QUERY, type: "number", default: 1 }] }),
  ),
  definition(
    "a parameter that is repeated",
    listTags({
      parameters: [
        { ...QUERY, type: "array", items: { type: "string" }, collectionFormat: "multi" },
      ],
    }),
  ),
  definition(
    "a file in a form",
    tagContact({
      consumes: ["multipart/form-data"],
      parameters: { 1: { ...QUERY, in: "formData", type: "file", schema: undefined } },
    }),
  ),
  definition("a value that keeps its slashes", contactId({ "x-ms-url-encoding": undefined })),
  definition("a shared parameter", {
    parameters: { Group: QUERY },
    ...listTags({ parameters: [{ $ref: "#/parameters/Group" }] }),
  }),
  definition("an extension among the paths", { paths: { "x-acme": {} } }),
  definition("an example of another type", tag({ properties: { name: { example: 5 } } })),
  definition("a definition that nothing uses", { definitions: { Old: { type: "object" } } }),
  [
    "a host twice",
    { texts: { definition: JSON.stringify(DEFINITION).replace('"host"', '"host": "a", "host"') } },
  ],

  properties("null for the texts of a parameter", apiKey({ uiDefinition: null })),
  properties(
    "null for the values that are allowed",
    apiKey({ uiDefinition: { constraints: { allowedValues: null } } }),
  ),
  properties("null for the connection parameters", apiProperties({ connectionParameters: null })),
  properties("null for the policies", apiProperties({ policyTemplateInstances: null })),
  properties("no policies", apiProperties({ policyTemplateInstances: [] })),
  properties(
    "a policy for an operation that is gone",
    policy({ parameters: { "x-ms-apimTemplate-operationName": ["TagContact", "Old"] } }),
  ),
  properties(
    "a script for an operation that is gone",
    apiProperties({ scriptOperations: ["WhenTagIsCreated", "Old"] }),
  ),
  properties("a template that nobody documents", second("moveproperties")),
  properties("a template that nobody knows", second("makecoffee")),
  properties("a template in other letters", policy({ templateId: "SetHeader" })),
  properties(
    "a section in small letters",
    policy({ parameters: { "x-ms-apimTemplate-policySection": "request" } }),
  ),
  properties(
    "a region to choose",
    apiProperties({
      connectionParameters: {
        region: {
          type: "string",
          defaultValue: "us",
          uiDefinition: {
            ...TEXTS,
            constraints: { required: "false", allowedValues: [{ text: "US", value: "us" }] },
          },
        },
      },
    }),
  ),
  properties("a boolean for a text", apiKey({ uiDefinition: { constraints: { required: true } } })),

  settings("ids that are still to come", { connectorId: null, environment: null }),
  settings("another address of the service", { powerAppsUrl: "https://api.powerapps.com" }),

  script("a class in small letters", SCRIPT.replace("class Script ", "class script ")),
  script("an interpolated verbatim text", member('string a = $@"{{ ""x"": {1} }}";')),
  script("a raw text", member('string a = """ { """;')),
  script("an interpolated raw text", member('string a = $$"""{ {{1}} """;')),
  script("a text in a hole of a text", member('string A(C x) => $"{x["a"]}";')),
  script("quotes and braces as characters", member("char a = '\"'; char b = '\\''; char c = '{';")),
  script("an apostrophe in a region", `#region don't (\n${SCRIPT}#endregion\n`),
  script("an apostrophe in documentation", `/// <summary>It's {</summary>\n${SCRIPT}`),
  script("an address in a comment", `// see "https://tagger.example/{x}\n${SCRIPT}`),
  script("other ends of lines", SCRIPT.replaceAll("\n", "\r\n")),
  script("a byte order mark", `\uFEFF${SCRIPT}`),
];
