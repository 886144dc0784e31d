import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isObject, type Json, type JsonObject } from "../../scripts/common/json.ts";
import { type Effect, failures } from "../../scripts/compat/change.ts";
import { compare } from "../../scripts/compat/compare.ts";
import type { Compared } from "../../scripts/compat/definition.ts";
import { compareAll } from "../../scripts/compat/pairs.ts";
import { printMarkdown, printText } from "../../scripts/compat/print.ts";
import { readPath } from "../../scripts/compat/read.ts";
import { needs, PUBLISHED_CONNECTORS } from "../common/needs.ts";

/** Small, and with one of everything that is compared. */
const BASE: Compared = {
  name: "tags",
  definition: {
    swagger: "2.0",
    info: { title: "Tags", description: "All tags.", version: "1.0.0" },
    host: "api.example.com",
    paths: {
      "/tags": {
        get: {
          operationId: "ListTags",
          summary: "List tags",
          "x-ms-pageable": { nextLinkName: "nextLink" },
          parameters: [
            { name: "kind", in: "query", type: "string", enum: ["a", "b"] },
            { name: "limit", in: "query", type: "integer", maximum: 50 },
            {
              name: "version",
              in: "query",
              type: "string",
              default: "1",
              required: true,
              "x-ms-visibility": "internal",
            },
          ],
          responses: {
            "200": {
              description: "The tags.",
              schema: {
                type: "object",
                properties: {
                  value: { type: "array", items: { $ref: "#/definitions/tag" } },
                  total: { type: "integer" },
                },
              },
            },
          },
        },
        post: {
          operationId: "CreateTag",
          summary: "Create tag",
          parameters: [
            {
              name: "body",
              in: "body",
              required: true,
              schema: {
                type: "object",
                required: ["name"],
                properties: {
                  name: { type: "string", description: "Its name." },
                  due: { type: "string", format: "date-time" },
                  owner: {
                    type: "string",
                    "x-ms-dynamic-values": {
                      operationId: "ListTags",
                      "value-path": "id",
                      "value-title": "name",
                    },
                  },
                },
              },
            },
          ],
          responses: { "200": { description: "The tag.", schema: { $ref: "#/definitions/tag" } } },
        },
      },
      "/new_tags": {
        get: {
          operationId: "TrigNewTag",
          "x-ms-trigger": "batch",
          responses: {
            "200": {
              description: "Tags.",
              schema: { type: "array", items: { $ref: "#/definitions/tag" } },
            },
          },
        },
      },
    },
    definitions: {
      tag: {
        type: "object",
        properties: {
          id: { type: "string" },
          name: { type: "string", "x-ms-summary": "Name" },
          parent: { $ref: "#/definitions/tag" },
        },
      },
    },
  },
  properties: {
    connectionParameters: {
      key: { type: "securestring", uiDefinition: { constraints: { required: "true" } } },
      region: {
        type: "string",
        defaultValue: "us",
        uiDefinition: { constraints: { allowedValues: [{ value: "us" }, { value: "eu" }] } },
      },
    },
    iconBrandColor: "#0f5c63",
  },
};

/** What is there, changed: objects are gone into, `null` takes away. */
type Patch = { readonly [key: string]: Json | Patch };

function patched(value: Json | undefined, patch: Json | Patch): Json {
  if (!isObject(value) || typeof patch !== "object" || patch === null || Array.isArray(patch)) {
    return patch as Json; // what is no patch is JSON
  }
  const result: JsonObject = { ...value };
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete result[key];
    else result[key] = patched(value[key], change);
  }
  return result;
}

const changed = (patch: Patch): Compared => ({
  ...BASE,
  definition: patched(BASE.definition, patch.definition ?? {}) as JsonObject,
  properties: patched(BASE.properties, patch.properties ?? {}) as JsonObject,
});
const list = (patch: Patch): Patch => ({ definition: { paths: { "/tags": { get: patch } } } });
const create = (patch: Patch): Patch => ({ definition: { paths: { "/tags": { post: patch } } } });
const tag = (patch: Patch): Patch => ({
  definition: { definitions: { tag: { properties: patch } } },
});
const [kind, limit, version] = (
  BASE.definition as { paths: { "/tags": { get: { parameters: JsonObject[] } } } }
).paths["/tags"].get.parameters as [JsonObject, JsonObject, JsonObject];
const parameters = (...all: JsonObject[]): Patch => list({ parameters: all });
const body = (patch: Patch): Patch => {
  const [whole] = (
    BASE.definition as { paths: { "/tags": { post: { parameters: JsonObject[] } } } }
  ).paths["/tags"].post.parameters as [JsonObject];
  return create({ parameters: [patched(whole, { schema: patch })] });
};

const PLANTED: readonly [what: string, patch: Patch, effect: Effect, said: string][] = [
  [
    "an operation is gone",
    create({ operationId: "MakeTag" }),
    "breaking",
    "CreateTag: : It is gone.",
  ],
  [
    "an id differs by case",
    create({ operationId: "createTag" }),
    "breaking",
    "CreateTag: : It is gone; createTag is another id.",
  ],
  [
    "an operation is new",
    { definition: { paths: { "/x": { get: { operationId: "X" } } } } },
    "compatible",
    "X: : It is new.",
  ],
  [
    "a parameter is gone",
    parameters(limit, version),
    "breaking",
    "ListTags: parameter kind: It is gone.",
  ],
  [
    "a hidden parameter is gone",
    parameters(kind, limit),
    "compatible",
    "ListTags: parameter version: It is gone; makers did not see it.",
  ],
  [
    "a parameter is new and must be given",
    parameters(kind, limit, version, { name: "q", in: "query", type: "string", required: true }),
    "breaking",
    "ListTags: parameter q: It is new, and must be given.",
  ],
  [
    "a parameter is new",
    parameters(kind, limit, version, { name: "q", in: "query", type: "string" }),
    "compatible",
    "ListTags: parameter q: It is new.",
  ],
  [
    "a parameter must be given now",
    parameters({ ...kind, required: true }, limit, version),
    "breaking",
    "ListTags: parameter kind: It must be given now.",
  ],
  [
    "a property of a body need not be given any more",
    body({ required: [] }),
    "compatible",
    "CreateTag: parameter body/name: It may be left out now.",
  ],
  [
    "a property of a body is gone",
    body({ properties: { due: null } }),
    "breaking",
    "CreateTag: parameter body/due: It is gone.",
  ],
  [
    "a type is another",
    parameters({ ...limit, type: "string" }, kind, version),
    "breaking",
    'ListTags: parameter limit: Its type is "string", was "integer".',
  ],
  [
    "a type is wider",
    parameters({ ...limit, type: "number" }, kind, version),
    "compatible",
    'ListTags: parameter limit: Its type is "number", was "integer".',
  ],
  [
    "a date is text",
    body({ properties: { due: { format: null } } }),
    "breaking",
    'CreateTag: parameter body/due: Its format is none, was "date-time".',
  ],
  [
    "a value is not taken any more",
    parameters({ ...kind, enum: ["a"] }, limit, version),
    "breaking",
    'ListTags: parameter kind: It does not take ["b"] any more.',
  ],
  [
    "a value is new",
    parameters({ ...kind, enum: ["a", "b", "c"] }, limit, version),
    "compatible",
    'ListTags: parameter kind: ["c"] is a new value.',
  ],
  [
    "a bound is narrower",
    parameters({ ...limit, maximum: 20 }, kind, version),
    "breaking",
    "ListTags: parameter limit: maximum is 20, was 50.",
  ],
  [
    "a hidden default is another",
    parameters({ ...version, default: "2" }, kind, limit),
    "breaking",
    'ListTags: parameter version: Its default is "2", was "1".',
  ],
  [
    "a parameter is hidden",
    parameters({ ...kind, "x-ms-visibility": "internal" }, limit, version),
    "breaking",
    "ListTags: parameter kind: Makers cannot fill it in any more.",
  ],
  [
    "a dropdown's operation is not there",
    body({ properties: { owner: { "x-ms-dynamic-values": { operationId: "ListOwners" } } } }),
    "breaking",
    "CreateTag: parameter body/owner: Its dropdown (x-ms-dynamic-values) is filled by ListOwners, which is not there.",
  ],
  [
    "a dropdown gives another value",
    body({ properties: { owner: { "x-ms-dynamic-values": { "value-path": "name" } } } }),
    "breaking",
    "CreateTag: parameter body/owner: A choice in its dropdown (x-ms-dynamic-values) is another value now.",
  ],
  [
    "a dropdown shows other titles",
    body({ properties: { owner: { "x-ms-dynamic-values": { "value-title": "id" } } } }),
    "words",
    "CreateTag: parameter body/owner: Its dropdown (x-ms-dynamic-values) shows other titles.",
  ],
  ["a result is gone", tag({ id: null }), "breaking", "ListTags: result value/*/id: It is gone."],
  [
    "a result is new",
    tag({ at: { type: "string" } }),
    "compatible",
    "ListTags: result value/*/at: It is new.",
  ],
  [
    "a result is of another type",
    tag({ id: { type: "integer" } }),
    "breaking",
    'TrigNewTag: result */id: Its type is "integer", was "string".',
  ],
  [
    "paging is gone",
    list({ "x-ms-pageable": null }),
    "breaking",
    'ListTags: paging: x-ms-pageable is none, was {"nextLinkName":"nextLink"}.',
  ],
  [
    "a trigger has another address",
    {
      definition: {
        paths: {
          "/new_tags": null,
          "/fresh_tags": (BASE.definition as { paths: JsonObject }).paths["/new_tags"] ?? null,
        },
      },
    },
    "breaking",
    "TrigNewTag: trigger: It is GET /fresh_tags, was GET /new_tags: running triggers ask at the old one.",
  ],
  [
    "a trigger starts a flow for all at once",
    { definition: { paths: { "/new_tags": { get: { "x-ms-trigger": "single" } } } } },
    "breaking",
    'TrigNewTag: trigger: x-ms-trigger is "single", was "batch".',
  ],
  [
    "a summary is another",
    list({ summary: "All tags" }),
    "words",
    "ListTags: : Its summary changed.",
  ],
  [
    "a title is another",
    tag({ name: { "x-ms-summary": "Tag name" } }),
    "words",
    "CreateTag: result name: Its title changed.",
  ],
  [
    "a hidden extension is new",
    list({ "x-ms-no-generic-test": true }),
    "compatible",
    "ListTags: : x-ms-no-generic-test is true, was none.",
  ],
  [
    "a region is not offered any more",
    {
      properties: {
        connectionParameters: {
          region: { uiDefinition: { constraints: { allowedValues: [{ value: "us" }] } } },
        },
      },
    },
    "breaking",
    'connector: sign-in region: It takes only ["us"] now.',
  ],
  [
    "the connection asks for more",
    {
      properties: {
        connectionParameters: {
          account: { type: "string", uiDefinition: { constraints: { required: "true" } } },
        },
      },
    },
    "breaking",
    "connector: sign-in account: It is new, and must be given: connections lack it.",
  ],
  [
    "the sign-in is in sets",
    { properties: { connectionParameterSets: { values: [{ name: "key", parameters: {} }] } } },
    "breaking",
    "connector: sign-in: There are several ways to sign in now: connections have to be made anew.",
  ],
  [
    "the host is another",
    { definition: { host: "eu.example.com" } },
    "compatible",
    'connector: host: It is "eu.example.com", was "api.example.com".',
  ],
  [
    "the version is another",
    { definition: { info: { version: "1.0.1" } } },
    "words",
    "connector: info version: It changed.",
  ],
];

const lines = (before: Compared, after: Compared) =>
  compare(before, after).map(
    ({ effect, operation = "connector", place, what }) =>
      [effect, `${operation}: ${place}: ${what}`] as const,
  );

describe("a planted change is classed right:", () => {
  test.each(PLANTED)("%s", (_, patch, effect, said) => {
    const found = lines(BASE, changed(patch));
    expect(found).toContainEqual([effect, said]);
    // Nothing worse than what was planted.
    if (effect !== "breaking") expect(found.filter(([one]) => one === "breaking")).toEqual([]);
    if (effect === "words") expect(found.every(([one]) => one === "words")).toBe(true);
  });
});

describe("a breaking change is excused", () => {
  const gone = changed(create({ operationId: "MakeTag" }));
  const withDeprecation = (replacement: string) =>
    changed(
      create({
        deprecated: true,
        "x-ms-api-annotation": { replacement: { api: "Tags", operationId: replacement } },
      }),
    );

  test("where the operation was deprecated before, with a replacement that is there", () => {
    expect(failures(compare(withDeprecation("ListTags"), gone))).toEqual([]);
    expect(failures(compare(withDeprecation("Nothing"), gone))).toHaveLength(1);
  });

  test("where the operation has a new revision", () => {
    const revised = changed(
      create({
        parameters: [],
        "x-ms-api-annotation": { family: "CreateTag", revision: 2 },
      }),
    );
    expect(failures(compare(BASE, revised))).toEqual([]);
    expect(compare(BASE, revised)).toContainEqual(
      expect.objectContaining({ effect: "breaking", excuse: "revision 2" }),
    );
  });
});

describe("a trigger's state", () => {
  const script = (time: string, keep?: object, inputs?: object[]) =>
    `const string PlansJson = @"${JSON.stringify({
      advice: {},
      operations: {
        TrigNewTag: { path: "/a", inputs, poll: { kind: "search", time, keep, to: {} } },
      },
    }).replaceAll('"', '""')}";`;

  test("breaks where it means something else", () => {
    const found = lines(
      { ...BASE, script: script("created_at") },
      { ...BASE, script: script("updated_at") },
    );
    expect(found).toContainEqual([
      "breaking",
      'TrigNewTag: trigger state: time is "updated_at", was "created_at": the state of running triggers means something else.',
    ]);
  });

  test("holds where a filter is new: running flows leave it empty", () => {
    const value = (name: string) => ({ $get: name });
    const filter = {
      $any: [
        { $not: { $given: value("in.tag") } },
        { $equal: [value("item.tag"), value("in.tag")] },
      ],
    };
    const found = (keep: object, inputs: object[]) =>
      lines(
        { ...BASE, script: script("created_at") },
        { ...BASE, script: script("created_at", keep, inputs) },
      ).filter(([effect]) => effect === "breaking");
    expect(found(filter, [{ name: "tag" }])).toEqual([]);
    expect(found(value("item.tag"), [{ name: "tag" }])).toEqual([
      ["breaking", "TrigNewTag: trigger: It starts flows for other items now (keep)."],
    ]);
  });

  test("is the same where the plan only says it in today's words", () => {
    const was = script("created_at").replace(
      '""kind"":""search""',
      '""search"":""/a/search"",""filters"":[]',
    );
    const is = script("created_at").replace(
      '""kind"":""search""',
      '""kind"":""search"",""call"":""/a/search"",""where"":[]',
    );
    expect([was, is].map((one) => one === script("created_at"))).toEqual([false, false]);
    expect(lines({ ...BASE, script: was }, { ...BASE, script: is })).toEqual([
      ["compatible", "connector: script: The script changed."],
    ]);
  });

  test("holds where only the code changed", () => {
    const other = { ...BASE, script: `${script("created_at")}\n// more` };
    expect(lines({ ...BASE, script: script("created_at") }, other)).toEqual([
      ["compatible", "connector: script: The script changed."],
    ]);
  });
});

test("our connectors compared with themselves have no differences", () => {
  const path = fileURLToPath(new URL("../../generated", import.meta.url));
  const comparisons = compareAll(readPath(path), readPath(path));
  expect(comparisons.flatMap(({ changes }) => changes)).toEqual([]);
});

describe("published connectors", needs(PUBLISHED_CONNECTORS), () => {
  const { path, present } = PUBLISHED_CONNECTORS;
  const published = present ? readPath(path) : [];
  test("compared with themselves have no differences", () => {
    const again = present ? readPath(path) : [];
    const found = published.flatMap((one, index) => compare(one, again[index] ?? BASE));
    expect(found).toEqual([]);
  });

  test("compared with one another have many, and none is in the way", () => {
    for (const [index, one] of published.entries()) {
      const other = published[(index + 1) % published.length] ?? BASE;
      expect(failures(compare(one, other)).length).toBeGreaterThan(0);
    }
  });
});

describe("connectors", () => {
  test("are told where an operation went that another one has now", () => {
    const empty = { ...BASE, name: "notes", definition: { paths: {} } };
    const [moved] = compareAll(
      [BASE, empty],
      [
        { ...empty, name: BASE.name },
        { ...BASE, name: "notes" },
      ],
    );
    expect(moved?.changes.map(({ what }) => what)).toContain("It is gone from here; notes has it.");
  });

  test("are matched by their folders' names, and one that is gone breaks all that used it", () => {
    const other = { ...BASE, name: "notes", definition: { paths: {} } };
    const [first, second] = compareAll([other, BASE], [BASE]);
    expect([first?.connector, first?.changes[0]?.what]).toEqual([
      "notes",
      "The connector is gone.",
    ]);
    expect(second?.changes).toEqual([]);
    expect(compareAll([BASE], [BASE, other]).map(({ changes }) => changes[0]?.what)).toEqual([
      undefined,
      "The connector is new.",
    ]);
  });

  test.each<[string, JsonObject]>([
    ["nothing", {}],
    ["wrong types", { paths: [], info: 1, definitions: "x" }],
    [
      "references to nowhere",
      { paths: { "/": { get: { operationId: "A", parameters: [{ $ref: "#/x/y" }] } } } },
    ],
    [
      "schemas that are made of themselves and of one another, many times over",
      {
        paths: {
          "/": {
            get: {
              operationId: "A",
              responses: { "200": { schema: { $ref: "#/definitions/s0" } } },
            },
          },
        },
        definitions: Object.fromEntries(
          Array.from({ length: 30 }, (_, index) => [
            `s${index}`,
            {
              allOf: Array.from({ length: 9 }, (_, other) => ({
                $ref: `#/definitions/s${(index + (other % 2)) % 30}`,
              })),
              properties: Object.fromEntries(
                Array.from({ length: 4 }, (_, one) => [
                  `p${one}`,
                  { $ref: `#/definitions/s${(index + one + 1) % 30}` },
                ]),
              ),
            },
          ]),
        ),
      },
    ],
    ["names of every object", { paths: { __proto__: { get: {} }, constructor: { get: 1 } } }],
  ])("may hold %s", (_, definition) => {
    const odd = { name: "odd", definition };
    expect(() => [compare(odd, BASE), compare(BASE, odd), compare(odd, odd)]).not.toThrow();
  });
});

test("one change of many operations is one row for a pull request", () => {
  const comparisons = compareAll(
    [BASE],
    [changed(tag({ at: { type: "string" }, "a|b": { type: "string" } }))],
  );
  const text = printMarkdown(comparisons);
  expect(text).toContain("| compatible | ListTags: result value/*/at | It is new. |");
  expect(text).toContain("a\\|b");
  expect(printText(comparisons, false)).toContain(
    "Flows, connections and triggers go on as they are.",
  );
});
