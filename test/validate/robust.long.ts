import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../scripts/common/json.ts";
import { connectorOf } from "../../scripts/validate/connector.ts";
import { jsonFile } from "../../scripts/validate/files.ts";
import { below, stepsOf, valueAt } from "../../scripts/validate/json/pointer.ts";
import { isObject } from "../../scripts/validate/json/values.ts";
import { RULES } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { DEFINITION, PROPERTIES, SETTINGS } from "./base.ts";
import { type Change, changed } from "./fixtures.ts";
import { listTags, policy, QUERY } from "./places.ts";

const STRANGE: readonly Json[] = [
  null,
  true,
  -1.5,
  "",
  "#/definitions/Tag",
  // What every object has: no table may be asked for it as for one of its own.
  "constructor",
  [],
  [null],
  {},
  { $ref: 1 },
];

test.each([
  ["definition", DEFINITION],
  ["properties", PROPERTIES],
  ["settings", SETTINGS],
] as const)(
  "no rule throws, whatever stands anywhere in the %s",
  (kind, whole) => {
    const base = changed({});
    const thrown: string[] = [];
    for (const pointer of pointersIn(whole, "")) {
      for (const strange of STRANGE) {
        const text = JSON.stringify(replaced(whole, pointer, strange));
        const connector = connectorOf({ ...base, [kind]: jsonFile(kind, kind, text) });
        try {
          validate(connector, RULES);
        } catch (error) {
          const stack = error instanceof Error ? error.stack : String(error);
          thrown.push(`${JSON.stringify(strange)} at ${pointer}: ${stack}`);
        }
      }
    }
    expect(thrown.slice(0, 3)).toEqual([]);
  },
  60_000,
);

/** Definitions and scripts that are made to keep a reader busy, or to let it call itself too often. */
const LONG = 100_000;
const MANY = 10_000;
const chain = (link: (next: JsonObject) => JsonObject): JsonObject =>
  Object.fromEntries(
    Array.from({ length: MANY }, (_, index) => [
      `D${index}`,
      link({ $ref: `#/definitions/D${(index + 1) % MANY}` }),
    ]),
  );
const HEAVY: [what: string, change: Change][] = [
  ["references in one long circle", { definition: { definitions: chain((next) => next) } }],
  [
    "properties in one long circle",
    {
      definition: {
        definitions: chain((next) => ({
          type: "object",
          required: ["next"],
          properties: { next },
        })),
      },
    },
  ],
  [
    "hundreds of parameters",
    {
      definition: listTags({
        parameters: Array.from({ length: 3000 }, (_, index) => ({ ...QUERY, name: `q${index}` })),
      }),
    },
  ],
  ...["(", ".", " ", "{", "://", "'", "@a(", "Ab "].map((text): [string, Change] => {
    const long = text.repeat(LONG / text.length);
    const texts = { summary: long, operationId: long, description: long };
    return [
      `texts of ${JSON.stringify(text)} alone`,
      {
        definition: {
          info: { title: long, description: long },
          ...listTags({ ...texts, parameters: [{ ...QUERY, name: long, "x-ms-summary": long }] }),
        },
        properties: policy({ parameters: { "x-ms-apimTemplateParameter.value": long } }),
      },
    ];
  }),
  ...[
    "override async ",
    "public class Script : ",
    "public static ",
    'case "A": ',
    "OperationId.",
    '"\\',
    "'\\",
    "switch (OperationId) {",
  ].map((text): [string, Change] => [
    `a script of ${JSON.stringify(text)} alone`,
    { script: text.repeat(LONG / text.length) },
  ]),
];

test.each(HEAVY)(
  "is soon done with %s",
  (_, change) => {
    expect(() => validate(changed(change), RULES)).not.toThrow();
  },
  10_000,
);

function pointersIn(value: Json, pointer: string): string[] {
  const children = isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
  return children.flatMap(([key, child]) => {
    const deeper = below(pointer, key);
    return [deeper, ...pointersIn(child, deeper)];
  });
}

function replaced(whole: JsonObject, pointer: string, value: Json): JsonObject {
  const copy = structuredClone(whole);
  const key = stepsOf(pointer).at(-1) ?? "";
  const parent = valueAt(copy, pointer.slice(0, pointer.lastIndexOf("/")));
  if (Array.isArray(parent)) parent[Number(key)] = value;
  else if (isObject(parent)) parent[key] = value;
  return copy;
}
