/** Random calls of plans with inputs of every type: filled in as they should be, or nearly so. */
import fc from "fast-check";
import type { Json, JsonObject } from "../../../../scripts/common/json.ts";
import type { ScriptCall } from "../../../../scripts/common/run-script.ts";
import type { Plan, PlanField, PlanInput, ValueRule } from "../../../../scripts/plan/plan.ts";
import { callOf } from "../vectors/vector.ts";
import { KEYS } from "./input-plans.ts";
import { json, number, text } from "./json.ts";
import { goodTimeText, timeOrText, timeText } from "./times.ts";

/** Texts that are numbers or booleans, or nearly. */
const written = fc.oneof(
  number.map(String),
  fc.constantFrom(
    "5",
    " 5 ",
    "5.0",
    "-0",
    "1e3",
    "1e400",
    "-1e400",
    "007",
    "+5",
    "0x10",
    "NaN",
    "9007199254740993",
    "1,5",
    "true",
    "True",
    "TRUE",
    "tRUE",
    "false",
    "False",
    " true",
    '"5"',
    "null",
    "[1]",
    "\u0665",
    "",
    " ",
  ),
);

/** How a call is filled in: as the rules want it, or with a slip here and there. */
type Care = "right" | "careless";

/** A value that such a rule wants, mostly. */
function valueFor(one: ValueRule, care: Care): fc.Arbitrary<Json> {
  const right = rightFor(one, care);
  if (care === "right") return right;
  return fc.oneof(
    { weight: 9, arbitrary: right },
    { weight: 1, arbitrary: fc.oneof(written, timeOrText, json(...KEYS), fc.constant(null)) },
  );
}

function rightFor(one: ValueRule, care: Care): fc.Arbitrary<Json> {
  const { type = "string", words, items, fields } = one;
  const time = care === "right" ? goodTimeText : timeText;
  if (words !== undefined) {
    return type === "integer" ? fc.constantFrom<Json[]>(7, "7") : fc.constantFrom<Json[]>(...words);
  }
  if (fields !== undefined && type !== "list") return objectFor(fields, care);
  if (items !== undefined) return fc.array(valueFor(items, care), { maxLength: 3 });
  switch (type) {
    case "string":
      return text;
    case "integer":
      return fc.maxSafeInteger().chain((whole) => fc.constantFrom<Json[]>(whole, String(whole)));
    case "number":
      return number.chain((one) => fc.constantFrom<Json[]>(one, JSON.stringify(one)));
    case "boolean":
      return fc.constantFrom<Json[]>(true, false, "True", "false");
    case "date-time":
      return fc.oneof<fc.Arbitrary<Json>[]>(time, fc.maxSafeInteger());
    case "object":
      return fc.dictionary(fc.constantFrom(...KEYS, "z", "0"), timed(time), {
        maxKeys: 4,
        noNullPrototype: true,
      });
    case "list":
      return fc.array(timed(time), { maxLength: 4 });
    case "any":
      return timed(time);
  }
}

function objectFor(fields: readonly PlanField[], care: Care): fc.Arbitrary<Json> {
  const properties = Object.fromEntries(
    fields.map((field) => {
      const value = valueFor(field, care);
      const never = field.required && care === "right" ? [] : [fc.constant(undefined)];
      return [field.key, fc.oneof({ weight: 5, arbitrary: value }, ...never)] as const;
    }),
  );
  return fc
    .tuple(
      fc.record(properties),
      fc.dictionary(fc.constantFrom("z", "0", "é", "__proto__", "constructor"), text),
    )
    .map(([known, others]) => defined({ ...others, ...known }));
}

/** Without the keys whose value is undefined. */
function defined(given: { [key: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** JSON with times at most places. */
function timed(time: fc.Arbitrary<string>): fc.Arbitrary<Json> {
  return fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      { weight: 4, arbitrary: time },
      { weight: 1, arbitrary: fc.oneof(number, fc.constantFrom(null, " ", true)) },
      { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
      {
        weight: 4,
        arbitrary: fc.dictionary(fc.constantFrom(...KEYS, "z", "0", "__proto__"), tie("value"), {
          maxKeys: 4,
          noNullPrototype: true,
        }),
      },
    ),
  })).value;
}

/** A call of such a plan: path, query and body filled in. */
export function callFor(operationId: string, plan: Plan): fc.Arbitrary<ScriptCall> {
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.constant<Care>("right") },
      { weight: 1, arbitrary: fc.constant<Care>("careless") },
    )
    .chain((care) => {
      const inputs = plan.inputs ?? [];
      const path = inputs.filter(({ from }) => from === "path");
      const query = inputs.filter(({ from }) => from === "query");
      return fc.tuple(
        fc.tuple(...path.map((one) => valueFor(one, care).map(segment))),
        fc.tuple(...query.map((one) => queryFor(one, care))),
        bodyFor(inputs, care),
      );
    })
    .map(([path, query, body]) => {
      const search = query.flat().join("&");
      return callOf(operationId, `/x/${path.join("/")}${search === "" ? "" : `?${search}`}`, {
        method: "POST",
        ...(body === undefined ? {} : { body }),
      });
    });
}

function queryFor(one: PlanInput, care: Care): fc.Arbitrary<string[]> {
  const name = encodeURIComponent(one.name);
  const values =
    one.type === "list"
      ? fc.array(valueFor(one.items ?? {}, care), { maxLength: 3 })
      : fc.array(valueFor(one, care), { minLength: one.required ? 1 : 0, maxLength: 1 });
  return values.map((all) => all.map((value) => `${name}=${segment(value)}`));
}

function segment(value: Json): string {
  const plain = typeof value === "string" ? value : JSON.stringify(value);
  return encodeURIComponent(plain.toWellFormed());
}

function bodyFor(inputs: readonly PlanInput[], care: Care): fc.Arbitrary<string | undefined> {
  const parts = inputs.filter(({ from }) => from === "body");
  const [whole] = parts.filter((one) => one.whole);
  if (parts.length === 0) return fc.constant(undefined);
  const odd = fc.oneof(fc.constantFrom("", " ", "[]", "{", undefined), text);
  const weight = care === "right" ? 0 : 1;
  const body =
    whole === undefined
      ? fc
          .tuple(...parts.map((one) => valueFor(one, care).map((value) => ({ [one.name]: value }))))
          .map((all): Json => Object.assign({}, ...all))
      : valueFor({ type: "object", ...whole }, care);
  return fc.oneof(
    { weight: 9, arbitrary: body.map((value) => JSON.stringify(value)) },
    {
      weight: 2,
      arbitrary: fc.tuple(body, oddJson).map(([value, odd]) => writtenOddly(value, odd)),
    },
    { weight, arbitrary: odd },
  );
}

/** What JSON.stringify never writes, in the place of a value. */
const oddJson = fc.constantFrom(
  "1e400",
  "-0",
  "1.0",
  "1E2",
  "9007199254740993",
  "12345678901234567890",
  "0.1e1",
  '{"a":"2026-03-01","a":1,"__proto__":"2026-03-01","a":"2026-03-01T00:00Z"}',
  '"\\ud83d"',
  `${"[".repeat(300)}${"]".repeat(300)}`,
  `${'{"a":'.repeat(600)}1${"}".repeat(600)}`,
);

/** The value in JSON, with one of its scalars replaced. */
function writtenOddly(value: Json, odd: string): string {
  return JSON.stringify(value).replace(
    /(?<=[:[,])("[^"\\]*"|-?\d[\d.e+-]*|true|null)(?=[,\]}])/,
    () => odd,
  );
}
