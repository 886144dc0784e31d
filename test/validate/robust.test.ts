import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../scripts/common/json.ts";
import { connectorOf } from "../../scripts/validate/connector.ts";
import { jsonFile } from "../../scripts/validate/files.ts";
import { below, stepsOf, valueAt } from "../../scripts/validate/json/pointer.ts";
import { isObject } from "../../scripts/validate/json/values.ts";
import { RULES } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { DEFINITION, PROPERTIES, SETTINGS } from "./base.ts";
import { changed } from "./fixtures.ts";

const STRANGE: readonly Json[] = [
  null,
  true,
  -1.5,
  "",
  "#/definitions/Tag",
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
