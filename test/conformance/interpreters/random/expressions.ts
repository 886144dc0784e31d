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
      fc.tuple(any, any).map(([a, b]): Expr => ({ $equal: [a, b] })),
      list.map((of): Expr => ({ $all: of })),
      list.map((of): Expr => ({ $any: of })),
      // biome-ignore lint/suspicious/noThenProperty: plan data, which holds no functions
      fc.tuple(any, any, any).map(([of, yes, no]): Expr => ({ $if: of, then: yes, else: no })),
      fc
        .tuple(
          any,
          fc.dictionary(fc.oneof(fc.constantFrom("7", "true", "user", ""), text), any, {
            maxKeys: 4,
            noNullPrototype: true,
          }),
        )
        .map(([of, table]): Expr => ({ $lookup: of, table })),
      fc.tuple(any, name, any).map(([of, as, where]): Expr => ({ $filter: of, as, where })),
      fc.tuple(any, name, any).map(([of, as, where]): Expr => ({ $find: of, as, where })),
      fc
        .tuple(any, name, any, any)
        .map(([of, as, at, value]): Expr => ({ $object: of, as, key: at, value })),
      any.map((of): Expr => ({ $compact: of })),
      // A text, as the order of an object's keys is not the same everywhere.
      any.map((of): Expr => ({ $nextLink: { $text: of } })),
      any.map((of): Expr => ({ $nextLink: { at: { $text: of }, skip: 0, size: [null] } })),
      fc.tuple(any, any).map(([of, texts]): Expr => ({ $in: of, of: texts })),
      fc
        .tuple(any, fc.array(text, { maxLength: 3 }))
        .map(([of, texts]): Expr => ({ $in: of, of: texts })),
      fc.tuple(any, pattern).map(([of, found]): Expr => ({ $match: of, pattern: found })),
    ),
  };
}).any;

const at = (value: string, inner: string): Expr => ({ $get: `${value}.${inner}` });

/** What asks the lists and objects of `x` for their items, as plans do. */
const asking: fc.Arbitrary<Expr> = fc
  .tuple(path, path, key, key, fc.boolean())
  .map(([one, other, a, b, isNot]): Expr => {
    const list = { $get: one };
    const value = { $get: other };
    const same = { $any: [{ $equal: [at("item", a), value] }, { $given: at("item", b) }] };
    const where = isNot ? { $not: same } : same;
    return [
      { $filter: list, as: "item", where },
      { $find: list, as: "item", where },
      { $object: list, as: "item", key: at("item", a), value: at("item", b) },
      { $object: list, as: "item", key: { $get: "item" }, value: true },
      { $compact: list },
      { $in: value, of: list },
      { $lookup: value, table: { "1": list, true: "yes", user: value, "": "none" } },
    ];
  });

/** A plan that reads `x`, makes a call of it, and answers with what it makes of both. */
export const plan: fc.Arbitrary<Plan> = fc
  .record({
    id: expr,
    query: expr,
    body: expr,
    condition: expr,
    message: expr,
    answer: fc.tuple(expr, asking),
  })
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
