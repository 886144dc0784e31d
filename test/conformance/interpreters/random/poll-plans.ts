/** Random triggers of every kind, and what is then answered to them. */
import fc from "fast-check";
import { isObject, type Json, type JsonObject } from "../../../../scripts/common/json.ts";
import type { ScriptCall } from "../../../../scripts/common/run-script.ts";
import type { Expr, Plan, PollCondition, PollSpec } from "../../../../scripts/plan/plan.ts";
import { encodeState, markOf, type PollState } from "../../../../scripts/plan/poll-state.ts";
import { NOW, type Replies, type Reply, reply } from "../interpreters.ts";
import { callOf } from "../vectors/vector.ts";
import { answer, failure, page } from "./intercom.ts";
import { mostly, text } from "./json.ts";
import { replies as shippedReplies, state } from "./polls.ts";

const PATH = "/polled";

const OPERATORS = ["=", "!=", "IN", "NIN", ">", "<", "~", "!~", "^", "$"] as const;

const condition: fc.Arbitrary<PollCondition> = fc.record({
  field: fc.constantFrom("role", "tag_ids", "custom_attributes.a b"),
  operator: fc.constantFrom(...OPERATORS),
  value: fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text)),
});

const about: fc.Arbitrary<Expr> = fc.constantFrom<Expr>(
  { $get: "in.a" },
  { $get: "in.list" },
  { $get: "in" },
  { $get: "item.name" },
  { $get: "item.updated_at" },
  { $get: "part" },
  { $get: "part.id" },
  { $get: "names" },
  { $get: "names.tags.0" },
  { $get: "namesake" },
);

const test: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 3, arbitrary: about.map((value): Expr => ({ $given: value })) },
  { weight: 1, arbitrary: about.map((value): Expr => ({ $not: { $given: value } })) },
  { weight: 1, arbitrary: fc.constant(true) },
);

const names = fc.constantFrom(
  { list: "tags", all: "/tags", own: "/contacts/{id}/tags" },
  { list: "companies", each: "/companies/{id}", own: "/contacts/{id}/companies" },
);

const common = fc.record({
  time: fc.constantFrom("updated_at", "updated_at", "created_at", "statistics.at"),
  lookBack: fc.constantFrom(0, 60, 300, 300),
  changes: fc.option(fc.constant(true as const), { freq: 2 }),
  created: fc.option(fc.constant("created_at"), { freq: 2 }),
  keep: fc.option(test, { freq: 2 }),
  names: fc.option(fc.uniqueArray(names, { minLength: 1, maxLength: 2 }), { freq: 2 }),
});

const search = fc.record({
  pad: fc.constantFrom(0, 93_600),
  searchedAs: fc.option(fc.constant("statistics.searched_at"), { freq: 3 }),
  where: fc.array(condition, { maxLength: 3 }),
  filters: fc.option(
    fc.array(
      fc.tuple(condition, about).map(([one, value]) => ({ ...one, value })),
      { maxLength: 3 },
    ),
  ),
  parts: fc.option(fc.constant({ call: "/parts/{id}", items: "parts.list", time: "created_at" }), {
    freq: 2,
  }),
});

const list = fc.record({
  since: fc.option(fc.constant("since")),
  pages: fc.record({
    by: fc.constantFrom("cursor" as const, "number" as const, "number" as const, "link" as const),
    size: fc.integer({ min: 11, max: 40 }),
  }),
  query: fc.option(fc.constant({ type: "user", a: { $get: "in.a" }, since: "7" })),
});

const to = { in: about, it: about } as const;

const spec: fc.Arbitrary<PollSpec> = fc
  .tuple(common, fc.oneof(search, list), fc.record(to))
  .map(([own, more, answered]) => {
    const all = {
      ...own,
      ...more,
      kind: "where" in more ? "search" : "list",
      call: "where" in more ? "/things/search" : "/list",
      items: "data",
      to: { id: { $get: "item.id" }, part: { $get: "part.id" }, ...answered },
    };
    // What is null is not said at all; the rest is as the arbitraries above have it.
    return Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== null),
    ) as object as PollSpec;
  });

export const pollPlan: fc.Arbitrary<Plan> = spec.map((poll) => ({
  path: PATH,
  inputs: [
    { name: "a", from: "query", title: "A" },
    { name: "list", from: "query", title: "List", type: "list" },
  ],
  poll,
}));

/** Intercom's links are texts; and what is nested is there. */
const anyPage = fc
  .tuple(
    page,
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(text, text)
          .map(([a, b]): Json => `https://api.intercom.io/list?before=${a}&type=${b}&x%5B=1`),
      },
      { weight: 1, arbitrary: fc.constantFrom<Json>(null, 2, "", "?", {}) },
    ),
  )
  .map(([body, next]): Json => {
    if (!isObject(body)) return body;
    const data = Array.isArray(body.data) ? body.data.map(withNested) : [];
    return { ...body, data, ...(next === undefined ? {} : { pages: { next } }) };
  });

function withNested(item: Json): Json {
  return isObject(item) ? { ...item, statistics: { at: item.updated_at ?? null } } : item;
}

const aPart = mostly(
  fc.record(
    {
      id: mostly(fc.nat({ max: 60 }).map((i) => `p${i}`)),
      created_at: mostly(fc.noBias(fc.integer({ min: NOW - 700, max: NOW + 5 }))),
    },
    { noNullPrototype: true },
  ),
);

const parts = answer(
  fc.array(aPart, { maxLength: 12 }).map((all): Json => ({ name: "both", parts: { list: all } })),
);

/** A list as it is at each call: what of it is there. */
const numbered = fc.record({
  ages: fc.array(fc.nat({ max: 500 }), { minLength: 20, maxLength: 90 }),
  gone: fc.array(fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: 2, max: 9 })), {
    minLength: 1,
    maxLength: 5,
  }),
  at: fc.option(fc.nat({ max: 90 })),
});

interface Case {
  call: ScriptCall;
  replies: Replies;
}

/** A call of the trigger, and what is answered. */
export function pollCase(operationId: string, { poll }: Plan): fc.Arbitrary<Case> {
  const byNumber = poll?.kind === "list" && poll.pages.by === "number";
  return fc
    .record({
      from: fc.option(state, { freq: 15, nil: undefined }),
      query: fc.constantFrom("", "a=1", "a=&list=x&list=y%20z", "list=", "a=%7B%7D"),
      pages: fc.array(
        fc.oneof({ weight: 20, arbitrary: answer(anyPage, 0) }, { weight: 1, arbitrary: failure }),
        { minLength: 1, maxLength: 5 },
      ),
      parts: fc.array(parts, { minLength: 1, maxLength: 5 }),
      shipped: shippedReplies,
      list: numbered,
    })
    .map(({ from, query, pages, parts, shipped, list }) => {
      const things = thingsOf(list.ages);
      const begun = from === undefined || !byNumber ? from : walking(from, things, list.at);
      const text = begun === undefined ? [] : [`triggerState=${encodeState(operationId, begun)}`];
      return {
        call: callOf(
          operationId,
          `${PATH}?${[query, ...text].filter((one) => one !== "").join("&")}`,
        ),
        replies: repliesOf(byNumber ? numberedPages(things, list.gone) : inOrder(pages), [
          ...parts,
          ...shipped.names,
        ]),
      };
    });
}

function thingsOf(ages: readonly number[]): JsonObject[] {
  return [...ages]
    .sort((a, b) => a - b)
    .map((age, i) => ({
      id: `n${i}`,
      name: i % 3 === 0 ? null : `N ${i}`,
      created_at: NOW - age,
      updated_at: NOW - age,
      statistics: { at: NOW - age },
    }));
}

/** The state of a walk that has come to a place in the list, if to any. */
function walking(from: PollState, things: readonly JsonObject[], at: number | null): PollState {
  const { walk: _, ...others } = from;
  if (at === null) return others;
  const seen = things
    .slice(Math.max(at - 5, 0), at)
    .map(({ id, updated_at }) => ({ time: Number(updated_at), mark: markOf(String(id)) }));
  return { ...others, walk: { start: NOW - 3, cursor: String(at), seen } };
}

type Pages = (url: URL, count: number) => Reply;

const inOrder =
  (pages: readonly Reply[]): Pages =>
  (_, count) =>
    pages[count % pages.length] ?? "lost";

function numberedPages(
  things: readonly JsonObject[],
  gone: readonly (readonly [number, number])[],
): Pages {
  return ({ searchParams }, count) => {
    const [first, each] = gone[count % gone.length] ?? [0, 2];
    const there = things.filter((_, i) => i % each !== first);
    const [number, size] = ["page", "per_page"].map((name) => Number(searchParams.get(name)));
    const [begin, end] = [((number ?? 1) - 1) * (size ?? 1), (number ?? 1) * (size ?? 1)];
    const next = end < there.length ? "more" : null;
    return reply(200, { data: there.slice(begin, end), pages: { next } });
  };
}

/** Pages come one after another; all else is asked for at once, and answered by its address. */
function repliesOf(pages: Pages, others: readonly Reply[]): Replies {
  const asked = new Map<string, number>();
  return ({ method, url }, sent) => {
    // Each interpreter begins anew.
    if (sent === 0) asked.clear();
    const address = new URL(url);
    const isPage = method === "POST" || address.pathname === "/list";
    const key = isPage ? "page" : url;
    const times = asked.get(key) ?? 0;
    asked.set(key, times + 1);
    if (isPage) return pages(address, times);
    const letters = [...url].reduce((sum, letter) => sum + letter.charCodeAt(0), times);
    return others[letters % others.length] ?? "lost";
  };
}
