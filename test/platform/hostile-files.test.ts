import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { put } from "../../scripts/common/own.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { parseConnector } from "../../scripts/platform/connector.ts";
import { listOperations } from "../../scripts/platform/definition/operations.ts";
import { UsageError } from "../../scripts/platform/errors.ts";
import {
  exampleConnection,
  exampleParameters,
} from "../../scripts/platform/survey/example-values.ts";
import { surveyConnector } from "../../scripts/platform/survey/survey.ts";
import { inProcessReceiver } from "../../scripts/platform/triggers/receiver.ts";
import { fixDirectory } from "../../scripts/validate/fix-files.ts";
import { readConnector } from "../../scripts/validate/read.ts";
import { RULES } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { policyOf } from "./policies/policy-on-body.ts";

/**
 * Files and answers of strangers, mutated at random. fast-check prints the seed of what fails;
 * `fc.assert(…, { seed, path })` runs it again.
 */

/** A connector that uses most of what the platform reads. */
const DEFINITION = {
  host: "api.example",
  basePath: "/v1",
  consumes: ["application/json"],
  securityDefinitions: { key: { type: "apiKey", in: "header", name: "X-Key" } },
  definitions: {
    Node: {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string", pattern: "^[a-z]+$", default: "a" },
        child: { $ref: "#/definitions/Node" },
        list: { type: "array", items: { $ref: "#/definitions/Node" } },
      },
    },
    Named: {
      allOf: [
        { $ref: "#/definitions/Node" },
        { properties: { more: { type: "integer", minimum: 1 } } },
      ],
    },
  },
  parameters: { Shared: { name: "shared", in: "query", type: "string", default: "s" } },
  paths: {
    "/things/{id}": {
      parameters: [{ name: "id", in: "path", type: "string", required: true, default: "" }],
      post: {
        operationId: "Post",
        parameters: [
          { $ref: "#/parameters/Shared" },
          {
            name: "tags",
            in: "query",
            type: "array",
            items: { type: "string" },
            collectionFormat: "multi",
          },
          { name: "body", in: "body", schema: { $ref: "#/definitions/Named" } },
        ],
        responses: { 200: { description: "Made.", schema: { $ref: "#/definitions/Node" } } },
      },
      delete: { operationId: "Unsubscribe", responses: {} },
    },
    "/list": {
      get: {
        operationId: "List",
        "x-ms-pageable": { nextLinkName: "nextLink" },
        parameters: [
          {
            name: "kind",
            in: "query",
            type: "string",
            "x-ms-dynamic-values": {
              operationId: "List",
              "value-collection": "value",
              "value-path": "name",
              "value-title": "name",
            },
          },
        ],
        responses: {
          200: {
            description: "All.",
            schema: {
              type: "object",
              properties: {
                value: { type: "array", items: { $ref: "#/definitions/Node" } },
                nextLink: { type: "string" },
              },
            },
          },
        },
      },
    },
    "/poll": {
      get: {
        operationId: "Poll",
        "x-ms-trigger": "batch",
        responses: {
          200: {
            description: "New.",
            schema: {
              type: "object",
              properties: { value: { type: "array", items: { $ref: "#/definitions/Node" } } },
            },
          },
        },
      },
    },
    "/upload": {
      post: {
        operationId: "Upload",
        consumes: ["multipart/form-data"],
        parameters: [
          { name: "file", in: "formData", type: "file" },
          { name: "note", in: "formData", type: "string" },
        ],
        responses: { default: { description: "Any." } },
      },
    },
    "/hooks": {
      "x-ms-notification-content": { schema: { $ref: "#/definitions/Node" } },
      post: {
        operationId: "Hook",
        "x-ms-trigger": "single",
        parameters: [
          {
            name: "body",
            in: "body",
            schema: {
              type: "object",
              properties: { url: { type: "string", "x-ms-notification-url": true } },
            },
          },
        ],
        responses: { 201: { description: "Subscribed." } },
      },
    },
  },
};
const only = (...operationName: string[]) => ({ operationName });
const PROPERTIES = {
  properties: {
    connectionParameters: {
      api_key: { type: "securestring", uiDefinition: { constraints: { required: "true" } } },
      region: {
        type: "string",
        uiDefinition: { constraints: { allowedValues: [{ text: "EU", value: "eu.example" }] } },
      },
    },
    scriptOperations: ["None"],
    policyTemplateInstances: [
      policyOf(
        ["dynamichosturl", { urlTemplate: "https://@connectionParameters('region')/v1" }],
        0,
      ),
      policyOf(["setheader", { name: "X-Kind", value: "@queryParameters('shared', 'none')" }], 1),
      policyOf(["setqueryparameter", { name: "version", value: "1", existsAction: "skip" }], 2),
      policyOf(
        [
          "routerequesttoendpoint",
          { newPath: "/v2/things/{id}?a=@queryParameters('shared')", ...only("Post") },
        ],
        3,
      ),
      policyOf(
        [
          "setproperty",
          {
            newPropertyParentPathTemplate: "@body()",
            newPropertySubPathTemplate: "extra",
            propertyValuePathTemplate: "@body().name",
            ...only("Post"),
          },
        ],
        4,
      ),
      policyOf(
        [
          "convertobjecttoarray",
          {
            propertyParentPath: "@body()",
            propertySubPath: "child",
            newPropertyPath: "children",
            policySection: "Response",
            ...only("Post"),
          },
        ],
        5,
      ),
      policyOf(
        [
          "pollingtrigger",
          {
            triggerConfig: { after: "@{triggerBody().value[0].name}" },
            triggerDataPath: "@triggerBody().value",
            ...only("Poll"),
          },
        ],
        6,
      ),
      policyOf(["updatenextlink", { nextLinkPropertyName: "nextLink", ...only("List") }], 7),
    ],
  },
};
const SETTINGS = {
  apiDefinition: "apiDefinition.swagger.json",
  apiProperties: "apiProperties.json",
  icon: "icon.png",
  script: "script.csx",
};

const own = (name: string, value: unknown) => Object.fromEntries([[name, value]]);
const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  4294967295,
  "",
  "constructor",
  "@body().__proto__.polluted",
  "@{body()['constructor'].prototype}",
  "@connectionParameters('__proto__')",
  "../../outside.json",
  "/etc/hostname",
  "https://elsewhere.example/x?y#z",
  "{a}{b}{c}{d}{e}{f}{g}",
  "^(a+)+$",
  `${"a".repeat(60)}b`,
  "x".repeat(100_000),
  "\ud800",
  "%",
  "a\r\nb: c",
  "a\u0000b",
  "multipart/form-data",
  "#/definitions/Node",
  "#/definitions/Named",
  { $ref: "#/definitions/Named" },
  { allOf: [{ $ref: "#/definitions/Named" }, { $ref: "#/definitions/Named" }] },
  [],
  [[[[null]]]],
  {},
  own("__proto__", { polluted: "yes", default: "yes" }),
  { constructor: { prototype: { polluted: "yes" } } },
];
const NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "$ref",
  "allOf",
  "default",
  "required",
  "type",
];

interface Mutation {
  /** Which place, among all that there are. */
  at: number;
  kind: "replace" | "rename" | "remove" | "copy";
  value: number;
}

const mutations = fc.array(
  fc.record<Mutation>({
    at: fc.nat(100_000),
    kind: fc.constantFrom("replace", "replace", "rename", "remove", "copy"),
    value: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 5 },
);

type Holder = Record<string, unknown>;

function placesIn(value: unknown, found: [Holder, string][] = []): [Holder, string][] {
  if (typeof value !== "object" || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    found.push([value as Holder, key]);
    placesIn(inner, found);
  }
  return found;
}

function mutated(whole: object, changes: readonly Mutation[]): string {
  const copy: object = structuredClone(whole);
  for (const { at, kind, value } of changes) {
    const places = placesIn(copy);
    const [holder, key] = places[at % places.length] ?? [{}, ""];
    const name = NAMES[value % NAMES.length] ?? "";
    if (kind === "replace") put(holder, key, structuredClone(HOSTILE[value % HOSTILE.length]));
    else if (kind === "remove") delete holder[key];
    else if (kind === "rename") {
      put(holder, name, holder[key]);
      if (name !== key) delete holder[key];
    } else {
      const [, from] = places[value % places.length] ?? [];
      put(
        holder,
        key,
        structuredClone(from === undefined ? null : places[value % places.length]?.[0][from]),
      );
    }
  }
  return JSON.stringify(copy);
}

/** What every object has, which nothing of a stranger's may add to. */
const shared = () =>
  [Object, Array, Function].map(({ prototype }) => Reflect.ownKeys(prototype).length);
const SHARED = shared();

/** Rejects what is no word for its user: an error of the platform itself. */
const toldOrThrown = (error: unknown): void => {
  if (!(error instanceof UsageError)) throw error;
};

function parsed(definition: string, properties: string) {
  try {
    return parseConnector({ definition, properties });
  } catch (error) {
    toldOrThrown(error);
    return undefined;
  }
}

test("a mutated connector is surveyed to its end: every operation runs, or a cause in its files is told", async () => {
  await fc.assert(
    fc.asyncProperty(mutations, mutations, fc.boolean(), async (first, second, both) => {
      const definition = mutated(DEFINITION, first);
      const connector = parsed(
        definition,
        both ? mutated(PROPERTIES, second) : JSON.stringify(PROPERTIES),
      );
      if (connector === undefined) return;
      const row = await surveyConnector("it", connector);
      expect(row.reported.filter(({ cause }) => cause === "platform")).toEqual([]);
      expect(row.run + row.reported.length).toBe(row.operations);
      expect(shared()).toEqual(SHARED);
    }),
    { numRuns: 40 },
  );
}, 30_000);

test("mutated answers are read, followed, split and shown without an error of the platform's own", async () => {
  const connector = parseConnector({
    definition: JSON.stringify(DEFINITION),
    properties: JSON.stringify(PROPERTIES),
  });
  const ANSWER = {
    value: [{ name: "a", child: { name: "b" }, list: [] }],
    nextLink: "https://eu.example/v1/list?page=2",
    name: "a",
  };
  const entries = listOperations(connector.definition);
  await fc.assert(
    fc.asyncProperty(
      mutations,
      fc.constantFrom(200, 201, 202, 404),
      fc.nat(1000),
      async (changes, status, value) => {
        const location = String(HOSTILE[value % HOSTILE.length]).replace(/[\r\n]/g, "");
        const body = value % 7 === 0 ? "[".repeat(5000) : mutated(ANSWER, changes);
        const asked: string[] = [];
        const connection = connect({
          connector,
          parameters: exampleConnection(connector),
          receiver: inProcessReceiver(),
          async send({ url }) {
            asked.push(new URL(url).host);
            return { status, headers: { "content-type": "application/json", location }, body };
          },
        });
        for (const entry of entries) {
          const { operationId } = entry;
          const given = exampleParameters(connector, entry);
          await connection.call(operationId, given, { maxPolls: 2 }).catch(toldOrThrown);
        }
        await connection.pages("List", {}, { maxPages: 3 }).catch(toldOrThrown);
        await connection.choices("List", "kind").catch(toldOrThrown);
        const trigger = connection.trigger("Poll");
        for (let polls = 0; polls < 3; polls++) await trigger.poll().catch(toldOrThrown);
        const hook = await connection.webhook("Hook").catch(toldOrThrown);
        await hook?.unsubscribe().catch(toldOrThrown);
        expect(asked.filter((host) => host !== "eu.example")).toEqual([]);
        expect(shared()).toEqual(SHARED);
      },
    ),
    { numRuns: 30 },
  );
}, 30_000);

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "hostile-"));
});
afterAll(() => rmSync(root, { recursive: true }));

test("--fix changes nothing outside the directory, whatever settings, links and files say", () => {
  const outside = mutated(DEFINITION, []);
  const directory = join(root, "a/connector");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(root, "outside.json"), outside);
  writeFileSync(join(root, "a/outside.json"), outside);
  symlinkSync("../../outside.json", join(directory, "icon.png"));
  fc.assert(
    fc.property(mutations, mutations, mutations, (first, second, third) => {
      writeFileSync(join(directory, "apiDefinition.swagger.json"), mutated(DEFINITION, first));
      writeFileSync(join(directory, "apiProperties.json"), mutated(PROPERTIES, second));
      writeFileSync(join(directory, "settings.json"), mutated(SETTINGS, third));
      fixDirectory(directory, RULES);
      validate(readConnector(directory), RULES);
      expect(readdirSync(root, { recursive: true }).sort()).toEqual(
        ["a", "a/connector", "a/outside.json", "outside.json", ...FILES].sort(),
      );
      for (const file of ["outside.json", "a/outside.json"]) {
        expect(readFileSync(join(root, file), "utf8")).toBe(outside);
      }
      expect(shared()).toEqual(SHARED);
    }),
    { numRuns: 10 },
  );
}, 30_000);

const FILES = ["apiDefinition.swagger.json", "apiProperties.json", "icon.png", "settings.json"].map(
  (name) => `a/connector/${name}`,
);
