/** Random expressions, on JSON that has what they ask for now and then. */
import fc from "fast-check";
import type { Json } from "../../../../scripts/common/json.ts";
import type { Expr, Plan } from "../../../../scripts/plan/plan.ts";
import { json, number, text } from "./json.ts";
import { sharedTrees, timeOrText, treeOver } from "./times.ts";

const KEYS = ["a", "b", "c", "0", "1"];

/** What a random plan works on. */
const inside = json(...KEYS);
const object = fc.dictionary(fc.constantFrom(...KEYS), inside, {
  minKeys: 3,
  maxKeys: 5,
  noNullPrototype: true,
});
const list = fc.array(fc.oneof(object, inside), { minLength: 2, maxLength: 5 });
export const subject: fc.Arbitrary<Json> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(object, list, inside), {
      minKeys: 4,
      maxKeys: 5,
      noNullPrototype: true,
    }),
  },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: inside },
);

const key = fc.constantFrom(...KEYS);
const name = fc.constantFrom("x", "y", "item");
const path = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: fc.constant("x") }, name),
    fc.array(key, { maxLength: 3 }),
  )
  .map(([first, rest]) => [first, ...rest].join("."));
const tree = treeOver(...KEYS);
/** What the trees of random plans refer to. */
export const trees = sharedTrees(...KEYS);

/** Only what JavaScript and .NET read alike; see `$match`. */
const pattern = fc.constantFrom(
  "id=([0-9A-Za-z_-]+)",
  "^([1-9][0-9]*)$",
  "^([^ ].* \\(.+\\))$",
  "(archived contact)",
  "^(.*)$",
  "(.)$",
  "(a)|.",
  "([^.$\\]]+)$",
  "(\\d\\w*)",
  "nothing",
  "^(.)(.*)$",
);

const constant: fc.Arbitrary<Expr> = fc.oneof(text, number, fc.boolean(), fc.constant(null));

const expr = fc.letrec<{ any: Expr; operator: Expr }>((tie) => {
  const any = tie("any");
  const list = fc.array(any, { maxLength: 4 });
  return {
    any: fc.oneof(
      { maxDepth: 4 },
      { weight: 1, arbitrary: constant },
      { weight: 3, arbitrary: path.map((at): Expr => ({ $get: at })) },
      { weight: 5, arbitrary: tie("operator") },
      { weight: 1, arbitrary: list },
      {
        weight: 1,
        arbitrary: fc.dictionary(fc.constantFrom("a", "b", "é", ""), any, {
          maxKeys: 3,
          noNullPrototype: true,
        }),
      },
    ),
    operator: fc.oneof(
      any.map((of): Expr => ({ $time: of })),
      fc.tuple(any, tree).map(([of, times]): Expr => ({ $times: of, in: times })),
      fc.oneof(any, timeOrText).map((of): Expr => ({ $seconds: of })),
      list.map((of): Expr => ({ $merge: of })),
      any.map((of): Expr => ({ $text: of })),
      list.map((of): Expr => ({ $first: of })),
      list.map((of): Expr => ({ $join: of })),
      fc.tuple(any, name, any).map(([of, as, to]): Expr => ({ $each: of, as, to })),
      any.map((of): Expr => ({ $given: of })),
      any.map((of): Expr => ({ $not: of })),
      fc
        .tuple(any, fc.array(text, { maxLength: 3 }))
        .map(([of, texts]): Expr => ({ $in: of, of: texts })),
      fc.tuple(any, pattern).map(([of, found]): Expr => ({ $match: of, pattern: found })),
    ),
  };
}).any;

/** A plan that reads `x`, makes a call of it, and answers with what it makes of both. */
export const plan: fc.Arbitrary<Plan> = fc
  .record({ id: expr, query: expr, body: expr, condition: expr, message: expr, answer: expr })
  .map(({ id, query, body, condition, message, answer }) => ({
    path: "/x",
    steps: [
      { call: { method: "GET", path: "/x" }, as: "x" },
      {
        call: {
          method: "POST",
          path: "/x/{id}",
          values: { id: { $join: ["x", id] } },
          query: { query },
          body,
        },
        as: "y",
      },
      { let: message, as: "item" },
      {
        when: condition,
        do: [{ fail: { status: 409, code: "conflict", message } }],
      },
    ],
    answer,
  }));
