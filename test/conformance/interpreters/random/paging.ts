/** Random lists: how they are paged, where they go on, and what their pages say. */
import fc from "fast-check";
import type { Json } from "../../../../scripts/common/json.ts";
import type { ScriptCall } from "../../../../scripts/common/run-script.ts";
import { nextLink } from "../../../../scripts/plan/links.ts";
import type { PageSpec, PagingKind, Plan } from "../../../../scripts/plan/plan.ts";
import { type Reply, reply } from "../interpreters.ts";
import { callOf } from "../vectors/vector.ts";
import { failure } from "./intercom.ts";
import { json, mostly, text } from "./json.ts";

const KINDS: readonly PagingKind[] = ["cursor", "number", "link", "scroll"];

const spec: fc.Arbitrary<PageSpec> = fc
  .tuple(
    fc.constantFrom("GET", "POST"),
    fc.constantFrom(...KINDS),
    fc.oneof(
      { weight: 8, arbitrary: fc.constant("data.list") },
      { weight: 1, arbitrary: fc.constantFrom("data", "data.0") },
    ),
    fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
    fc.boolean(),
  )
  .map(([method, by, items, size, full]) => ({
    method,
    path: "/x",
    ...(full ? { query: { page: 9, per_page: 3, role: ["a", "b"], scroll_param: "old" } } : {}),
    ...(full && method === "POST" ? { body: { pagination: { a: 1, per_page: 4 }, b: null } } : {}),
    ...(full && size === 3 ? { nulls: "keep" as const } : {}),
    items,
    by,
    ...(size === undefined ? {} : { size }),
  }));

export const listPlans: fc.Arbitrary<Plan> = spec.map((one) => ({
  path: "/list",
  inputs: [{ name: "top", from: "query", title: "Top", type: "integer" }],
  steps: [{ pages: { ...one, upTo: { $get: "in.top" } }, as: "list" }],
  answer: {
    items: { $get: "list.items" },
    next: { $get: "list.next" },
    nextLink: { $nextLink: { $get: "list.next" } },
  },
}));

const at = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 3, arbitrary: fc.integer({ min: -1, max: 9 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("a=b&c=%C3%A9&c=d+e", "a=%&=b&&c", "starting_after=WzE="),
  },
);

const place = fc
  .record(
    {
      at: mostly(at),
      skip: mostly(fc.integer({ min: -1, max: 6 })),
      size: mostly(fc.option(fc.integer({ min: 0, max: 9 }), { nil: null })),
      before: mostly(fc.option(fc.integer({ min: -1, max: 9 }), { nil: null })),
    },
    { noNullPrototype: true },
  )
  .map((value): Json => value);

/** A token that some list has written, or that is odd. */
const skipToken = (url: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(url) },
    { weight: 3, arbitrary: place.map((value) => nextLink(url, value) ?? url) },
    { weight: 1, arbitrary: json("at", "skip").map((value) => nextLink(url, value) ?? url) },
    {
      weight: 1,
      arbitrary: fc
        .oneof(
          text.map((one) => Buffer.from(one).toString("base64url")),
          text.map(encodeURIComponent),
          fc.uint8Array({ maxLength: 9 }).map((one) => Buffer.from(one).toString("base64url")),
        )
        .map((token) => `${url}&skipToken=${token}&a=b`),
    },
  );

function specOf(plan: Plan | undefined): PageSpec | undefined {
  const [step] = plan?.steps ?? [];
  return step !== undefined && "pages" in step ? step.pages : undefined;
}

/** A call, mostly from a place that suits the plan's list. */
export function listCall(operationId: string, plan: Plan | undefined): fc.Arbitrary<ScriptCall> {
  const list = specOf(plan);
  const where = list?.by === "number" ? fc.integer({ min: 1, max: 9 }) : text;
  const fitting = fc.tuple(where, fc.nat({ max: 5 })).map(
    ([at, skip]): Json => ({
      at,
      skip,
      size: list?.size ?? null,
      ...(list?.by === "scroll" ? { before: skip } : {}),
    }),
  );
  return fc.integer({ min: 0, max: 30 }).chain((top) => {
    const url = `/list?top=${top}`;
    return fc
      .oneof(
        skipToken(url),
        fitting.map((value) => nextLink(url, value) ?? url),
      )
      .map((path) => callOf(operationId, path));
  });
}

const LINKS = [
  "https://api.intercom.io/x?per_page=2&page=3",
  "https://api.intercom.io/x?a=b+c&d=%zz&é=%F0%9F%98%80&&=&f#g?h",
  "/x?starting_after=WzE%3D&starting_after=2",
  "https://api.intercom.io/x",
];

/** Mostly there is another page, said in one way or another. */
const next = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Json>(null) },
  { weight: 4, arbitrary: text.map((cursor): Json => ({ page: 2, starting_after: cursor })) },
  { weight: 5, arbitrary: fc.constantFrom<Json[]>(...LINKS) },
  { weight: 1, arbitrary: mostly(text) },
);

const pages = fc
  .tuple(next, mostly(fc.integer({ min: 0, max: 6 })))
  .map(([one, total]): Json => ({ next: one, total_pages: total }));

const items = fc.oneof(
  {
    weight: 15,
    arbitrary: fc.array(fc.oneof(fc.nat({ max: 9 }), json("id")), { minLength: 1, maxLength: 9 }),
  },
  { weight: 1, arbitrary: mostly(fc.constant([])) },
);

/** A page in any of the ways. */
export const listAnswer: fc.Arbitrary<Reply> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .tuple(items, fc.nat({ max: 8 }), mostly(pages), mostly(text))
      .map(([list, nested, more, param]) =>
        reply(200, { data: nested > 0 ? { list } : list, pages: more, scroll_param: param }),
      ),
  },
  { weight: 1, arbitrary: failure },
);
