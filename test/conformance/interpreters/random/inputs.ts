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
import { timeOrText, timeText, treeOver } from "./times.ts";

const KEYS = ["a", "b", "c", "1"];
const WORDS = ["user", "lead", "7", "true"];

const scalarType = fc.constantFrom<InputType[]>(
  "string",
  "integer",
  "number",
  "boolean",
  "date-time",
);

/** An object with any of these keys, undefined ones left out. */
function some<T extends object>(
  properties: {
    [K in keyof T]: fc.Arbitrary<T[K]>;
  },
): fc.Arbitrary<Partial<T>> {
  return fc.record(properties, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<
    Partial<T>
  >;
}

const rule = fc.letrec<{ rule: ValueRule; scalar: ValueRule; fields: PlanField[] }>((tie) => ({
  scalar: fc
    .tuple(scalarType, fc.option(fc.constant(WORDS), { freq: 5, nil: undefined }))
    .map(([type, words]) => ({ type, ...(words === undefined ? {} : { words }) })),
  rule: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: tie("scalar") },
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

function input(name: string, from: PlanInput["from"]): fc.Arbitrary<PlanInput> {
  return fc.tuple(rule, fc.boolean()).map(([inner, required]) => ({
    ...inner,
    name,
    from,
    title: name.toUpperCase(),
    ...(required ? { required: true as const } : {}),
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

/** A value that such a rule wants, mostly. */
function valueFor(one: ValueRule): fc.Arbitrary<Json> {
  const { type = "string", words, items, fields } = one;
  const usual: fc.Arbitrary<Json>[] = [];
  if (words !== undefined) usual.push(fc.constantFrom<Json[]>(...words, 7, true));
  if (fields !== undefined) usual.push(objectFor(fields));
  if (items !== undefined) usual.push(fc.array(valueFor(items), { maxLength: 3 }));
  if (type === "string") usual.push(text);
  if (type === "integer" || type === "number") usual.push(number, written);
  if (type === "boolean") usual.push(fc.boolean(), written);
  if (type === "date-time") usual.push(timeText, number);
  if (one.times !== undefined) usual.push(timed);
  if (usual.length === 0) usual.push(json(...KEYS));
  return fc.oneof(
    { weight: 14, arbitrary: fc.oneof(...usual) },
    { weight: 1, arbitrary: fc.oneof(written, timeOrText, json(...KEYS), fc.constant(null)) },
  );
}

function objectFor(fields: readonly PlanField[]): fc.Arbitrary<Json> {
  const properties = Object.fromEntries(
    fields.map((field) => [field.key, valueFor(field)] as const),
  );
  return fc
    .tuple(some<JsonObject>(properties), fc.dictionary(fc.constantFrom("z", "0", "é"), text))
    .map(([known, others]) => ({ ...others, ...known }) as JsonObject);
}

/** JSON with times at most places. */
const timed: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: timeText },
    { weight: 1, arbitrary: fc.oneof(text, number, fc.constant(null), fc.constant(" ")) },
    { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
    {
      weight: 4,
      arbitrary: fc.dictionary(fc.constantFrom(...KEYS, "z", "0"), tie("value"), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    },
  ),
})).value;

/** A call of such a plan: path, query and body filled in. */
export function callFor(operationId: string, plan: Plan): fc.Arbitrary<ScriptCall> {
  const inputs = plan.inputs ?? [];
  const query = inputs
    .filter(({ from }) => from === "query")
    .map((one) =>
      fc
        .array(valueFor(one.items ?? one), { minLength: 0, maxLength: one.items ? 3 : 1 })
        .map((values) =>
          values.map((value) => `${encodeURIComponent(one.at ?? one.name)}=${segment(value)}`),
        ),
    );
  const [path] = inputs.filter(({ from }) => from === "path");
  return fc
    .tuple(
      path === undefined ? fc.constant("") : valueFor(path),
      fc.tuple(...query),
      fc.oneof({ weight: 30, arbitrary: bodyFor(inputs) }, { weight: 1, arbitrary: text }),
    )
    .map(([value, parts, sent]) => {
      const all = parts.flat();
      const url = `/x/${segment(value)}${all.length === 0 ? "" : `?${all.join("&")}`}`;
      return callOf(operationId, url, {
        method: "POST",
        ...(sent === undefined ? {} : { body: sent }),
      });
    });
}

function segment(value: Json): string {
  const plain = typeof value === "string" ? value : JSON.stringify(value);
  return encodeURIComponent(plain.toWellFormed());
}

function bodyFor(inputs: readonly PlanInput[]): fc.Arbitrary<string | undefined> {
  const parts = inputs.filter(({ from }) => from === "body");
  const [whole] = parts.filter((one) => one.whole);
  if (parts.length === 0) return fc.constant(undefined);
  if (whole !== undefined) {
    return fc.oneof(
      {
        weight: 9,
        arbitrary: valueFor({ type: "object", ...whole }).map((one) => JSON.stringify(one)),
      },
      { weight: 1, arbitrary: fc.constantFrom("", " ", undefined) },
    );
  }
  return some<JsonObject>(
    Object.fromEntries(parts.map((one) => [one.at === undefined ? one.name : "a", valueFor(one)])),
  ).map(({ a, ...others }) =>
    JSON.stringify(a === undefined ? others : { ...others, a: { c: a } }),
  );
}
