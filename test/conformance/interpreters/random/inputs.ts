/** Random plans that take in values of every type, and calls that give them such, or nearly. */
import fc from "fast-check";
import type { Json, JsonObject } from "../../../../scripts/common/json.ts";
import type { ScriptCall } from "../../../../scripts/common/run-script.ts";
import type {
  AnswerKind,
  InputType,
  Plan,
  PlanField,
  PlanInput,
  ValueRule,
} from "../../../../scripts/plan/plan.ts";
import { callOf } from "../vectors/vector.ts";
import { json, number, text } from "./json.ts";
import { goodTimeText, timeOrText, timeText, treeOver } from "./times.ts";

const KEYS = ["a", "b", "c", "1"];
const WORDS = ["user", "lead", "7", "true"];

const scalarType = fc.constantFrom<InputType[]>(
  "string",
  "integer",
  "number",
  "boolean",
  "date-time",
);

const scalar: fc.Arbitrary<ValueRule> = fc.oneof(
  { weight: 5, arbitrary: scalarType.map((type) => ({ type })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<ValueRule[]>(
      { words: WORDS },
      { type: "any", words: WORDS },
      { type: "integer", words: WORDS },
    ),
  },
);

const rule = fc.letrec<{ rule: ValueRule; fields: PlanField[] }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: scalar },
    {
      weight: 2,
      arbitrary: fc.oneof(
        fc.record({ type: fc.constant("list" as const), items: tie("rule") }),
        fc.record({ type: fc.constant("object" as const), fields: tie("fields") }),
        fc.record({
          type: fc.constantFrom<InputType[]>("object", "list", "any"),
          times: treeOver(...KEYS),
        }),
        fc.record({ type: fc.constant("any" as const), times: treeOver(...KEYS) }),
        fc.record({
          type: fc.constant("any" as const),
          fields: tie("fields"),
          items: tie("rule"),
          times: treeOver(...KEYS),
        }),
      ),
    },
  ),
  fields: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...KEYS), tie("rule"), fc.boolean()).map(([key, inner, required]) => ({
      ...inner,
      key,
      title: key.toUpperCase(),
      ...(required && key === "a" ? { required: true as const } : {}),
    })),
    { maxLength: 3, selector: ({ key }) => key },
  ),
})).rule;

/** What a URL can hold, and now and then what it cannot. */
const urlRule = fc.oneof(
  { weight: 8, arbitrary: scalar },
  {
    weight: 4,
    arbitrary: scalar.map((items): ValueRule => ({ type: "list", items })),
  },
  { weight: 1, arbitrary: rule },
);

function input(name: string, from: PlanInput["from"]): fc.Arbitrary<PlanInput> {
  return fc
    .tuple(from === "body" ? rule : from === "path" ? scalar : urlRule, fc.nat({ max: 3 }))
    .map(([inner, chance]) => ({
      ...inner,
      name,
      from,
      title: name.toUpperCase(),
      ...(chance === 0 ? { required: true as const } : {}),
    }));
}

const body: fc.Arbitrary<PlanInput[]> = fc.oneof(
  fc.constant<PlanInput[]>([]),
  input("b", "body").map((one) => [one]),
  fc.tuple(input("b", "body"), input("d", "body")).map(([b, d]) => [b, { ...d, at: "a.c" }]),
  input("whole", "body").map((one): PlanInput[] => [{ ...one, whole: true }]),
  treeOver(...KEYS).map((times): PlanInput[] => [
    { name: "whole", from: "body", title: "Body", whole: true, times },
  ]),
);

const kind = fc.constantFrom<AnswerKind[]>("json", "text", "json lines", "file", "nothing");

/** A plan that hands everything on that was filled in, and answers with it. */
export const inputPlan: fc.Arbitrary<Plan> = fc
  .tuple(
    input("p", "path"),
    input("q", "query"),
    input("r", "query"),
    body,
    fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"),
    kind,
    fc.boolean(),
    fc.boolean(),
  )
  .map(([p, q, r, parts, method, answer, keep, handedOn]) => ({
    path: "/x/{p}",
    inputs: [p, q, { ...r, at: "r s" }, ...parts],
    steps: [
      {
        call: {
          method,
          path: "/x/{p}",
          values: { p: { $first: [{ $get: "in.p" }, "none"] } },
          query: { q: { $get: "in.q" }, r: { $get: "in.r" } },
          ...(method === "GET" ? {} : { body: { $get: "in" } }),
          ...(keep ? { nulls: "keep" as const } : {}),
          ...(keep ? { accept: "text/plain" } : {}),
          answer,
        },
        as: "x",
      },
    ],
    ...(handedOn && answer === "file" ? { answers: "file" as const } : {}),
    ...(handedOn && answer === "text" ? { answers: "text" as const } : {}),
    answer: handedOn && answer === "text" ? { $get: "x" } : [{ $get: "in" }, { $get: "x" }],
  }));

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
  const name = encodeURIComponent(one.at ?? one.name);
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
          .tuple(...parts.map((one) => valueFor(one, care).map((value) => nested(one, value))))
          .map((all): Json => Object.assign({}, ...all))
      : valueFor({ type: "object", ...whole }, care);
  return fc.oneof(
    { weight: 9, arbitrary: body.map((value) => JSON.stringify(value)) },
    { weight, arbitrary: odd },
  );
}

function nested({ name, at = name }: PlanInput, value: Json): Json {
  return at.split(".").reduceRight((inner, key) => ({ [key]: inner }), value);
}
