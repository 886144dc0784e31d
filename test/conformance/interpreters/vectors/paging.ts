/** Lists read page by page, in each of Intercom's ways. */
import { type Json, type JsonObject, parseJson } from "../../../../scripts/common/json.ts";
import { nextLink } from "../../../../scripts/plan/links.ts";
import type { PageSpec, PagingKind, Plan, Step } from "../../../../scripts/plan/plan.ts";
import { inTurn, type Replies, reply, textReply } from "../interpreters.ts";
import { callOf, errorList, type Vector } from "./vector.ts";

/** How a plan pages; a cursor's list is asked for by GET and by POST. */
type Kind = PagingKind | "search" | "beside" | "unsized";

const SPECS: Readonly<Record<Kind, PageSpec>> = {
  cursor: {
    method: "GET",
    path: "/x",
    query: { role: "user", starting_after: "mine" },
    items: "data.list",
    by: "cursor",
    size: 50,
  },
  search: {
    method: "POST",
    path: "/x/search",
    body: { query: { field: "role" }, pagination: { mine: 1 } },
    items: "data.list",
    by: "cursor",
    size: 50,
  },
  number: {
    method: "POST",
    path: "/x/list",
    query: { page: 7, order: "desc" },
    items: "data.list",
    by: "number",
    size: 60,
  },
  beside: { method: "GET", path: "/x/beside", items: "data.list", by: "number", size: 50 },
  link: {
    method: "GET",
    path: "/events",
    query: { type: "user", ids: ["1", "2"] },
    items: "data.list",
    by: "link",
    size: 50,
  },
  scroll: { method: "GET", path: "/x/scroll", items: "data.list", by: "scroll" },
  unsized: { method: "GET", path: "/x", items: "data.list", by: "link" },
};

function listPlan(steps: Step[]): Plan {
  return {
    path: "/list",
    inputs: [{ name: "top", from: "query", title: "Number of Items", type: "integer" }],
    steps,
    answer: {
      value: { $get: "list.items" },
      next: { $get: "list.next" },
      nextLink: { $nextLink: { $get: "list.next" } },
    },
  };
}

const KINDS = Object.keys(SPECS).filter((kind): kind is Kind => kind in SPECS);

export const pagingPlans: Readonly<Record<string, Plan>> = Object.fromEntries(
  KINDS.flatMap((kind): [string, Plan][] => [
    [
      `Pages by ${kind}`,
      listPlan([
        {
          pages: { ...SPECS[kind], upTo: { $get: "in.top" } },
          as: "list",
          explain: { "404": "There is no such list." },
        },
      ]),
    ],
  ]),
);

/** The items from one number to another, which is not among them. */
export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/**
 * Intercom, with so many items, numbered from 0. A scroll has pages of 100 and moves on with each
 * answer, as a list without sizes has pages of 30.
 * @param fails the requests that fail, by their number
 */
export function intercomWith(total: number, fails: readonly number[] = []): Replies {
  let scrolled = 0;
  return ({ method, url, body }, count) => {
    if (fails.includes(count)) return reply(500, errorList("server_error", "Oops"));
    const { pathname, searchParams: query } = new URL(url);
    const at = query.get("starting_after");
    if (pathname === "/x/scroll") {
      const param = query.get("scroll_param");
      if (param === null) scrolled = 0;
      const list = numbers(scrolled, Math.min(scrolled + 100, total));
      scrolled += list.length;
      return reply(200, { data: { list }, scroll_param: "s c/r" });
    }
    if (pathname === "/x/beside") {
      const size = Number(query.get("per_page"));
      const page = Number(query.get("page"));
      const list = numbers((page - 1) * size, Math.min(page * size, total));
      return reply(200, { data: { list }, total_pages: Math.ceil(total / size) });
    }
    if (pathname === "/x/list") {
      const size = Number(query.get("per_page"));
      const page = Number(query.get("page"));
      const list = numbers((page - 1) * size, Math.min(page * size, total));
      const next = page * size < total ? "https://api.intercom.io/x/list?page=" : null;
      return reply(200, { data: { list }, pages: { next, total_pages: Math.ceil(total / size) } });
    }
    const { per_page, starting_after } = method === "POST" ? paginationIn(body ?? "") : {};
    const size = Number(per_page ?? query.get("per_page") ?? 30);
    const from = Number(starting_after ?? at ?? 0) || 0;
    const list = numbers(from, Math.min(from + size, total));
    const end = from + list.length;
    const isLink = pathname === "/events" || query.get("per_page") === null;
    const link = `https://other.example.com/y?type=user&per_page=${size}&starting_after=${end}`;
    const next =
      end >= total
        ? undefined
        : isLink && method === "GET"
          ? pathname === "/x"
            ? `http://other.example.com/y?starting_after=${end}#f`
            : link
          : { page: 2, starting_after: String(end) };
    return reply(200, { data: { list }, pages: next === undefined ? {} : { next } });
  };
}

function paginationIn(body: string): JsonObject {
  const value = parseJson(body);
  const pagination =
    typeof value === "object" && value !== null && !Array.isArray(value) ? value.pagination : null;
  return typeof pagination === "object" && pagination !== null && !Array.isArray(pagination)
    ? pagination
    : {};
}

/** The path of a call that goes on from such a value. */
export function pathFrom(next: Json, top = 100): string {
  return nextLink(`/list?top=${top}`, next) ?? "";
}

const first = (kind: Kind, top: number, total = 1000): Vector => ({
  name: `pages: ${top} of ${total} by ${kind}`,
  call: callOf(`Pages by ${kind}`, `/list?top=${top}`),
  replies: intercomWith(total),
  status: 200,
});

const invalid = (name: string, kind: Kind, query: string): Vector => ({
  name: `pages: ${name}`,
  call: callOf(`Pages by ${kind}`, `/list?top=5&${query}`),
  replies: inTurn(reply(200, {})),
  status: 400,
  requests: 0,
  says: "Read the list from its beginning.",
});

const token = (text: string) => `skipToken=${Buffer.from(text).toString("base64url")}`;

export const pagingVectors: readonly Vector[] = [
  ...KINDS.flatMap((kind) => [
    ...[1, 7, 50, 60, 100, 130, 1000].map((top) => first(kind, top)),
    ...[0, 1, 49, 50, 100].map((total) => first(kind, 100, total)),
    {
      name: `pages: by ${kind}, a failure at once`,
      call: callOf(`Pages by ${kind}`, "/list?top=300"),
      replies: inTurn(reply(404, errorList("not_found", "No"))),
      status: 404,
      requests: 1,
      says: "There is no such list. Intercom says: No",
    },
    {
      name: `pages: by ${kind}, nothing`,
      call: callOf(`Pages by ${kind}`, "/list?top=300"),
      replies: inTurn(textReply(200, "")),
      status: 200,
      requests: 1,
      body: { value: [], next: null, nextLink: null },
    },
    ...["", "?top=0", "?top=-1"].map(
      (query): Vector => ({
        name: `pages: by ${kind}, number of items "${query}"`,
        call: callOf(`Pages by ${kind}`, `/list${query}`),
        replies: inTurn(reply(200, {})),
        status: 400,
        requests: 0,
        says: "must be a whole number of at least 1",
      }),
    ),
  ]),
  {
    name: "pages: a cursor's pages are no larger than what is wanted",
    call: callOf("Pages by search", "/list?top=70"),
    replies: intercomWith(1000),
    status: 200,
    requests: 2,
    body: {
      value: numbers(0, 70),
      next: { at: "70", skip: 0, size: 35 },
      nextLink: `https://gateway.example.com/apim/intercom/c0ffee${pathFrom({ at: "70", skip: 0, size: 35 }, 70)}`,
    },
  },
  {
    name: "pages: numbered pages have one size, which the items fill up",
    call: callOf("Pages by number", "/list?top=100"),
    replies: intercomWith(1000),
    status: 200,
    requests: 2,
    body: {
      value: numbers(0, 100),
      next: { at: 3, skip: 0, size: 50 },
      nextLink: `https://gateway.example.com/apim/intercom/c0ffee${pathFrom({ at: 3, skip: 0, size: 50 })}`,
    },
  },
  {
    name: "pages: in the middle of a page, with another number of items",
    call: callOf("Pages by number", pathFrom({ at: 3, skip: 20, size: 50 }, 90)),
    replies: intercomWith(1000),
    status: 200,
    requests: 3,
    body: {
      value: numbers(120, 210),
      next: { at: 5, skip: 10, size: 50 },
      nextLink: `https://gateway.example.com/apim/intercom/c0ffee${pathFrom({ at: 5, skip: 10, size: 50 }, 90)}`,
    },
  },
  {
    name: "pages: at most eight calls",
    call: callOf("Pages by unsized", "/list?top=1000"),
    replies: intercomWith(1000),
    status: 200,
    requests: 8,
  },
  {
    name: "pages: a scroll's page is given whole",
    call: callOf("Pages by scroll", "/list?top=10"),
    replies: intercomWith(1000),
    status: 200,
    requests: 1,
    body: {
      value: numbers(0, 100),
      next: { at: "s c/r", skip: 0, size: null, before: 1 },
      nextLink: `https://gateway.example.com/apim/intercom/c0ffee${pathFrom({ at: "s c/r", skip: 0, size: null, before: 1 }, 10)}`,
    },
  },
  {
    name: "pages: a scroll goes on counting its pages",
    call: callOf("Pages by scroll", pathFrom({ at: "s c/r", skip: 0, size: null, before: 7 }, 1)),
    replies: inTurn(reply(200, { data: { list: [1] }, scroll_param: "s c/r" })),
    status: 200,
    requests: 1,
    body: {
      value: [1],
      next: { at: "s c/r", skip: 0, size: null, before: 8 },
      nextLink: `https://gateway.example.com/apim/intercom/c0ffee${pathFrom({ at: "s c/r", skip: 0, size: null, before: 8 }, 1)}`,
    },
  },
  {
    name: "pages: what a scroll gave before a failure is not lost",
    call: callOf("Pages by scroll", "/list?top=500"),
    replies: intercomWith(1000, [2]),
    status: 200,
    requests: 3,
    body: {
      value: numbers(0, 200),
      next: { at: "s c/r", skip: 0, size: null, before: 2 },
      nextLink: `https://gateway.example.com/apim/intercom/c0ffee${pathFrom({ at: "s c/r", skip: 0, size: null, before: 2 }, 500)}`,
    },
  },
  {
    name: "pages: of other lists a failure is the step's",
    call: callOf("Pages by search", "/list?top=500"),
    replies: intercomWith(1000, [2]),
    status: 500,
    requests: 3,
  },
  ...(
    [
      ["cursor", { next: "a b" }],
      ["cursor", { next: { starting_after: 7 } }],
      ["cursor", { next: { starting_after: " " } }],
      ["cursor", { next: { starting_after: {} } }],
      ["search", { next: [] }],
      ["number", { total_pages: 2 }],
      ["number", { total_pages: "2" }],
      ["number", { total_pages: 1.5 }],
      ["number", { next: {}, total_pages: 1 }],
      ["link", { next: "https://x?" }],
      ["link", { next: "x" }],
      ["link", { next: "?a=%&a=b+c&&=d&é=%C3%A9&f#?g=h" }],
      ["link", { next: { starting_after: "a" } }],
      ["scroll", { next: "a" }],
    ] as readonly [Kind, Json][]
  ).flatMap(([kind, pages]) =>
    [2, 3].map(
      (top): Vector => ({
        name: `pages: ${top} by ${kind}: ${JSON.stringify(pages)}`,
        call: callOf(`Pages by ${kind}`, `/list?top=${top}`),
        replies: inTurn(
          reply(200, { data: { list: [1, null] }, pages }),
          reply(200, { data: { list: [3, 4] } }),
        ),
        status: 200,
      }),
    ),
  ),
  invalid("no base64url", "cursor", "skipToken=a+b"),
  invalid("a token of impossible length", "cursor", "skipToken=abcde"),
  invalid("no UTF-8", "cursor", "skipToken=__79"),
  invalid("no JSON", "cursor", token("no")),
  invalid("no object", "cursor", token("[1]")),
  invalid("no offset", "cursor", token('{"at":"a","size":5}')),
  invalid("a negative offset", "cursor", token('{"at":"a","skip":-1,"size":5}')),
  invalid("pages too large", "cursor", token('{"at":"a","skip":0,"size":51}')),
  invalid("pages without a size", "cursor", token('{"at":"a","skip":0,"size":null}')),
  invalid("a size where there is none", "scroll", token('{"at":"a","skip":0,"size":5,"before":1}')),
  invalid("a scroll that counts no pages", "scroll", token('{"at":"a","skip":0}')),
  invalid("pages below none", "scroll", token('{"at":"a","skip":0,"before":-1}')),
  invalid(
    "pages counted where they are not",
    "cursor",
    token('{"at":"a","skip":0,"size":5,"before":1}'),
  ),
  invalid("a number where a text is", "link", token('{"at":7,"skip":0,"size":5}')),
  invalid("a text where a number is", "number", token('{"at":"7","skip":0,"size":5}')),
  invalid("page 0", "number", token('{"at":0,"skip":0,"size":5}')),
  invalid("no page", "number", token('{"at":null,"skip":0,"size":5}')),
  invalid("a blank", "cursor", token('{"at":" ","skip":0,"size":5}')),
  invalid("a long text", "cursor", token(`{"at":"${"a".repeat(2001)}","skip":0,"size":5}`)),
  ...["", "skipToken=", "skiptoken=a", "a=skipToken=b", "#skipToken=a"].map(
    (query): Vector => ({
      name: `pages: a beginning with "${query}"`,
      call: callOf("Pages by cursor", `/list?top=1&${query}`),
      replies: intercomWith(9),
      status: 200,
      requests: 1,
    }),
  ),
  {
    name: "pages: more to skip than the page holds",
    call: callOf("Pages by number", pathFrom({ at: 1, skip: 9e15, size: 50 }, 60)),
    replies: intercomWith(120),
    status: 200,
    requests: 3,
  },
];
