import { describe, expect, it } from "vitest";
import type { Schema } from "../../scripts/common/contract.ts";
import { buildModels, neededBy } from "../../scripts/generate/model.ts";
import type { Field } from "../../scripts/generate/operation.ts";
import type { ConnectorDescriptor, Package } from "../../scripts/language/connector.ts";
import { mcpServer } from "../../scripts/language/mcp.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { setHeader } from "../../scripts/language/policies.ts";
import { returns } from "../../scripts/language/returns.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { named } from "../../scripts/language/steps.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { webhookTrigger } from "../../scripts/language/webhook.ts";
import {
  answers,
  connectorOf,
  contractOf,
  object,
  operation,
  parameter,
  plain,
  takes,
  text,
} from "./small.ts";

const me = plain("GET /me");
const listTags = plain("GET /tags");
const getTag = plain("GET /tags/{tag_id}");
const tags = {
  kind: "choices",
  from: listTags,
  value: "id",
  title: "name",
  with: {},
} as const;
const instant = webhookTrigger({
  topics: ["contact.deleted"],
  summary: "When it happens",
  description: "Starts the flow.",
  hint: "Do it.",
  returns: shape<unknown>()("Deleted", "Deleted", "What was deleted.", () => ({
    id: field.gone("string", "Id", "The id."),
  })),
  fires: [],
});
const contract = contractOf({
  "GET /me": {},
  "GET /tags": {},
  "GET /tags/{tag_id}": { parameters: [parameter("path", "tag_id")] },
});
const connector = (
  packages: Parameters<typeof connectorOf>[0],
  rest: Partial<ConnectorDescriptor> = {},
) => connectorOf(packages, { testConnection: me, ...rest });

/** The models of connectors that are right. */
function modelsOf(...given: Parameters<typeof buildModels>) {
  const { models, problems } = buildModels(...given);
  expect(problems).toEqual([]);
  return models;
}

const problemsOf = (...given: Parameters<typeof buildModels>) => buildModels(...given).problems;

describe("a model", () => {
  it("is there for each package that holds something", () => {
    const models = modelsOf(
      connector({ one: { Me: { GetMe: me } }, other: { Tags: { ListTags: listTags } }, empty: {} }),
      contract,
    );
    expect(models.map(({ name, title }) => [name, title])).toEqual([
      ["one", "The one"],
      ["other", "The other"],
    ]);
  });

  it("has its operations by id, under the names of their exports, and resources as listed", () => {
    const [model] = modelsOf(
      connector({ one: { Tags: { ListTags: listTags, tags }, Me: { GetMe: me } } }),
      contract,
    );
    expect([
      model?.operations.map(({ id }) => id),
      model?.resources,
      model?.testConnection,
    ]).toEqual([["GetMe", "ListTags"], ["Tags", "Me"], "GetMe"]);
  });

  it("has in place of what all packages share what its package has, and no test of the connection", () => {
    const server = mcpServer({ path: "/mcp", summary: "Use tools", description: "Has tools." });
    const shared = connector({ one: { Me: { GetMe: me } }, tools: { Tools: { Use: server } } });
    const own: Partial<Package> = {
      host: "tools.example.com",
      policies: [setHeader("Accept", "Accept", "text/event-stream")],
      regions: { EU: "tools.example.com" },
      testConnection: "none",
    };
    const { one, tools } = shared.packages;
    if (one === undefined || tools === undefined) throw new Error("the packages are gone");
    const models = modelsOf(
      { ...shared, packages: { one, tools: { ...tools, ...own } } },
      contract,
    );
    expect(
      models.map(({ connector: { host, policies }, regions, testConnection, operations }) => [
        host,
        policies.length,
        regions,
        testConnection,
        operations.map(({ id }) => id),
      ]),
    ).toEqual([
      ["api.example.com", 0, undefined, "GetMe", ["GetMe"]],
      ["tools.example.com", 1, own.regions, undefined, ["Use"]],
    ]);
  });

  it("can hold a resource that another package holds, too", () => {
    const { packages, ...rest } = connector({ one: { Me: { GetMe: me } } });
    const [pack] = Object.values(packages);
    if (pack === undefined) throw new Error("there is one");
    const models = modelsOf({ ...rest, packages: { one: pack, two: pack } }, contract);
    expect(models.map(({ name, operations }) => [name, operations.map(({ id }) => id)])).toEqual([
      ["one", ["GetMe"]],
      ["two", ["GetMe"]],
    ]);
  });

  it("has descriptors of every kind, lowered to operations", () => {
    const thing = shape<unknown>()("Thing", "Thing", "A thing.", () => ({
      it: field.gone("string", "It", "It."),
    }));
    const planned = plannedAction({
      method: "GET",
      path: "/planned",
      summary: "Plan it",
      description: "Plans it.",
      returns: returns.one(thing),
      plan: () => ({ steps: [], answer: thing.from(named("found")) }),
    });
    const trigger = pollingTrigger({
      poll: "POST /contacts/search",
      items: "data",
      path: "/trigger",
      summary: "When it happens",
      description: "Starts the flow.",
      hint: "Do it.",
      time: "created_at",
      returns: thing,
      listName: "Things",
      fires: [],
    });
    const contacts: Schema = {
      type: "array",
      items: {
        type: "object",
        properties: { created_at: { type: "integer", format: "unix-time" } },
      },
    };
    const [model] = modelsOf(
      connector({ one: { All: { GetMe: me, Planned: planned, Trig: trigger } } }),
      contractOf({
        "GET /me": {},
        "POST /contacts/search": {
          responses: answers({ type: "object", properties: { data: contacts } }),
        },
      }),
    );
    expect(model?.operations.map(({ id, kind, path }) => [id, kind, path])).toEqual([
      ["GetMe", "action", "/me"],
      ["Planned", "action", "/planned"],
      ["Trig", "trigger", "/trigger"],
    ]);
  });

  it("has the gateway's host, and what ends subscriptions, where triggers by webhooks are", () => {
    const base = connector({ one: { All: { GetMe: me, Instant: instant } } });
    const packages = Object.fromEntries(
      Object.entries(base.packages).map(([name, pack]) => [
        name,
        { ...pack, host: "gateway.example.com", gateway: true as const },
      ]),
    );
    const [model] = modelsOf({ ...base, packages }, contract);
    expect(model?.connector.host).toBe("gateway.example.com");
    expect(model?.operations.map(({ id }) => id)).toEqual([
      "DeleteSubscription",
      "GetMe",
      "Instant",
    ]);
  });

  it("knows the choices of names for trials", () => {
    const [model] = modelsOf(
      connector({ one: { All: { GetMe: me, ListTags: listTags } } }, { choices: { tag_id: tags } }),
      contract,
    );
    expect(model?.samples).toEqual({
      tag_id: { operationId: "ListTags", value: "id", title: "name", with: {} },
    });
  });

  it("leaves out of schemas what the connector says, wherever they are used", () => {
    const tag: Schema = {
      type: "object",
      properties: { id: { type: "string" }, name: { type: "string" } },
    };
    const of = contractOf(
      { "GET /me": { responses: answers({ $ref: "#/components/schemas/tag" }) } },
      { tag },
    );
    const [model] = modelsOf(
      connector({ one: { Me: { GetMe: me } } }, { schemas: { tag: { omit: ["name"] } } }),
      of,
    );
    expect(model?.operations[0]?.answer.field).toEqual(object({ id: text }, { definition: "tag" }));
  });
});

describe("an operation of another package", () => {
  const visibilities = (
    packages: Parameters<typeof connectorOf>[0],
    choices: ConnectorDescriptor["choices"],
  ) =>
    modelsOf(connector(packages, { choices }), contract).map(({ name, operations }) => [
      name,
      operations.map(({ id, visibility }) => [id, visibility]),
    ]);

  it("is added, internal, where the connection test needs it", () => {
    expect(
      visibilities({ one: { Me: { GetMe: me } }, two: { Tags: { GetTag: getTag } } }, {}),
    ).toEqual([
      ["one", [["GetMe", undefined]]],
      [
        "two",
        [
          ["GetMe", "internal"],
          ["GetTag", undefined],
        ],
      ],
    ]);
  });

  it("is added, internal, where a dropdown needs it", () => {
    expect(
      visibilities(
        { one: { Me: { GetMe: me, ListTags: listTags } }, two: { Tags: { GetTag: getTag } } },
        {
          tag_id: tags,
        },
      )[1],
    ).toEqual([
      "two",
      [
        ["GetMe", "internal"],
        ["GetTag", undefined],
        ["ListTags", "internal"],
      ],
    ]);
  });

  it("is added where a dropdown of an added one needs it", () => {
    const listStates = plain("GET /tickets/{ticket_id}");
    const of = contractOf({
      "GET /me": {},
      "GET /tags": { parameters: [parameter("query", "state")] },
      "GET /tags/{tag_id}": { parameters: [parameter("path", "tag_id")] },
      "GET /tickets/{ticket_id}": {},
    });
    const states = { ...tags, from: listStates };
    const withStates = { ...listTags, parameters: { state: { choices: states } } };
    const [, two] = modelsOf(
      connector(
        {
          one: { Me: { GetMe: me, ListTags: withStates, ListStates: listStates } },
          two: { Tags: { GetTag: getTag } },
        },
        { choices: { tag_id: { ...tags, from: withStates } } },
      ),
      of,
    );
    expect(two?.operations.map(({ id }) => id)).toEqual([
      "GetMe",
      "GetTag",
      "ListStates",
      "ListTags",
    ]);
  });

  it("keeps its visibility where it is at home", () => {
    const [, two] = visibilities(
      { one: { Me: { GetMe: me } }, two: { Tags: { GetTag: getTag, ListTags: listTags } } },
      { tag_id: tags },
    );
    expect(two?.[1]).toContainEqual(["ListTags", undefined]);
  });
});

describe("what replaces a deprecated operation", () => {
  const old = plain("GET /tags/{tag_id}", { deprecated: { replacement: listTags } });
  const replacedIn = (packages: Parameters<typeof connectorOf>[0]) =>
    modelsOf(connector(packages, {}), contract)
      .flatMap(({ operations }) => operations)
      .find(({ id }) => id === "GetTag")?.deprecated;

  it("is in the same connector", () => {
    expect(
      replacedIn({ one: { Me: { GetMe: me }, Tags: { GetTag: old, ListTags: listTags } } }),
    ).toEqual({ replacement: "ListTags" });
  });

  it("is named with its connector, where that is another one", () => {
    expect(
      replacedIn({
        one: { Me: { GetMe: me, ListTags: listTags } },
        two: { Tags: { GetTag: old } },
      }),
    ).toEqual({ replacement: "ListTags", connector: "The one" });
  });
});

describe("the dropdowns of an operation", () => {
  const choices = (operationId: string) => ({ operationId, value: "id", title: "name", with: {} });
  const chosen = (operationId: string): Field => ({ ...text, choices: choices(operationId) });

  it("are those of its parameters and of its body at any depth", () => {
    const one = operation("Do", {
      parameters: [{ key: "a", in: "query", required: false, field: chosen("A") }],
      body: object({ b: object({ c: chosen("B") }), d: { type: "list", items: chosen("C") } }),
    });
    expect(neededBy(one).map(({ operationId }) => operationId)).toEqual(["A", "B", "C"]);
  });

  it("come to an end where a body holds itself", () => {
    const fields: Record<string, Field> = { a: chosen("A") };
    const body = object(fields);
    fields.more = body;
    expect(neededBy(operation("Do", { body }))).toEqual([choices("A")]);
  });
});

describe("a connector is refused, with operation and place,", () => {
  const twin = plain("GET /tags/{tag_id}", { path: "/tags/{tag_id}" });
  const tagged = contractOf({
    "GET /me": {},
    "GET /tags": {},
    "GET /tags/{tag_id}": { parameters: [parameter("path", "tag_id")] },
    "GET /tickets/{ticket_id}": { parameters: [parameter("path", "ticket_id")] },
  });
  const otherName = plain("GET /tickets/{ticket_id}", { path: "/tags/{ticket_id}" });

  it.each<[string, ConnectorDescriptor, object]>([
    [
      "where two operations have one id",
      connector({ one: { Me: { GetMe: me }, Tags: { GetMe: listTags } } }),
      { operation: "GetMe", message: "Two operations have this id, in Me and in Tags." },
    ],
    [
      "where an operation is exported twice",
      connector({ one: { Me: { GetMe: me, Test: me } } }),
      { operation: "Test", message: "It is exported twice, as GetMe too." },
    ],
    [
      "where a package without a gateway has a trigger by webhooks",
      connector({ one: { All: { GetMe: me, Instant: instant } } }),
      {
        operation: "Instant",
        message:
          "It starts by Intercom's webhooks, and the connector The one has no gateway that takes them.",
      },
    ],
    [
      "where two operations have one method and path",
      connector({ one: { Me: { GetMe: me, GetTag: getTag, Twin: twin } } }),
      {
        operation: "Twin",
        place: "path",
        message: "GetTag has the same method and path, GET /tags/{tag_id}.",
      },
    ],
    [
      "where paths differ in the names of their parameters only",
      connector({ one: { Me: { GetMe: me, GetTag: getTag, Other: otherName } } }),
      { operation: "Other", place: "path" },
    ],
    [
      "where the operation that tests a connection is in no resource",
      connector({ one: { Tags: { GetTag: getTag } } }),
      {
        place: "testConnection",
        message: "The operation that tests a connection is in no resource.",
      },
    ],
    [
      "where choices of a name are filled by an operation in no resource",
      connector({ one: { Me: { GetMe: me } } }, { choices: { tag_id: tags } }),
      { place: "tag_id", choices: true },
    ],
  ])("%s", (_, descriptor, wanted) => {
    expect(problemsOf(descriptor, tagged)).toMatchObject([wanted]);
  });

  it("where a resource lies in a package twice", () => {
    const one = connector({ one: { Me: { GetMe: me } } });
    const packages = Object.fromEntries(
      Object.entries(one.packages).map(([name, { resources, ...pack }]) => [
        name,
        { ...pack, resources: [...resources, ...resources] },
      ]),
    );
    const twice = { ...one, packages };
    expect(problemsOf(twice, contract)).toMatchObject([
      { place: "Me", message: "This resource is listed twice." },
    ]);
  });

  it("and has the models of all that is right beside it", () => {
    const packages = { one: { All: { GetMe: me, Missing: plain("GET /teams") } } };
    const { models } = buildModels(connector(packages), contract);
    expect(models.map(({ operations }) => operations.map(({ id }) => id))).toEqual([["GetMe"]]);
  });

  it("with all problems at once, each told once", () => {
    const missing = plain("GET /teams");
    const packages = { one: { All: { GetMe: me, Missing: missing, GetTag: getTag, Twin: twin } } };
    expect(problemsOf(connector(packages), contract).map(({ operation: id }) => id)).toEqual([
      "Missing",
      "Twin",
    ]);
  });
});

describe("an answer of more than 512 schemas", () => {
  const many = (count: number): Schema["properties"] =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`f${i}`, { type: "string" as const }]),
    );
  const problemsWith = (properties: Schema["properties"], schemas: Record<string, Schema> = {}) =>
    problemsOf(
      connector({ one: { Me: { GetMe: me } } }),
      contractOf(
        {
          "GET /me": { responses: answers({ type: "object", ...(properties && { properties }) }) },
        },
        schemas,
      ),
    );

  it("is refused with the places to leave out, the largest first", () => {
    const part = (count: number): Schema => ({ type: "object", properties: many(count) ?? {} });
    expect(problemsWith({ a: part(100), b: part(300), c: part(200), d: part(50) })).toEqual([
      {
        operation: "GetMe",
        place: "omit",
        message: "Its answer has 655 schemas; the platform takes 512.",
        advice: "Leave parts out with omit; the largest are b (301), c (201), a (101).",
      },
    ]);
  });

  it.each<[string, number, number]>([
    ["is refused from 513 on", 512, 1],
    ["is not what one of 512 is", 511, 0],
  ])("%s", (_, fields, problems) => {
    expect(problemsWith(many(fields))).toHaveLength(problems);
  });

  it("is refused with places in the part that is nearly all of it", () => {
    const part: Schema = { type: "object", properties: many(300) ?? {} };
    const list: Schema = {
      type: "array",
      items: { type: "object", properties: { a: part, b: part } },
    };
    expect(problemsWith({ data: list })).toMatchObject([
      { advice: "Leave parts out with omit; the largest are data.*.a (301), data.*.b (301)." },
    ]);
  });

  it("is refused, of a list, with places of its items, as omit takes them", () => {
    const part: Schema = { type: "object", properties: many(300) ?? {} };
    const data: Schema = {
      type: "array",
      items: { type: "object", properties: { a: part, b: part } },
    };
    const described = contractOf({
      "GET /me": { responses: answers({ type: "object" }) },
      "GET /articles": {
        parameters: [parameter("query", "page", { type: "integer" })],
        responses: answers({ type: "object", properties: { data } }),
      },
    });
    const ListAll = { ...plain("GET /articles"), kind: "list", items: "data" } as const;
    const one = connectorOf({ one: { Me: { GetMe: me, ListAll } } }, { testConnection: me });
    expect(problemsOf(one, described)).toMatchObject([
      {
        operation: "ListAll",
        advice: "Leave parts out with omit; the largest are a (301), b (301).",
      },
    ]);
  });

  it("is refused too where it holds itself", () => {
    const parts: Schema = { type: "array", items: { $ref: "#/components/schemas/part" } };
    const part: Schema = { type: "object", properties: { parts, ...many(600) } };
    expect(problemsWith({ part: { $ref: "#/components/schemas/part" } }, { part })).toMatchObject([
      { operation: "GetMe", place: "omit" },
    ]);
  });

  it("is counted without what is left out, and bodies are not counted", () => {
    const get = plain("GET /me", { omit: ["f0"] });
    const described = contractOf({
      "GET /me": {
        ...takes(many(600) ?? {}),
        responses: answers({ type: "object", properties: many(512) ?? {} }),
      },
    });
    const one = connectorOf({ one: { Me: { GetMe: get } } }, { testConnection: get });
    expect(problemsOf(one, described)).toEqual([]);
  });
});
