import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { connectorFolders } from "../../scripts/common/connector-folders.ts";
import { cardsOf } from "../../scripts/page/cards/cards.ts";
import { fieldsOfSchema } from "../../scripts/page/cards/fields.ts";
import type { Card, Field as CardField, Control } from "../../scripts/page/model.ts";
import { readConnector } from "../../scripts/platform/connector.ts";
import type {
  Operation,
  Parameter,
  Schema,
  Swagger,
} from "../../scripts/platform/definition/swagger.ts";
import { needs, PUBLISHED_CONNECTORS } from "../common/needs.ts";

const GENERATED = fileURLToPath(new URL("../../generated", import.meta.url));

/** The card of the one operation of a definition. */
function cardOf(
  operation: Operation,
  definitions: Record<string, Schema> = {},
  method: "get" | "post" | "delete" = "post",
): Card {
  const definition: Swagger = {
    paths: { "/things": { [method]: { operationId: "One", ...operation } } },
    definitions,
  };
  const card = cardsOf(definition).card("One");
  if (card === undefined) throw new Error("no card");
  return card;
}

const body = (schema: Schema, required = true): Operation => ({
  parameters: [{ name: "body", in: "body", required, schema }],
});
const query = (...parameters: Omit<Parameter, "in">[]): Operation => ({
  parameters: parameters.map((one) => ({ in: "query", type: "string", ...one })),
});
const answer = (schema: Schema): Operation => ({ responses: { 200: { schema } } });

describe("a card lays fields out as the designer does", () => {
  const cases: [
    string,
    { given: Operation; definitions?: Record<string, Schema>; want: unknown },
  ][] = [
    [
      "required ones first, then important, advanced and all others, each in the definition's order",
      {
        given: query(
          { name: "other" },
          { name: "advanced", "x-ms-visibility": "advanced" },
          { name: "important", "x-ms-visibility": "important" },
          { name: "required", required: true },
        ),
        want: [
          ["required", "required", true],
          ["important", "important", true],
          ["advanced", "advanced", false],
          ["other", "other", false],
        ],
      },
    ],
    [
      "what has a default is there from the start; what is internal never",
      {
        given: query(
          { name: "hidden", "x-ms-visibility": "internal" },
          { name: "filled", default: "a", "x-ms-visibility": "advanced" },
        ),
        want: [["filled", "filled", true]],
      },
    ],
    [
      "objects are unfolded and titled by what they lie in; a key stands where there is no title",
      {
        given: body({
          type: "object",
          required: ["avatar"],
          properties: {
            avatar: {
              type: "object",
              "x-ms-summary": "Avatar",
              required: ["image_url"],
              properties: { image_url: { type: "string", "x-ms-summary": "Image URL" }, size: {} },
            },
            name: { type: "string", title: "Name", "x-ms-visibility": "important" },
          },
        }),
        want: [
          ["body/avatar/image_url", "Avatar Image URL", true],
          ["body/name", "Name", true],
          ["body/avatar/size", "Avatar size", false],
        ],
      },
    ],
    [
      "what is required inside something that need not be filled in is not required",
      {
        given: body({
          type: "object",
          properties: { owner: { type: "object", required: ["id"], properties: { id: {} } } },
        }),
        want: [["body/owner/id", "id", false]],
      },
    ],
    [
      "a schema inside itself is unfolded once and then filled in as a whole",
      {
        given: body({ $ref: "#/definitions/node" }),
        definitions: {
          node: {
            type: "object",
            properties: { name: { type: "string" }, parent: { $ref: "#/definitions/node" } },
          },
        },
        want: [
          ["body/name", "name", false],
          ["body/parent", "parent", false],
        ],
      },
    ],
    [
      "the parts of allOf are one; what is said beside a reference wins",
      {
        given: body({
          allOf: [
            { $ref: "#/definitions/base" },
            {
              properties: {
                extra: { $ref: "#/definitions/text", "x-ms-summary": "Extra" } as Schema,
              },
            },
          ],
        }),
        definitions: {
          base: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
          text: { type: "string", "x-ms-summary": "Text" },
        },
        want: [
          ["body/id", "id", true],
          ["body/extra", "Extra", false],
        ],
      },
    ],
    [
      "a body without properties is one field",
      {
        given: {
          parameters: [
            { name: "raw", in: "body", "x-ms-summary": "Rows", schema: {} } as Parameter,
          ],
        },
        want: [["raw", "Rows", false]],
      },
    ],
    [
      "the address for notifications and what is read only are the platform's",
      {
        given: body({
          type: "object",
          properties: {
            url: { type: "string", "x-ms-notification-url": true },
            id: { type: "string", readOnly: true } as Schema,
            event: { type: "string" },
          },
        }),
        want: [["body/event", "event", false]],
      },
    ],
  ];
  test.each(cases)("%s", (_, { given, definitions, want }) => {
    const { fields } = cardOf(given, definitions);
    expect(fields.map(({ key, title, shown }) => [key, title, shown])).toEqual(want);
  });

  it("says where in the definition each field is declared, references followed", () => {
    const { fields } = cardOf(
      body({ type: "object", properties: { "a/b": { $ref: "#/definitions/text" } } }),
      { text: { type: "string" } },
    );
    expect(fields[0]?.pointers).toEqual([
      "/paths/~1things/post/parameters/0/schema/properties/a~1b",
      "/definitions/text",
    ]);
  });
});

describe("each field has the control that the designer gives it", () => {
  const things = { operationId: "ListThings", parameters: { group: { parameter: "group" } } };
  const cases: [string, { given: Omit<Parameter, "in" | "name"> & Schema; want: Control }][] = [
    ["text", { given: { type: "string" }, want: { kind: "text", format: "" } }],
    ["whole numbers", { given: { type: "integer" }, want: { kind: "number", whole: true } }],
    ["yes or no", { given: { type: "boolean" }, want: { kind: "boolean" } }],
    ["a day", { given: { type: "string", format: "date" }, want: { kind: "date", time: false } }],
    ["a time", { given: { format: "date-time" }, want: { kind: "date", time: true } }],
    ["a file", { given: { type: "string", format: "byte" }, want: { kind: "file" } }],
    [
      "words with their titles (x-ms-enum-values)",
      {
        given: {
          type: "string",
          enum: ["a", "b"],
          "x-ms-enum-values": [{ value: "a", displayName: "First" }],
        } as Schema & Omit<Parameter, "in" | "name">,
        want: {
          kind: "choice",
          more: 0,
          options: [
            { value: "a", title: "First" },
            { value: "b", title: "b" },
          ],
        },
      },
    ],
    [
      "a dropdown that depends on another field, whichever form names it",
      {
        given: { type: "string", "x-ms-dynamic-values": things },
        want: {
          kind: "dropdown",
          ask: "one",
          dependsOn: ["group"],
          needs: ["group"],
          type: "string",
        },
      },
    ],
    [
      "a tree",
      {
        given: { type: "string", "x-ms-dynamic-tree": { open: things } },
        want: { kind: "tree", ask: "one", dependsOn: ["group"], needs: ["group"], type: "string" },
      },
    ],
    [
      "fields that the API describes",
      {
        given: { type: "object", "x-ms-dynamic-properties": things },
        want: {
          kind: "dynamic",
          ask: "one",
          dependsOn: ["group"],
          needs: ["group"],
          type: "object",
        },
      },
    ],
    [
      "a list of choices",
      {
        given: { type: "array", items: { type: "string", "x-ms-dynamic-values": things } },
        want: {
          kind: "list",
          item: {
            kind: "dropdown",
            ask: "one",
            dependsOn: ["group"],
            needs: ["group"],
            type: "string",
          },
        },
      },
    ],
    [
      "a dictionary",
      {
        given: { type: "object", additionalProperties: { type: "integer" } },
        want: { kind: "dictionary", value: { kind: "number", whole: true } },
      },
    ],
    ["any object", { given: { type: "object" }, want: { kind: "json", type: "object" } }],
  ];
  test.each(cases)("%s", (_, { given, want }) => {
    const { fields } = cardOf(
      query({ name: "group", required: true }, { name: "one", ...given } as Parameter),
    );
    expect(fields.find(({ key }) => key === "one")?.control).toEqual(want);
  });

  it("waits only for what must be filled in: nothing optional, nothing with a default", () => {
    const reads = (name: string, required = true) => ({ [name]: { parameter: name, required } });
    const { fields } = cardOf(
      query(
        { name: "must", required: true },
        { name: "told", required: true },
        { name: "filled", required: true, default: "a" },
        { name: "may" },
        {
          name: "one",
          "x-ms-dynamic-values": {
            operationId: "ListThings",
            parameters: {
              ...reads("must"),
              ...reads("told", false),
              ...reads("filled"),
              ...reads("may"),
              ...reads("platform's own"),
            },
          },
        },
      ),
    );
    const control = fields.find(({ key }) => key === "one")?.control;
    expect(control).toMatchObject({
      dependsOn: ["must", "told", "filled", "may"],
      needs: ["must"],
    });
  });

  it("a list of objects has rows of fields", () => {
    const { fields } = cardOf(
      body({
        type: "object",
        properties: {
          files: {
            type: "array",
            "x-ms-summary": "Files",
            items: {
              type: "object",
              required: ["name"],
              properties: { size: { type: "integer" }, name: { title: "Name" } },
            },
          },
        },
      }),
    );
    const control = fields[0]?.control;
    if (control?.kind !== "list" || !("length" in control.item)) throw new Error("no rows");
    expect(control.item.map(({ key, title }) => [key, title])).toEqual([
      ["name", "Name"],
      ["size", "size"],
    ]);
  });

  it("a dropdown in a row is asked for by the row's key, and may depend on the row or the operation", () => {
    const things = (name: string) => ({
      "x-ms-dynamic-values": { operationId: "ListThings", parameters: { of: { parameter: name } } },
    });
    const { fields } = cardOf({
      parameters: [
        { name: "group", in: "query", type: "string", required: true },
        {
          name: "body",
          in: "body",
          schema: {
            type: "object",
            properties: {
              rows: {
                type: "array",
                items: {
                  type: "object",
                  properties: {
                    kind: { type: "string", ...things("group") },
                    size: { type: "string", ...things("kind") },
                  },
                },
              },
            },
          },
        },
      ],
    });
    const control = fields.find(({ key }) => key === "body/rows")?.control;
    if (control?.kind !== "list" || !("row" in control)) throw new Error("no rows");
    expect(control.row).toBe("body/rows/*");
    expect(control.item.map((row) => [row.key, row.control])).toEqual([
      ["kind", expect.objectContaining({ ask: "body/rows/*/kind", needs: ["group"] })],
      ["size", expect.objectContaining({ ask: "body/rows/*/size", needs: ["body/rows/*/kind"] })],
    ]);
  });

  it("a schema that the API gave becomes fields below the place that it is for", () => {
    const fields = fieldsOfSchema(
      {
        type: "object",
        required: ["b"],
        properties: { a: { type: "string", title: "A" }, b: { type: "boolean" } },
      },
      "body/custom",
    );
    expect(fields.map(({ key, title, shown }) => [key, title, shown])).toEqual([
      ["body/custom/b", "b", true],
      ["body/custom/a", "A", false],
    ]);
  });
});

describe("dynamic content", () => {
  const thing: Schema = {
    type: "object",
    properties: {
      id: { type: "string", "x-ms-summary": "Id" },
      note: { type: "string", "x-ms-visibility": "advanced" },
      secret: { type: "string", "x-ms-visibility": "internal" },
      seen: { type: "string", format: "date-time", "x-ms-visibility": "important" },
    },
  };
  const titles = (card: Card) => card.outputs.map(({ title, list }) => [title, list ?? ""]);

  it("is in the designer's order, with what is advanced at the end and nothing internal", () => {
    const { outputs } = cardOf(answer(thing));
    expect(outputs.map(({ title, type, visibility }) => [title, type, visibility])).toEqual([
      ["Body", "object", ""],
      ["seen", "string (date-time)", "important"],
      ["Id", "string", ""],
      ["note", "string", "advanced"],
    ]);
  });

  it("of a list's items says which list makes the flow loop, and has its title before theirs", () => {
    const card = cardOf(
      answer({
        type: "object",
        properties: { data: { type: "array", "x-ms-summary": "Things", items: thing } },
      }),
    );
    expect(titles(card)).toEqual([
      ["Body", ""],
      ["Things seen", "data"],
      ["Things Id", "data"],
      ["Things", ""],
      ["Things Item", "data"],
      ["Things note", "data"],
    ]);
  });

  it("of a trigger that splits is that of one item, without a loop", () => {
    const card = cardOf(
      {
        ...answer({ type: "array", items: { $ref: "#/definitions/thing" } }),
        "x-ms-trigger": "batch",
      },
      { thing },
    );
    expect(titles(card)).toEqual([
      ["Item", ""],
      ["seen", ""],
      ["Id", ""],
      ["note", ""],
    ]);
  });

  it("that only the API knows is asked for at its place", () => {
    const card = cardOf({
      ...query({ name: "table" }),
      ...answer({
        type: "object",
        properties: {
          row: {
            type: "object",
            "x-ms-dynamic-schema": {
              operationId: "GetSchema",
              parameters: { table: { parameter: "table" } },
            },
          },
        },
      }),
    });
    expect(card.dynamicOutputs).toEqual([{ place: "response/row", needs: [] }]);
  });

  it("of a schema inside itself ends", () => {
    const { outputs } = cardOf(answer({ $ref: "#/definitions/node" }), {
      node: {
        type: "object",
        properties: {
          name: { type: "string" },
          children: { type: "array", items: { $ref: "#/definitions/node" } },
        },
      },
    });
    expect(outputs.map(({ path }) => path)).toEqual(["", "name", "children", "children/*"]);
  });
});

describe("badges", () => {
  const cases: [string, { given: Operation; method?: "get" | "delete"; want: string[] }][] = [
    ["a GET has none", { given: {}, method: "get", want: [] }],
    ["a POST changes", { given: {}, want: ["changes"] }],
    ["a DELETE deletes", { given: {}, method: "delete", want: ["deletes"] }],
    [
      "a DELETE that says that it only changes data does not delete",
      {
        given: { description: "Changes data; safe to repeat." },
        method: "delete",
        want: ["changes"],
      },
    ],
    ["a POST that only reads has none", { given: { description: "Reads only." }, want: [] }],
    ["a trigger that polls", { given: { "x-ms-trigger": "batch" }, want: ["polling"] }],
    [
      "important and deprecated",
      {
        given: { "x-ms-visibility": "important", deprecated: true } as Operation,
        want: ["important", "changes", "deprecated"],
      },
    ],
  ];
  test.each(cases)("%s", (_, { given, method, want }) => {
    expect(cardOf(given, {}, method).badges).toEqual(want);
  });
});

describe("the list of cards", () => {
  const definition = (paths: Record<string, Operation>): Swagger => ({
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, operation]) => [path, { get: operation }]),
    ),
  });
  it("is grouped by tag, else by the step of the path that differs, and leaves out what is internal", () => {
    const { overview } = cardsOf(
      definition({
        "/api/v2/data_sets/{id}": { operationId: "B", summary: "b" },
        "/api/v2/data_sets": { operationId: "A", summary: "a" },
        "/api/v2/data_sets/x": { operationId: "C", summary: "c", "x-ms-visibility": "important" },
        "/api/v2/jobs": { operationId: "D", "x-ms-visibility": "internal" },
        "/api/v2/x": { operationId: "E", tags: ["Users"] } as Operation,
      }),
    );
    expect(overview.groups.map(({ title, cards }) => [title, cards.map(({ id }) => id)])).toEqual([
      ["Data sets", ["C", "A", "B"]],
      ["Users", ["E"]],
    ]);
  });

  it("takes another grouping", () => {
    const { overview } = cardsOf(definition({ "/a": { operationId: "A" } }), () => "Mine");
    expect(overview.groups.map(({ title }) => title)).toEqual(["Mine"]);
  });
});

describe("hostile definitions", () => {
  it("with 10,000 parameters and more keep the first 10,000, and say so", () => {
    const names = Array.from({ length: 10_050 }, (_, index) => ({ name: `p${index}` }));
    const card = cardOf(query(...names));
    expect([card.fields.length, card.cut]).toEqual([10_000, true]);
  });

  it("that unfold without end are cut off", () => {
    const definitions: Record<string, Schema> = {};
    for (let level = 0; level < 12; level++) {
      const next = { $ref: `#/definitions/level${level + 1}` };
      definitions[`level${level}`] = {
        type: "object",
        properties: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`p${i}`, next])),
      };
    }
    definitions.level12 = { type: "string", "x-ms-visibility": "internal" };
    const schema = { $ref: "#/definitions/level0" };
    const card = cardOf({ ...body(schema), ...answer(schema) }, definitions);
    expect(card.cut).toBe(true);
  });

  it("with references in circles and to nothing still have a card", () => {
    const card = cardOf(
      {
        ...body({ $ref: "#/definitions/a" }),
        ...answer({ allOf: [{ $ref: "#/definitions/a" }, { $ref: "#/definitions/none" }] }),
      },
      { a: { $ref: "#/definitions/b" }, b: { allOf: [{ $ref: "#/definitions/a" }] } },
    );
    expect(card.fields).toHaveLength(1);
  });

  it("with names of JavaScript's own are like any other", () => {
    const properties = JSON.parse(
      '{"__proto__": {"type": "string"}, "constructor": {"type": "string"}}',
    );
    const { fields, outputs } = cardOf({
      ...body({ type: "object", properties }),
      ...answer({ type: "object", properties }),
    });
    expect(fields.map(({ key }) => key)).toEqual(["body/__proto__", "body/constructor"]);
    expect(outputs.map(({ path }) => path)).toEqual(["__proto__", "constructor", ""].sort());
  });

  it("with texts longer than anybody reads have them cut, prefixes included", () => {
    const long = "long ".repeat(20_000);
    const inner: Schema = { type: "object", title: long, properties: { a: { title: long } } };
    const schema: Schema = { type: "object", title: long, properties: { inner } };
    const card = cardOf({ summary: long, description: long, ...body(schema), ...answer(schema) });
    const texts = [card, ...card.fields, ...card.outputs].flatMap(({ title, description }) => [
      title,
      description,
    ]);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(2001);
  });

  it("whose fields share thousands of words draw no millions of options", () => {
    const word = { type: "string", enum: Array.from({ length: 5000 }, (_, index) => `w${index}`) };
    const properties = Object.fromEntries(
      Array.from({ length: 9000 }, (_, index) => [`p${index}`, { $ref: "#/definitions/word" }]),
    );
    const { fields } = cardOf(body({ type: "object", properties }), { word });
    const options = fields.flatMap(({ control }) =>
      control.kind === "choice" ? [[control.options.length, control.more]] : [],
    );
    expect(options).toHaveLength(9000);
    expect(options.at(0)).toEqual([1000, 4000]);
    expect(options.at(-1)).toEqual([0, 5000]);
  });

  it("with thousands of words offer a thousand, and say how many more there are", () => {
    const words = Array.from({ length: 5000 }, (_, index) => `w${index}`);
    const control = cardOf(query({ name: "a", enum: words } as Omit<Parameter, "in">)).fields[0]
      ?.control;
    expect(control?.kind === "choice" && [control.options.length, control.more]).toEqual([
      1000, 4000,
    ]);
  });
});

/** Lays out every card; what throws fails the test. */
function layOutAll(directory: string): Card[] {
  const { overview, card } = cardsOf(readConnector(directory).definition);
  const entries = overview.groups.flatMap(({ cards }) => cards);
  return entries.map(({ id }) => {
    const laid = card(id);
    if (laid === undefined) throw new Error(`${id} has no card`);
    const keys = laid.fields.map(({ key }) => key);
    expect(new Set(keys).size, `${id}: a key twice`).toBe(keys.length);
    return laid;
  });
}

let laidOut: readonly Card[] | undefined;
/** Every card of what ships, laid out once. */
function shipped(): readonly Card[] {
  laidOut ??= connectorFolders(GENERATED).flatMap(layOutAll);
  return laidOut;
}

it("every card of what ships is laid out, none cut off", () => {
  for (const folder of connectorFolders(GENERATED)) {
    const cards = layOutAll(folder);
    expect(cards.length).toBeGreaterThan(0);
    expect(cards.filter(({ cut }) => cut)).toEqual([]);
  }
});

it("no title on a card of what ships, nor in its dynamic content, says a word twice in a row", () => {
  const titles = shipped().flatMap(({ id, fields, outputs }) =>
    [...fields, ...outputs].map(({ title }) => ({ id, title })),
  );
  const twice = titles.filter(({ title }) => /(?:^| )(\S+) \1(?: |$)/.test(title));
  expect(titles.length).toBeGreaterThan(20_000);
  expect(twice).toEqual([]);
});

it("no dynamic content of what ships under important cards and triggers has a title of more than 48 characters", () => {
  const long = shipped()
    .filter(({ badges }) =>
      badges.some((badge) => badge === "important" || badge === "polling" || badge === "webhook"),
    )
    .flatMap(({ id, outputs }) => outputs.map(({ title }) => ({ id, title })))
    // Designers call what is in a list of values "Item", too.
    .filter(({ title }) => title.replace(/ Item$/, "").length > 48);
  expect(long).toEqual([]);
});

/** Fields of a card, those in rows of lists included. */
const allFields = (fields: readonly CardField[]): CardField[] =>
  fields.flatMap((field) => [
    field,
    ...(field.control.kind === "list" && Array.isArray(field.control.item)
      ? allFields(field.control.item)
      : []),
  ]);

it("choices of what ships have titles in makers' words, not the API's", () => {
  const raw = shipped().flatMap(({ id, fields }) =>
    allFields(fields).flatMap(({ key, control }) =>
      control.kind === "choice"
        ? control.options.flatMap(({ title }) =>
            /^[a-z\d_]+$/.test(title) ? `${id} ${key}: ${title}` : [],
          )
        : [],
    ),
  );
  // Reasons of failures, which are told in these words elsewhere.
  expect(raw.filter((one) => !one.includes(" error_type: "))).toEqual([]);
});

it("dates on cards of what ships are dates to makers, not unix seconds", () => {
  const wrong = shipped().flatMap(({ id, fields }) =>
    allFields(fields).flatMap(({ key, description, control }) =>
      control.kind === "date" && /unix/i.test(description) ? `${id} ${key}` : [],
    ),
  );
  expect(wrong).toEqual([]);
});

it("no card of what ships begins empty where there is something to fill in, nor with more than 8 fields", () => {
  const wrong = shipped()
    .map(({ id, fields }) => ({
      id,
      shown: fields.filter(({ shown }) => shown).length,
      plain: fields.filter(({ visibility }) => visibility !== "advanced").length,
    }))
    .filter(({ shown, plain }) => shown > 8 || (shown === 0 && plain > 0));
  expect(wrong).toEqual([]);
});

it("no two values in the dynamic content of what ships have one title", () => {
  const repeated = shipped().flatMap(({ id, outputs }) => {
    // Objects without a title are called as their keys, and nobody picks them for a text.
    const titles = outputs
      .filter(({ type }) => type !== "object")
      .map(({ title }) => `${id}: ${title}`);
    return titles.filter((title, at) => titles.indexOf(title) < at);
  });
  expect(repeated).toEqual([]);
});

it("every card of the published connectors is laid out", needs(PUBLISHED_CONNECTORS), () => {
  const { path } = PUBLISHED_CONNECTORS;
  const folders = readdirSync(path)
    .map((name) => join(path, name))
    .filter((folder) => existsSync(join(folder, "apiDefinition.swagger.json")));
  expect(folders.length).toBeGreaterThanOrEqual(40);
  for (const folder of folders) layOutAll(folder);
});
