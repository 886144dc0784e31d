/** Random plans that take in values of every type, and hand on answers of every kind. */
import fc from "fast-check";
import type {
  AnswerKind,
  InputType,
  Plan,
  PlanField,
  PlanInput,
  ValueRule,
} from "../../../../scripts/plan/plan.ts";
import { treeOver } from "./times.ts";

/** The keys of fields and places of times. */
export const KEYS = ["a", "b", "c", "1"];
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
      { trim: 1 },
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
        fc.constant<ValueRule>({ type: "any", trim: { a: 1, "*": { b: 1, "*": 1 } } }),
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
  fc.tuple(input("b", "body"), input("d", "body")).map(([b, d]) => [b, d]),
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
    inputs: [p, q, r, ...parts],
    steps: [
      {
        call: {
          method,
          path: "/x/{p}",
          values: { p: { $first: [{ $get: "in.p" }, "none"] } },
          query: { q: { $get: "in.q" }, r: { $get: "in.r" } },
          ...(method === "GET" ? {} : { body: { $get: "in" } }),
          ...(keep ? { nulls: "keep" as const } : {}),
          answer,
        },
        as: "x",
      },
    ],
    ...(handedOn && answer === "file" ? { answers: "file" as const } : {}),
    ...(handedOn && answer === "text" ? { answers: "text" as const } : {}),
    answer: handedOn && answer === "text" ? { $get: "x" } : [{ $get: "in" }, { $get: "x" }],
  }));
