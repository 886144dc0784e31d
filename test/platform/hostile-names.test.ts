import { afterEach, describe, expect, test } from "vitest";
import { listOperations } from "../../scripts/platform/definition/operations.ts";
import { createEcho } from "../../scripts/platform/survey/echo.ts";
import { apiOf, connectionTo, connectorOf, type Pieces } from "./connector-of.ts";

/** What an object has that nobody gave anything: a definition or an answer must not add to it. */
const WITHIN_OBJECTS = Reflect.ownKeys(Object.prototype);
const WITHIN_FUNCTIONS = Reflect.ownKeys(Object);

afterEach(() => {
  expect(Reflect.ownKeys(Object.prototype)).toEqual(WITHIN_OBJECTS);
  expect(Reflect.ownKeys(Object)).toEqual(WITHIN_FUNCTIONS);
});

const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"] as const;

/** With a property that an object literal would not have. */
const withOwn = (name: string, value: unknown): Record<string, unknown> =>
  Object.fromEntries([[name, value]]);

const inner = { type: "object", properties: { polluted: { type: "string", default: "yes" } } };

async function sent(pieces: Pieces, parameters: Record<string, unknown>) {
  const api = apiOf();
  await connectionTo(pieces, api).call("Post", parameters);
  const [request] = api.sent;
  return { ...request, json: request?.body === undefined ? undefined : JSON.parse(request.body) };
}

const post = (parameters: object[], path = "/x"): Pieces => ({
  operations: { [`POST ${path}`]: { operationId: "Post", parameters } },
});
const bodyOf = (schema: object): Pieces => post([{ name: "body", in: "body", schema }]);

describe.each(NAMES)("a name like %s is data", (name) => {
  const polluted = withOwn(name, { polluted: "no" });

  test("of a property in the body, and of one in it", async () => {
    const pieces = bodyOf({ properties: withOwn(name, inner) });
    expect((await sent(pieces, { [`${name}/polluted`]: "no" })).json).toEqual(polluted);
    expect((await sent(pieces, { [`body/${name}/polluted`]: "no" })).json).toEqual(polluted);
    expect((await sent(pieces, { body: polluted })).json).toEqual(polluted);
    expect(Object.keys((await sent(pieces, { body: polluted })).json)).toEqual([name]);
  });

  test("of the header of a sign-in", async () => {
    const api = apiOf();
    const pieces: Pieces = {
      ...post([]),
      definition: { securityDefinitions: { key: { type: "apiKey", in: "header", name } } },
      properties: { connectionParameters: { api_key: { type: "securestring" } } },
    };
    await connectionTo(pieces, api, { api_key: "k" }).call("Post", {});
    expect(Object.entries(api.sent[0]?.headers ?? {})).toEqual([[name.toLowerCase(), "k"]]);
  });

  test("of a keyword beside allOf, and of an answer that is declared elsewhere", async () => {
    const schema = withOwn(name, { default: "polluted", type: "string" });
    const pieces = bodyOf({ allOf: [schema, {}] });
    expect((await sent(pieces, { body: { a: 1 } })).json).toEqual({ a: 1 });
    const { definition } = connectorOf({
      operations: {
        "GET /x": { operationId: "X", responses: { 200: { $ref: `#/responses/${name}` } } },
      },
    });
    const [entry] = listOperations(definition);
    if (!entry) throw new Error("no operation");
    const answer = await createEcho(definition, entry)({ method: "GET", url: "", headers: {} });
    expect(answer.body).toBe("");
  });

  test("of a required object that defaults fill", async () => {
    const pieces = bodyOf({ required: [name], properties: withOwn(name, inner) });
    const { json } = await sent(pieces, { body: {} });
    expect(json).toEqual(withOwn(name, { polluted: "yes" }));
  });

  test("of a property that must be there, and is not", async () => {
    const pieces = bodyOf({ required: [name], properties: withOwn(name, { type: "string" }) });
    await expect(sent(pieces, { body: {} })).rejects.toThrow(`"${name}" must have a value`);
  });

  test("of a property that allOf brings", async () => {
    const pieces = bodyOf({ allOf: [{ properties: withOwn(name, inner) }, { properties: {} }] });
    expect((await sent(pieces, { [`${name}/polluted`]: "no" })).json).toEqual(polluted);
  });

  test("of parameters", async () => {
    const parameters = ["header", "query"].map((place) => ({
      name,
      in: place,
      type: "string",
      default: "d",
    }));
    const { headers, url } = await sent(post(parameters), {});
    expect(Object.entries(headers ?? {})).toEqual([[name.toLowerCase(), "d"]]);
    expect(url).toContain(`?${name}=d`);
    const inPath = { name, in: "path", type: "string", required: true };
    expect((await sent(post([inPath], `/x/{${name}}`), withOwn(name, "p"))).url).toMatch(/x\/p$/);
  });

  test("of a path parameter that is not declared, and a definition that is not there", async () => {
    await expect(sent(post([], `/x/{${name}}`), {})).rejects.toThrow("is not declared as a path");
    const none = bodyOf({ $ref: `#/definitions/${name}` });
    expect((await sent(none, { body: { a: 1 } })).json).toEqual({ a: 1 });
    await expect(sent(post([{ $ref: `#/parameters/${name}` }]), {})).rejects.toThrow("not there");
  });

  const policies = (...all: [templateId: string, parameters: Record<string, unknown>][]) => ({
    ...bodyOf({}),
    properties: {
      policyTemplateInstances: all.map(([templateId, parameters]) => ({
        templateId,
        title: templateId,
        parameters: Object.fromEntries(
          Object.entries(parameters).map(([key, value]) => [
            `x-ms-apimTemplateParameter.${key}`,
            value,
          ]),
        ),
      })),
    },
  });
  const set = (parent: string, sub: string): [string, Record<string, unknown>] => [
    "setproperty",
    {
      newPropertyParentPathTemplate: parent,
      newPropertySubPathTemplate: sub,
      propertyValuePathTemplate: "no",
    },
  ];

  test("in a policy's path", async () => {
    const whole = await sent(policies(set("@body()", name)), { body: { a: 1 } });
    expect(Object.entries(whole.json)).toEqual([
      ["a", 1],
      [name, "no"],
    ]);
    // What is not there is no parent: nothing happens.
    const absent = policies(set(`@body().${name}`, "polluted"));
    expect((await sent(absent, { body: { a: 1 } })).json).toEqual({ a: 1 });
    const below = await sent(absent, { body: withOwn(name, {}) });
    expect(below.json).toEqual(polluted);
    await expect(
      sent(policies(set("@body()", `${name}.polluted`)), { body: { a: 1 } }),
    ).rejects.toThrow(/cannot be set/);
  });

  test("in the names of what policies make", async () => {
    const common = { propertyParentPath: "@body()", propertySubPath: "v", newPropertyPath: "v" };
    const list = [{ k: name, polluted: "no" }];
    const toObject: [string, Record<string, unknown>] = [
      "convertarraytoobject",
      { ...common, keyWithinCollectionPath: "k", retainKey: "false" },
    ];
    expect((await sent(policies(toObject), { body: { v: list } })).json).toEqual({ v: polluted });
    const { headers } = await sent(policies(["setheader", { name, value: "no" }]), { body: {} });
    expect(Object.entries(headers ?? {})).toContainEqual([name.toLowerCase(), "no"]);
  });

  test("in an expression", async () => {
    const pieces = policies(["setheader", { name: "x", value: `@headers('${name}', 'none')` }]);
    expect((await sent(pieces, { body: {} })).headers?.x).toBe("none");
    const unknown = policies(["setheader", { name: "x", value: `@${name}('a')` }]);
    await expect(sent(unknown, { body: {} })).rejects.toThrow("is not known here");
  });

  test("in an answer, for a dropdown", async () => {
    const api = apiOf(() => ({ body: JSON.stringify({ items: [withOwn(name, "v"), {}] }) }));
    const pieces: Pieces = {
      operations: {
        "GET /kinds": { operationId: "Kinds" },
        "GET /x": {
          operationId: "X",
          parameters: [
            {
              name: "k",
              in: "query",
              type: "string",
              "x-ms-dynamic-values": {
                operationId: "Kinds",
                "value-collection": "items",
                "value-path": name,
                "value-title": name,
              },
            },
          ],
        },
      },
    };
    expect(await connectionTo(pieces, api).choices("X", "k")).toEqual([
      { value: "v", title: "v" },
      { value: undefined, title: "" },
    ]);
  });

  test("of a connection parameter", async () => {
    const connecting = () => connectionTo(post([]), apiOf(), withOwn(name, "v") as never);
    expect(connecting).toThrow(`There is no connection parameter "${name}"`);
  });
});
