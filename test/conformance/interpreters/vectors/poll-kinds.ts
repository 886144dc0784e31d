/** Polls of every kind: by nested times, with conditions, of lists, of parts. */
import { type Json, type JsonObject, parseJson } from "../../../../scripts/common/json.ts";
import { valueAt } from "../../../../scripts/plan/evaluate.ts";
import { encodeState, markOf, type PollState } from "../../../../scripts/plan/poll-state.ts";
import { inTurn, NOW, type Replies, type Reply, reply } from "../interpreters.ts";
import type { pollPlans } from "./poll-plans.ts";
import { callOf, type Vector } from "./vector.ts";

type Trigger = keyof typeof pollPlans;

/** The state after a poll 120 seconds ago. */
const STATE: PollState = { from: NOW - 420, polls: [], delivered: [] };

const thing = (id: string, age: number, more: JsonObject = {}): JsonObject => ({
  id,
  created_at: NOW - age,
  updated_at: NOW - age,
  ...more,
});

const page = (data: readonly Json[], next: Json = null): Reply =>
  reply(200, { data: [...data], pages: { next } });

const range = <T>(count: number, item: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => item(i));

const part = (id: Json, age: number, more: JsonObject = {}): JsonObject => ({
  id,
  created_at: NOW - age,
  ...more,
});

const partsOf = (...list: Json[]): Reply => reply(200, { parts: { list } });

/** Searches answer in turn, as many as they ask for; what is read of one thing, by its path. */
function withParts(
  pages: readonly (readonly JsonObject[])[],
  of: (path: string, times: number) => Reply,
): Replies {
  const counts = new Map<string, number>();
  return ({ method, url, body }, sent) => {
    // Each interpreter begins anew.
    if (sent === 0) counts.clear();
    const key = method === "POST" ? "search" : new URL(url).pathname;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    if (method !== "POST") return of(decodeURIComponent(key), count);
    const found = pages[Math.min(count, pages.length - 1)] ?? [];
    const size = Number(valueAt(parseJson(body ?? "") ?? null, "pagination.per_page"));
    return page(found.slice(0, size), found.length > size ? { starting_after: "on" } : null);
  };
}

/** A list of page numbers, which may change between two calls. */
function numbered(lists: readonly (readonly JsonObject[])[]): Replies {
  return ({ url }, sent) => {
    const query = new URL(url).searchParams;
    const [number, size] = [Number(query.get("page")), Number(query.get("per_page"))];
    const list = lists[Math.min(sent, lists.length - 1)] ?? [];
    const more = number * size < list.length;
    return page(list.slice((number - 1) * size, number * size), more ? "more" : null);
  };
}

const listed = range(24, (i) => thing(`n${i}`, 10 + i));
/** In the midst of `listed`, whose first ten have been dealt with. */
const TEN: PollState = {
  ...STATE,
  walk: {
    start: NOW - 5,
    cursor: "10",
    seen: listed
      .slice(5, 10)
      .map(({ id }, i) => ({ time: NOW - 15 - i, mark: markOf(String(id)) })),
  },
};

/** What is then still to be delivered. */
const REST: Json = range(14, (i) => ({ at: NOW - 33 + i, id: `n${23 - i}`, in: { folder: "x" } }));

interface KindVector {
  query?: string;
  state?: PollState;
  replies: Replies;
  status: number;
  requests?: number;
  body?: Json;
  says?: string;
}

const TABLE: Readonly<Record<Trigger, Readonly<Record<string, KindVector>>>> = {
  TrigNested: {
    "first poll": { replies: inTurn(page([])), status: 202, requests: 1 },
    "all that is chosen": {
      query: "tag=VIP%20%26%20co&teams=1&teams=&teams=2&since=2026-03-01T00:00:00%2B02:00",
      state: STATE,
      replies: inTurn(
        page([
          thing("a", 5, { statistics: { last_close_at: NOW - 5 } }),
          thing("b", 5, { statistics: { last_close_at: "2026-03-01T09:29:00Z" } }),
          thing("never", 5, { statistics: { last_close_at: NOW - 70 } }),
          thing("c", 5, { statistics: null }),
          thing("d", 5, { statistics: { last_close_at: NOW - 80.5 } }),
          thing("e", 5, { statistics: { last_close_at: "soon" } }),
        ]),
      ),
      status: 200,
      requests: 1,
    },
    "nothing is chosen": {
      query: "tag=&teams=",
      state: STATE,
      replies: inTurn(page([])),
      status: 202,
    },
    "a second that is not over waits": {
      state: STATE,
      replies: inTurn(page([thing("a", 5, { statistics: { last_close_at: NOW } })])),
      status: 202,
    },
    "a time that is none": {
      query: "since=soon",
      state: STATE,
      replies: inTurn(page([])),
      status: 400,
      requests: 0,
      says: "Since (since)",
    },
    "what a maker fills in is no expression": {
      query: "tag=%7B%22%24get%22:%22in%22%7D",
      state: STATE,
      replies: inTurn(page([])),
      status: 202,
    },
  },
  TrigNamed: {
    "kept by its names": {
      state: { ...STATE, polls: [NOW - 500] },
      replies: withParts(
        [
          [
            thing("a", 5, { created_at: 7, tags: { data: [{ id: "1" }], total_count: 1 } }),
            thing("b", 6, { created_at: 7, tags: { data: [{ id: "2" }], total_count: 1 } }),
            thing("c", 7, { created_at: 7 }),
            thing("d", 8, { created_at: "2026-03-01T09:29:00Z" }),
          ],
        ],
        () => reply(200, { data: [{ id: "1", name: "VIP" }] }),
      ),
      status: 200,
      requests: 2,
    },
  },
  TrigParts: {
    "first poll": { replies: inTurn(page([thing("a", 0)])), status: 202, requests: 1 },
    "idle costs one call": { state: STATE, replies: inTurn(page([])), status: 202, requests: 1 },
    "in time order, each once": {
      state: { ...STATE, delivered: [{ time: NOW - 100, mark: markOf("p2") }] },
      replies: withParts(
        [[thing("a", 5), thing("b/ ?", 7), thing("old", 421), thing("gone", 9)]],
        (path) =>
          path === "/parts/gone"
            ? reply(404, null)
            : path === "/parts/a"
              ? partsOf(
                  part("p0", 421),
                  part("p1", 420),
                  part("p2", 100),
                  part("p3", 5),
                  part(4, 5),
                )
              : partsOf(part("q1", 50), null, part("q2", 7, { id: null }), part("p3", 5)),
      ),
      status: 200,
      requests: 4,
    },
    "what has been read is not read again": {
      state: { ...STATE, delivered: [{ time: NOW - 50, mark: markOf("a read") }] },
      replies: withParts([[thing("a", 50), thing("b", 50)]], () => partsOf(part("p", 50))),
      status: 200,
      requests: 2,
    },
    "what has been read and changed since is read again, for what is new": {
      state: {
        ...STATE,
        delivered: [
          { time: NOW - 50, mark: markOf("a read") },
          { time: NOW - 50, mark: markOf("a p") },
        ],
      },
      replies: withParts([[thing("a", 20)]], () => partsOf(part("p", 50), part("q", 20))),
      status: 200,
      requests: 2,
      body: [{ at: NOW - 20, id: "a", in: { kind: null }, part: part("q", 20) }],
    },
    "a second that is not over is read again": {
      state: STATE,
      replies: withParts([[thing("a", 0)]], () => partsOf(part("p", 0))),
      status: 200,
    },
    "more than can be remembered": {
      state: STATE,
      replies: withParts([[thing("a", 5), thing("b", 6), thing("c", 400)]], (path) =>
        path === "/parts/c"
          ? partsOf(...range(9, (i) => part(`c${i}`, 409 - i)))
          : partsOf(...range(180, (i) => part(`${path}${i}`, 200 - i))),
      ),
      status: 200,
    },
    "more items than a poll may read": {
      state: STATE,
      replies: withParts([range(60, (i) => thing(`i${i}`, i))], (path) => partsOf(part(path, 1))),
      status: 200,
    },
    "some cannot be read at first": {
      state: STATE,
      replies: withParts([range(6, (i) => thing(`i${i}`, i))], (path, times) =>
        times === 0 && path !== "/parts/i3" ? reply(500, null) : partsOf(part(path, 1)),
      ),
      status: 200,
      requests: 12,
    },
    "one cannot be read": {
      state: STATE,
      replies: withParts([[thing("a", 1), thing("b", 1)]], (path) =>
        path === "/parts/b" ? reply(503, null) : partsOf(part(path, 1)),
      ),
      status: 503,
    },
    "a kind that is none": {
      query: "kind=smile",
      state: STATE,
      replies: inTurn(page([])),
      status: 400,
      says: "note, close",
    },
  },
  TrigDayParts: {
    "of all that changed that day, what changed since the last poll is read": {
      query: "tag=7",
      state: STATE,
      replies: withParts(
        [[thing("a", 30), thing("b", 421), thing("c", 50_000), thing("d", 40)]],
        (path) => partsOf(part(7, 30), part(8, 20), part(path, 500)),
      ),
      status: 200,
      requests: 3,
    },
    "page after page of a day": {
      query: "tag=7",
      state: STATE,
      replies: withParts(
        range(9, () => range(151, (i) => thing(`i${i}`, 1000 + i))),
        () => partsOf(part(7, 30)),
      ),
      status: 202,
    },
    "it needs what makes a day small": {
      state: STATE,
      replies: inTurn(page([])),
      status: 400,
      says: "Tag (tag)",
    },
  },
  TrigNamedParts: {
    "names of the items": {
      state: STATE,
      replies: withParts(
        [
          range(9, (i) =>
            thing(`i${i}`, i, {
              companies: { data: [{ id: `c${i % 5}` }, { id: `d${i}` }], total_count: 2 },
            }),
          ),
        ],
        (path) =>
          path.startsWith("/parts/")
            ? partsOf(part(`${path}1`, 3), part(`${path}2`, 350))
            : reply(200, { name: path }),
      ),
      status: 200,
    },
  },
  TrigNumbers: {
    "first poll": { query: "folder=a%2Fb", replies: numbered([listed]), status: 202, requests: 1 },
    "page after page": {
      query: "folder=x",
      state: STATE,
      replies: numbered([listed]),
      status: 200,
    },
    "a folder is missing": {
      query: "folder=%20",
      state: STATE,
      replies: inTurn(page([])),
      status: 400,
      says: "Folder (folder)",
    },
    "goes on in the midst": {
      query: "folder=x",
      state: TEN,
      replies: numbered([listed]),
      status: 200,
      body: REST,
    },
    "what came in front pushes it on": {
      query: "folder=x",
      state: TEN,
      replies: numbered([[...range(9, (i) => thing(`new${i}`, 0)), ...listed]]),
      status: 200,
      body: REST,
    },
    "much came in front": {
      query: "folder=x",
      state: TEN,
      replies: numbered([[...range(13, (i) => thing(`new${i}`, 0)), ...listed]]),
      status: 200,
      body: REST,
    },
    "what was taken out lets it move up": {
      query: "folder=x",
      state: TEN,
      replies: numbered([listed.slice(4)]),
      status: 200,
      body: REST,
    },
    "much was taken out": {
      query: "folder=x",
      state: { ...TEN, walk: { start: NOW, seen: [], ...TEN.walk, cursor: "22" } },
      replies: numbered([listed]),
      status: 200,
      body: REST,
    },
    "all that was dealt with last is gone": {
      query: "folder=x",
      state: TEN,
      replies: numbered([listed.filter((_, i) => i < 5 || i > 9)]),
      status: 200,
      body: REST,
    },
    "everything is gone": { query: "folder=x", state: TEN, replies: numbered([[]]), status: 202 },
    "a page ends in the midst of what was dealt with": {
      query: "folder=x",
      state: TEN,
      replies: numbered([[...range(6, (i) => thing(`new${i}`, 0)), ...listed]]),
      status: 200,
      body: REST,
    },
    "it changes from page to page": {
      query: "folder=x",
      state: STATE,
      replies: numbered(
        range(8, (i) => [
          ...range(i, (j) => thing(`new${j}`, 0)),
          ...listed.filter((_, j) => j % 7 !== i),
        ]),
      ),
      status: 200,
    },
  },
  TrigCursors: {
    "page after page": {
      state: STATE,
      replies: (_, count) =>
        page(
          range(14, (i) => thing(`c${count}-${i}`, 14 * count + i)),
          { starting_after: `é&${count}` },
        ),
      status: 200,
    },
    "names cost more than a poll may": {
      state: STATE,
      replies: ({ url }) => {
        const { pathname, searchParams } = new URL(url);
        if (pathname !== "/list") return reply(200, { name: pathname });
        const size = Number(searchParams.get("per_page"));
        return page(
          range(size, (i) =>
            thing(`c${i}`, 400 + i, {
              companies: { data: range(4, (j) => ({ id: `${i}-${j}` })), total_count: 4 },
            }),
          ),
          { starting_after: "on" },
        );
      },
      status: 200,
    },
  },
  TrigLinks: {
    "page after page": {
      state: STATE,
      replies: (_, count) =>
        page(
          [thing(`l${count}`, count)],
          `https://evil.example/x?type=lead&before=${count}%26+é&1=2&__proto__=x&per_page=9&x.y=1&b&before=${count}#f`,
        ),
      status: 200,
      requests: 8,
    },
    "a link that leads nowhere else ends it": {
      state: STATE,
      replies: inTurn(page([thing("a", 5)], "https://api.intercom.io/list?type=user&after=7")),
      status: 200,
      requests: 1,
    },
    "no link, but an object": {
      state: STATE,
      replies: inTurn(page([thing("a", 5)], { starting_after: "x" })),
      status: 200,
      requests: 1,
    },
    "goes on from its link": {
      state: { ...STATE, walk: { start: NOW - 9, cursor: "before=7%26&a=%C3%A9" } },
      replies: inTurn(page([thing("a", 500)], null)),
      status: 202,
      requests: 1,
    },
  },
};

function pollCall(id: Trigger, { query = "", state }: KindVector): Vector["call"] {
  const text = state === undefined ? [] : [`triggerState=${encodeState(id, state)}`];
  return callOf(id, `/polled?${[...(query === "" ? [] : [query]), ...text].join("&")}`);
}

export const pollKindVectors: readonly Vector[] = Object.entries(TABLE).flatMap(([id, vectors]) =>
  Object.entries(vectors).map(
    ([name, vector]): Vector => ({
      name: `${id}: ${name}`,
      // The keys of the table are the plans' ids.
      call: pollCall(id as Trigger, vector),
      replies: vector.replies,
      status: vector.status,
      ...(vector.requests === undefined ? {} : { requests: vector.requests }),
      ...(vector.body === undefined ? {} : { body: vector.body }),
      ...(vector.says === undefined ? {} : { says: vector.says }),
    }),
  ),
);
