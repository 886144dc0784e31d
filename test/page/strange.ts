/** Definitions of strangers: one with every kind of field, one that means harm, one that is big. */
import type {
  Operation,
  Parameter,
  Schema,
  Swagger,
} from "../../scripts/platform/definition/swagger.ts";

const text: Schema = { type: "string" };

const body = (schema: Schema): Parameter[] => [
  { name: "body", in: "body", required: true, schema },
];

const answers = (schema: Schema) => ({ 200: { description: "Fine", schema } });

/** A dropdown that an echo fills. */
const listed = (parameters: Record<string, unknown>): Schema => ({
  "x-ms-dynamic-values": {
    operationId: "ListSizes",
    "value-path": "id",
    "value-title": "id",
    parameters,
  },
});

/** An object that the API is to describe, and does not. */
const described: Schema = {
  "x-ms-dynamic-schema": {
    operationId: "ListSizes",
    "value-path": "schema",
    parameters: { kind: { parameter: "table" } },
  },
};

/** Every kind of field, and a trigger by webhooks. */
export const THINGS: Partial<Swagger> = {
  paths: {
    "/sizes": {
      get: {
        operationId: "ListSizes",
        summary: "List sizes",
        parameters: [{ name: "kind", in: "query", type: "string", enum: ["wood"] } as Parameter],
        responses: answers({
          type: "array",
          items: {
            type: "object",
            properties: { id: { type: "string", enum: ["large"] } as Schema },
          },
        }),
      },
    },
    "/folders": {
      get: {
        operationId: "ListFolders",
        summary: "List folders",
        responses: answers({
          type: "array",
          items: { type: "object", properties: { id: text, name: text } },
        }),
      },
    },
    "/things": {
      post: {
        operationId: "MakeThing",
        summary: "Make thing",
        description: "Makes a thing.",
        parameters: body({
          type: "object",
          properties: {
            tags: { type: "array", "x-ms-summary": "Tags", items: text },
            parts: {
              type: "array",
              "x-ms-summary": "Parts",
              items: {
                type: "object",
                required: ["name"],
                properties: {
                  name: text,
                  kind: { type: "string", title: "Kind", ...listed({}) },
                  size: {
                    type: "string",
                    title: "Size",
                    ...listed({ kind: { parameter: "kind" } }),
                  },
                },
              },
            },
            labels: {
              type: "object",
              "x-ms-summary": "Labels",
              additionalProperties: { type: "integer" },
            },
            folder: {
              type: "string",
              "x-ms-summary": "Folder",
              "x-ms-dynamic-tree": {
                open: { operationId: "ListFolders", itemValuePath: "id", itemTitlePath: "name" },
                browse: { operationId: "ListFolders", itemValuePath: "id", itemTitlePath: "name" },
              },
            },
            at: { type: "string", format: "date-time", "x-ms-summary": "At" },
            size: { type: "string", enum: ["small", "big"], "x-ms-summary": "Size" },
            done: { type: "boolean", "x-ms-summary": "Done" },
            file: { type: "string", format: "byte", "x-ms-summary": "File" },
            any: { type: "object", "x-ms-summary": "Any" },
          },
        }),
        responses: answers({ type: "object", properties: { id: text } }),
      },
    },
    "/rows": {
      post: {
        operationId: "MakeRow",
        summary: "Make row",
        parameters: [
          { name: "table", in: "query", type: "string", required: true, "x-ms-summary": "Table" },
          ...body({ type: "object", ...described }),
        ],
        responses: answers({ type: "object", ...described }),
      },
    },
    "/hooks": {
      "x-ms-notification-content": { schema: { type: "object", properties: { event: text } } },
      post: {
        operationId: "WhenThing",
        summary: "When a thing is made",
        "x-ms-trigger": "single",
        parameters: body({
          type: "object",
          required: ["url"],
          properties: { url: { type: "string", "x-ms-notification-url": true } },
        }),
        responses: { 201: { description: "Subscribed" } },
      },
    },
  },
};

/** What the things were before: a parameter more. */
export const BEFORE: Swagger = {
  paths: {
    "/things": {
      post: {
        operationId: "MakeThing",
        summary: "Make thing",
        parameters: [{ name: "old", in: "query", type: "string" }],
        responses: answers(text),
      },
    },
  },
};

const MARKUP = `<img src=x onerror="globalThis.hacked = 1"><script>globalThis.hacked = 1</script><b>x</b>`;

/** Turns what follows around. */
export const TURNED = "\u202egnorw";
const LONG = "long ".repeat(20_000);
/** An id of which no address can hold all. */
export const HALF = "Half\ud800";

const nested: Schema = {
  type: "object",
  properties: { name: text, inside: { $ref: "#/definitions/nested" } },
};

/** Markup wherever a text can be, ten thousand parameters, schemas in circles, huge enums. */
export const HOSTILE: Partial<Swagger> = {
  info: { title: MARKUP, description: MARKUP, version: MARKUP },
  definitions: {
    nested,
    long: {
      type: "object",
      title: LONG,
      description: LONG,
      properties: { a: text, b: text },
    } as Schema,
    word: { type: "string", enum: Array.from({ length: 100_000 }, (_, index) => `word ${index}`) },
  },
  paths: {
    "/proto": {
      post: {
        operationId: "__proto__",
        summary: "Prototype",
        parameters: [
          { name: "constructor", in: "query", type: "string", required: true },
          ...body(
            JSON.parse(
              '{"type": "object", "required": ["__proto__"], "properties": {"__proto__": {"type": "string"}}}',
            ),
          ),
        ],
        responses: answers(text),
      },
    },
    "/half": {
      get: { operationId: HALF, summary: HALF, responses: answers(text) },
    },
    "/turned": {
      post: {
        operationId: "Turned",
        summary: TURNED,
        tags: [TURNED],
        parameters: [
          { name: "a", in: "query", type: "string", required: true, "x-ms-summary": TURNED },
        ],
        responses: answers(text),
      } as Operation,
    },
    "/long": {
      post: {
        operationId: "Long",
        summary: LONG,
        tags: [LONG],
        parameters: body({ type: "object", properties: { long: { $ref: "#/definitions/long" } } }),
        responses: answers({ $ref: "#/definitions/long" }),
      } as Operation,
    },
    "/shared": {
      post: {
        operationId: "Shared",
        parameters: body({
          type: "object",
          properties: Object.fromEntries(
            Array.from({ length: 5000 }, (_, index) => [
              `p${index}`,
              { $ref: "#/definitions/word" },
            ]),
          ),
        }),
        responses: answers(text),
      },
    },
    "/markup": {
      post: {
        operationId: "Markup",
        summary: MARKUP,
        description: MARKUP,
        parameters: [
          {
            name: MARKUP,
            in: "query",
            type: "string",
            "x-ms-summary": MARKUP,
            description: MARKUP,
            enum: [MARKUP],
          } as Parameter,
          { name: "filled", in: "query", type: "string", default: MARKUP },
        ],
        responses: answers({
          type: "object",
          properties: { [MARKUP]: { type: "string", title: MARKUP, default: MARKUP } },
        }),
        tags: [MARKUP],
      } as Operation,
    },
    "/wide": {
      get: {
        operationId: "Wide",
        parameters: Array.from({ length: 10_000 }, (_, index) => ({
          name: `p${index}`,
          in: "query",
          type: "string",
        })),
        responses: answers({ type: "object" }),
      },
    },
    "/cyclic": {
      post: {
        operationId: "Cyclic",
        parameters: body({ $ref: "#/definitions/nested" }),
        responses: answers({ $ref: "#/definitions/nested" }),
      },
    },
    "/words": {
      get: {
        operationId: "Words",
        parameters: [
          {
            name: "word",
            in: "query",
            required: true,
            type: "string",
            enum: Array.from({ length: 100_000 }, (_, index) => `word ${index}`),
          } as Parameter,
        ],
        responses: answers(text),
      },
    },
  },
};

/** 220 operations, as many as a connector is likely to have. */
export const BIG: Partial<Swagger> = {
  paths: Object.fromEntries(
    Array.from({ length: 220 }, (_, index) => [
      `/resource${index % 20}/${index}`,
      {
        get: {
          operationId: `Operation${index}`,
          summary: `Get number ${index}`,
          description: "Reads only.",
          parameters: Array.from({ length: 15 }, (__, at) => ({
            name: `p${at}`,
            in: "query",
            type: "string",
          })),
          responses: answers({
            type: "object",
            properties: Object.fromEntries(
              Array.from({ length: 40 }, (__, at) => [`field${at}`, text]),
            ),
          }),
        },
      },
    ]),
  ),
};
