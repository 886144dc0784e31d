import { describe, expect, it } from "vitest";
import { definition } from "../../scripts/generate/definition.ts";
import type { Operation, Parameter } from "../../scripts/generate/operation.ts";
import type { SwaggerParameter, SwaggerSchema } from "../../scripts/generate/swagger.ts";
import { modelOf, object, operation, text } from "./small.ts";

interface Definition {
  paths: Record<string, Record<string, WrittenOperation>>;
  definitions: Record<string, SwaggerSchema>;
  [key: string]: unknown;
}
interface WrittenOperation {
  parameters: SwaggerParameter[];
  responses: Record<string, { schema?: SwaggerSchema }>;
  [key: string]: unknown;
}

// The definition is made as plain JSON; these are the parts of it that the tests look at.
const written = (...operations: Operation[]) =>
  definition(modelOf(operations)) as unknown as Definition;

function writtenOperation(rest: Partial<Operation>): WrittenOperation {
  const one = operation("GetTag", rest);
  const found = written(one).paths[one.path]?.[one.method.toLowerCase()];
  if (found === undefined) throw new Error("the operation is not at its path");
  return found;
}

describe("the definition", () => {
  it("says of the connector what its descriptor says", () => {
    expect(definition(modelOf([]))).toMatchObject({
      swagger: "2.0",
      info: {
        title: "Small",
        description: "A small connector.",
        version: "1.0.0",
        contact: { name: "Somebody", url: "https://example.com", email: "somebody@example.com" },
      },
      host: "api.example.com",
      "x-ms-connector-metadata": [
        { propertyName: "Website", propertyValue: "https://example.com/" },
        { propertyName: "Privacy policy", propertyValue: "https://example.com/privacy" },
        { propertyName: "Categories", propertyValue: "Marketing" },
      ],
      "x-ms-capabilities": { testConnection: { operationId: "GetMe", parameters: {} } },
    });
  });

  it("has paths, methods and definitions in the order of their names, whatever the ids", () => {
    const answer = (name: string) => ({
      description: "It.",
      field: object({}, { definition: name }),
    });
    const { paths, definitions } = written(
      operation("A", { path: "/z", method: "PUT", answer: answer("z") }),
      operation("B", { path: "/z", method: "GET", answer: answer("b") }),
      operation("C", { path: "/a", answer: answer("a") }),
    );
    expect([Object.keys(paths), Object.keys(paths["/z"] ?? {}), Object.keys(definitions)]).toEqual([
      ["/a", "/z"],
      ["get", "put"],
      ["a", "b", "z"],
    ]);
  });

  it("is refused where two definitions have one name, with the name", () => {
    const answer = (key: string) => ({
      description: "It.",
      field: object({ [key]: text }, { definition: "Tag" }),
    });
    expect(() =>
      written(operation("A", { answer: answer("a") }), operation("B", { answer: answer("b") })),
    ).toThrow(/^Tag: Two different definitions have this name/);
  });
});

describe("an operation in the definition", () => {
  it.each<[string, Partial<Operation>, object]>([
    [
      "has id, texts and visibility",
      { visibility: "important" },
      {
        operationId: "GetTag",
        summary: "Do GetTag",
        description: "Does GetTag. Reads only.",
        "x-ms-visibility": "important",
      },
    ],
    [
      "says what replaces it, in this connector",
      { deprecated: { replacement: "FindTag" } },
      {
        deprecated: true,
        "x-ms-api-annotation": {
          status: "Production",
          replacement: { api: "Small", operationId: "FindTag" },
        },
      },
    ],
    [
      "says what replaces it in another connector",
      { deprecated: { replacement: "FindTag", connector: "Large" } },
      { "x-ms-api-annotation": { replacement: { api: "Large", operationId: "FindTag" } } },
    ],
    [
      "is safe where it reads by POST",
      { method: "POST", effect: "read" },
      { "x-ms-safe-operation": true },
    ],
    [
      "is a batch trigger with a hint, and may have nothing new",
      { kind: "trigger", hint: "Create a tag." },
      {
        "x-ms-trigger": "batch",
        "x-ms-trigger-hint": "Create a tag.",
        responses: { "202": { description: "Nothing." } },
      },
    ],
    [
      "answers what its answer is",
      { answer: { description: "The tag.", field: object({ id: text }) } },
      {
        responses: {
          "200": {
            description: "Done.",
            schema: { type: "object", properties: { id: { type: "string" } } },
          },
          default: { description: "Error." },
        },
      },
    ],
  ])("%s", (_, rest, wanted) => {
    expect(writtenOperation(rest)).toMatchObject(wanted);
  });

  it.each<[string, Partial<Operation>]>([
    [
      "is not called safe where it is a GET, which is safe anyway",
      { method: "GET", effect: "read" },
    ],
    ["is not called safe where it changes something", { method: "POST", effect: "write" }],
  ])("%s", (_, rest) => {
    expect(writtenOperation(rest)).not.toHaveProperty("x-ms-safe-operation");
  });

  it.each<[string, Partial<Operation>, boolean]>([
    ["needs its body", {}, true],
    ["can do without its body where Intercom can", { bodyOptional: true }, false],
  ])("%s", (_, rest, required) => {
    const { parameters } = writtenOperation({ body: object({ name: text }), ...rest });
    expect(parameters).toEqual([
      {
        name: "body",
        in: "body",
        required,
        schema: {
          type: "object",
          properties: { name: { type: "string", "x-ms-visibility": "important" } },
        },
      },
    ]);
  });
});

describe("a parameter in the definition", () => {
  it.each<[string, Parameter, SwaggerParameter]>([
    [
      "of a path is percent-encoded once",
      { key: "tag_id", in: "path", required: true, field: { type: "string", title: "Tag Id" } },
      {
        name: "tag_id",
        in: "path",
        required: true,
        type: "string",
        "x-ms-summary": "Tag Id",
        "x-ms-url-encoding": "single",
      },
    ],
    [
      "keeps default, least, most and format",
      {
        key: "score",
        in: "query",
        required: false,
        field: { type: "number", format: "float", default: 1, minimum: 0, maximum: 9 },
      },
      {
        name: "score",
        in: "query",
        type: "number",
        format: "float",
        default: 1,
        minimum: 0,
        maximum: 9,
        "x-ms-visibility": "important",
      },
    ],
    [
      "is a date where Intercom has unix seconds",
      { key: "since", in: "query", required: false, field: { type: "date-time", unix: true } },
      {
        ...{ name: "since", in: "query", type: "string", format: "date-time" },
        "x-ms-visibility": "important",
      },
    ],
    [
      "that is a list keeps what its entries may be, and is sent once an entry",
      {
        key: "sites",
        in: "query",
        required: false,
        field: {
          type: "list",
          items: { type: "string", format: "uri", enum: ["a", "b"], title: "Site" },
        },
      },
      {
        name: "sites",
        in: "query",
        type: "array",
        items: { type: "string", format: "uri", enum: ["a", "b"] },
        collectionFormat: "multi",
        "x-ms-visibility": "important",
      },
    ],
    [
      "has its example where tests look for it",
      { key: "name", in: "query", required: false, field: { type: "string", example: "Ada" } },
      {
        ...{ name: "name", in: "query", type: "string", "x-ms-test-value": "Ada" },
        "x-ms-visibility": "important",
      },
    ],
  ])("%s", (_, parameter, wanted) => {
    expect(writtenOperation({ parameters: [parameter] }).parameters).toEqual([wanted]);
  });

  it.each<[string, string, string]>([
    ["beside others by its key", "type_id", "type_id"],
    ["in the body by its path there", "kind.id", "body/kind/id"],
  ])("is referred to by a dropdown %s", (_, parameter, wanted) => {
    const { parameters } = writtenOperation({
      parameters: [
        { key: "type_id", in: "query", required: false, field: text },
        {
          key: "state",
          in: "query",
          required: false,
          field: {
            type: "string",
            choices: { operationId: "X", value: "id", title: "id", with: { type: { parameter } } },
          },
        },
      ],
      body: object({ kind: object({ id: text }) }),
    });
    expect(parameters[1]?.["x-ms-dynamic-list"]?.parameters).toEqual({
      type: { parameterReference: wanted },
    });
  });
});
