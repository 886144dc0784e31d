import { type Json, type JsonObject, parseJson } from "../../../../scripts/common/json.ts";
import { valueAt } from "../../../../scripts/plan/evaluate.ts";
import { encodeState, markOf, type PollState } from "../../../../scripts/plan/poll-state.ts";
import { inTurn, NOW, type Replies, type Reply, reply, textReply } from "../interpreters.ts";
import { pollOf, type Vector } from "./vector.ts";

const NEW_USER = { id: "TrigNewUser", path: "/create_user_trigger/users" };
const UPDATED_USER = { id: "TrigUpdateUser", path: "/update_user_trigger/users" };
const CONVERSATION = {
  id: "TrigNewConversation",
  path: "/create_conversation_trigger/conversations",
};

/** The state after a poll 120 seconds ago. */
const STATE: PollState = { from: NOW - 420, polls: [], delivered: [] };

const contact = (id: string, age: number, more: JsonObject = {}): JsonObject => ({
  id,
  role: "user",
  created_at: NOW - age,
  updated_at: NOW - age,
  name: `User ${id}`,
  ...more,
});

const page = (items: readonly Json[], cursor?: Json): Reply =>
  reply(200, {
    data: [...items],
    pages: { next: cursor === undefined ? null : { starting_after: cursor } },
  });

const range = <T>(count: number, item: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => item(i));

/** Items from now on at so many seconds of one digit's difference, then so many of two. */
const spread = (near: number, far: number): JsonObject[] =>
  range(near + far, (i) => contact(`s${i}`, -(i < near ? i : near - 1 + 36 * (i - near + 1))));

const linked = (ids: readonly Json[], total: Json = ids.length) => ({
  data: ids.map((id) => ({ id })),
  total_count: total,
});

/** The reply to a path; `times` is how often it has been asked for before. */
type ByPath = (path: string, times: number) => Reply;

/** Searches answer in turn, everything else by its path. */
function searches(pages: readonly Reply[], others: ByPath = named): Replies {
  return byKind((_, count) => pages[Math.min(count, pages.length - 1)] ?? "lost", others);
}

/** Searches go through the items, as many a page as they ask for; the cursor is how many to skip. */
function listing(items: readonly JsonObject[], others: ByPath = named): Replies {
  return byKind((request) => {
    const body = parseJson(request.body ?? "") ?? null;
    const skip = Number(valueAt(body, "pagination.starting_after") ?? 0);
    const end = skip + Number(valueAt(body, "pagination.per_page"));
    return page(items.slice(skip, end), end < items.length ? String(end) : undefined);
  }, others);
}

function byKind(search: Replies, others: ByPath): Replies {
  const counts = new Map<string, number>();
  return (request, sent) => {
    // Each interpreter begins anew.
    if (sent === 0) counts.clear();
    const key = request.method === "GET" ? request.url : "search";
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    if (request.method !== "GET") return search(request, count);
    return others(new URL(request.url).pathname, count);
  };
}

function named(path: string): Reply {
  if (path === "/tags") {
    return reply(200, {
      data: range(30, (i) => ({ id: String(i), name: i === 3 ? null : `Tag ${i}` })),
    });
  }
  if (path.endsWith("/tags") || path.endsWith("/companies")) {
    return reply(200, { data: range(15, (i) => ({ id: String(i), name: `Own ${i}` })) });
  }
  return path.endsWith("404")
    ? reply(404, { errors: [{ code: "not_found", message: "No such company" }] })
    : reply(200, { id: "1", name: `Name of ${path}` });
}

/** A state whose content has been changed, with the check that fits. */
function checked(state: string): string {
  const content = state.slice(0, state.lastIndexOf("~"));
  return `${content}~${markOf(`${NEW_USER.id}~${content}`)}`;
}

interface PollVector {
  of?: { id: string; path: string };
  state?: PollState | string;
  replies: Replies;
  status: 200 | 202 | number;
  requests?: number;
  says?: string;
}

const TABLE: Readonly<Record<string, PollVector>> = {
  "first poll: nothing there": { replies: inTurn(page([])), status: 202, requests: 1 },
  "first poll: remembers this second": {
    replies: inTurn(page([contact("b", -1), contact("a", 0), contact("z", 1)])),
    status: 202,
  },
  "first poll: a second too full to remember": {
    replies: inTurn(page(range(150, (i) => contact(`c${i}`, 0)))),
    status: 202,
  },
  "first poll: a second just full": {
    replies: inTurn(page(range(149, (i) => contact(`c${i}`, 0)))),
    status: 202,
  },
  "first poll: a state just short enough": { replies: inTurn(page(spread(10, 121))), status: 202 },
  "first poll: a state just too long": { replies: inTurn(page(spread(9, 122))), status: 202 },
  "first poll: of changes": {
    of: UPDATED_USER,
    replies: inTurn(page([contact("a", 0)])),
    status: 202,
  },
  "first poll: refused": {
    replies: inTurn(
      reply(401, { errors: [{ code: "unauthorized", message: "Access Token Invalid" }] }),
    ),
    status: 401,
    says: "Access Token Invalid",
  },

  "state: empty": {
    state: "",
    replies: inTurn(page([])),
    status: 400,
    requests: 0,
    says: "left off",
  },
  "state: damaged": {
    state: `${encodeState(NEW_USER.id, STATE)}x`,
    replies: inTurn(page([])),
    status: 400,
    requests: 0,
  },
  "state: changed": {
    state: encodeState(NEW_USER.id, STATE).replace(/^1~./, "1~5"),
    replies: inTurn(page([])),
    status: 400,
  },
  "state: cut": {
    state: encodeState(NEW_USER.id, STATE).slice(0, 9),
    replies: inTurn(page([])),
    status: 400,
  },
  "state: of another version": {
    state: checked(encodeState(NEW_USER.id, STATE).replace(/^1/, "3")),
    replies: inTurn(page([])),
    status: 400,
  },
  "state: of another trigger": {
    state: encodeState(CONVERSATION.id, STATE),
    replies: inTurn(page([])),
    status: 400,
  },
  "state: percent-encoded": {
    state: encodeURIComponent(
      encodeState(NEW_USER.id, { ...STATE, walk: { start: NOW, cursor: "é" } }),
    ).replace("~", "%7E"),
    replies: inTurn(page([])),
    status: 400,
  },
  "state: of a time before 1970": {
    state: {
      from: -40,
      polls: [],
      delivered: [
        { time: -40, mark: "abcdef" },
        { time: 5, mark: "ghijkl" },
      ],
    },
    replies: inTurn(page([])),
    status: 202,
  },

  "idle: costs one call": { state: STATE, replies: inTurn(page([])), status: 202, requests: 1 },
  "idle: only old items": {
    state: STATE,
    replies: inTurn(page([contact("a", 421), contact("b", 90_000)], "more")),
    status: 202,
    requests: 1,
  },
  "new: in time order": {
    state: STATE,
    replies: inTurn(page([contact("c", 0), contact("b", 60), contact("a", 60), contact("d", 420)])),
    status: 200,
    requests: 1,
  },
  "new: what was delivered is not delivered again": {
    state: {
      ...STATE,
      delivered: [
        { time: NOW - 300, mark: markOf("a") },
        { time: NOW - 200, mark: markOf("b") },
        { time: NOW - 200, mark: markOf("c") },
      ],
    },
    replies: inTurn(
      page([contact("d", 200), contact("c", 200), contact("b", 201), contact("a", 300)]),
    ),
    status: 200,
    requests: 1,
  },
  "new: found late": {
    state: { ...STATE, delivered: [{ time: NOW - 100, mark: markOf("b") }] },
    replies: inTurn(page([contact("b", 100), contact("late", 419)])),
    status: 200,
  },
  "new: odd items are passed over": {
    state: STATE,
    replies: inTurn(
      page([
        null,
        "text",
        [],
        contact("a", 10),
        { ...contact("b", 10), created_at: "soon" },
        { ...contact("c", 10), created_at: NOW - 0.5 },
        { ...contact("d", 10), created_at: 1e300 },
        { ...contact("e", 10), id: null },
        { ...contact("f", 10), id: { a: 1 } },
        { ...contact("g", 10), id: 7 },
        { ...contact("é/ 😀%", 10), tags: null, companies: { data: "x", total_count: "y" } },
      ]),
    ),
    status: 200,
  },
  "new: no list at all": { state: STATE, replies: inTurn(textReply(200, "")), status: 502 },
  "new: something else than its list": {
    state: STATE,
    replies: inTurn(reply(200, { type: "list", data: { id: "a" } })),
    status: 502,
  },
  "new: an item from the future": {
    state: STATE,
    replies: inTurn(page([contact("a", -86_400 * 400)])),
    status: 200,
  },
  "new: a clock that went back": {
    state: { ...STATE, from: NOW + 1000 },
    replies: inTurn(page([contact("a", -1000), contact("b", -999)])),
    status: 200,
  },

  "burst: more than can be remembered wait": {
    state: STATE,
    replies: searches([
      page(
        range(150, (i) => contact(`a${i}`, 10)),
        "p2",
      ),
      page(
        range(150, (i) => contact(`b${i}`, 11)),
        "p3",
      ),
      page([contact("old", 1000)]),
    ]),
    status: 200,
    requests: 3,
  },
  "burst: all at different seconds": {
    state: STATE,
    replies: searches([
      page(
        range(150, (i) => contact(`a${i}`, i)),
        "p2",
      ),
      page(
        range(150, (i) => contact(`b${i}`, 150 + i)),
        "p3",
      ),
      page([]),
    ]),
    status: 200,
  },
  "burst: settled in the meantime": {
    state: { ...STATE, from: NOW - 4000 },
    replies: searches([
      page(
        range(150, (i) => contact(`a${i}`, 1000 + i)),
        "p2",
      ),
      page(range(50, (i) => contact(`b${i}`, 1200 + i))),
    ]),
    status: 200,
    requests: 2,
  },
  "walk: more pages than a poll reads": {
    state: { ...STATE, from: NOW - 100_000 },
    replies: (_, count) =>
      page(
        range(10, (i) => contact(`p${count}-${i}`, 10 + 10 * count + i)),
        `cursor${count}`,
      ),
    status: 200,
    requests: 6,
  },
  "walk: more pages of conversations": {
    of: CONVERSATION,
    state: { ...STATE, from: NOW - 100_000 },
    replies: (_, count) =>
      reply(200, {
        conversations: [
          { id: count, created_at: NOW - count, source: { author: { type: "user", id: 7 } } },
        ],
        pages: { next: { starting_after: `c${count}` } },
      }),
    status: 200,
    requests: 8,
  },
  "walk: goes on from its cursor": {
    state: {
      ...STATE,
      from: NOW - 5000,
      delivered: [{ time: NOW - 100, mark: markOf("a") }],
      walk: { start: NOW - 30, cursor: "WzE3NjA=,é😀" },
    },
    replies: searches([
      page([contact("a", 100), contact("b", 200)], "next"),
      page([contact("c", 6000)]),
    ]),
    status: 200,
    requests: 2,
  },
  "walk: goes on where the last item is as old as the state": {
    state: STATE,
    replies: searches([
      page([contact("a", 420)], "next"),
      page([contact("b", 420), contact("c", 421)], "more"),
    ]),
    status: 200,
    requests: 2,
  },
  "walk: a cursor that is a number": {
    state: STATE,
    replies: (_, count) => page([contact(`a${count}`, count)], 7 + count),
    status: 200,
    requests: 6,
  },
  "walk: a cursor that is an object ends it": {
    state: STATE,
    replies: inTurn(page([contact("a", 5)], { a: 1 })),
    status: 200,
    requests: 1,
  },
  "walk: an empty page with a cursor": {
    state: STATE,
    replies: inTurn(page([], "x")),
    status: 202,
    requests: 1,
  },
  "walk: a cursor that fills the state": {
    state: STATE,
    replies: searches([
      page(
        range(100, (i) => contact(`a${i}`, i)),
        "c".repeat(900),
      ),
      page([]),
    ]),
    status: 200,
  },
  "walk: fails on its second page": {
    state: STATE,
    replies: searches([
      page([contact("a", 5)], "x"),
      reply(429, null, { "x-ratelimit-reset": String(NOW + 9) }),
    ]),
    status: 429,
    requests: 2,
  },

  "names: of all kinds": {
    state: STATE,
    replies: searches([
      page([
        contact("a", 5, { companies: linked(["1", "2", "404"]), tags: linked(["3", "4", "99"]) }),
        contact("b", 6, { companies: linked(["2", null, 5]), tags: linked([]) }),
        contact("c/ é", 7, { companies: linked(["1"], 12), tags: linked(["4"], 5) }),
        contact("d", 8, {
          companies: linked(range(12, String), 0),
          tags: linked(range(11, String), "many"),
        }),
      ]),
    ]),
    status: 200,
  },
  "names: ids that need encoding": {
    state: STATE,
    replies: searches([
      page([
        contact("!'()*", 5, { companies: linked(["a/b", "é😀", "100%", "$&", "!'()*", "{id}"]) }),
      ]),
    ]),
    status: 200,
    requests: 7,
  },
  "names: a deleted company has none": {
    state: STATE,
    replies: searches([page([contact("a", 5, { companies: linked(["1", "2"]) })])], (path) =>
      path.endsWith("1") ? reply(410, null) : named(path),
    ),
    status: 200,
  },
  "names: odd answers": {
    state: STATE,
    replies: searches(
      [page([contact("a", 5, { companies: linked(["1", "2", "3"]), tags: linked(["1"]) })])],
      (path) =>
        path === "/tags"
          ? reply(200, { data: { id: 1 } })
          : path.endsWith("1")
            ? reply(200, null)
            : reply(200, { name: 7 }),
    ),
    status: 200,
  },
  "names: one call fails": {
    state: STATE,
    replies: searches([page([contact("a", 5, { companies: linked(["1", "2"]) })])], (path) =>
      path.endsWith("2") ? reply(500, null) : named(path),
    ),
    status: 500,
  },
  "names: several calls fail, the first counts": {
    state: STATE,
    replies: searches(
      [page([contact("a", 5, { companies: linked(["1", "2", "3"]), tags: linked(["1"]) })])],
      (path) =>
        path.endsWith("2")
          ? "lost"
          : path === "/tags"
            ? reply(500, null)
            : reply(429, null, { "x-ratelimit-reset": String(NOW + 3) }),
    ),
    status: 429,
  },
  "names: no answer": {
    state: STATE,
    replies: searches([page([contact("a", 5, { tags: linked(["1"]) })])], () => "lost"),
    status: 502,
    says: "GET /tags",
  },
  "names: one call fails at first": {
    state: STATE,
    replies: searches(
      [page([contact("a", 5, { companies: linked(["1", "2", "3"]) })])],
      (path, times) =>
        times === 0 && !path.endsWith("1")
          ? path.endsWith("2")
            ? "lost"
            : reply(503, null)
          : named(path),
    ),
    status: 200,
    requests: 6,
  },
  "names: a call fails in another way the second time": {
    state: STATE,
    replies: searches(
      [page([contact("a", 5, { companies: linked(["1", "2"]) })])],
      (path, times) =>
        !path.endsWith("2")
          ? named(path)
          : times === 0
            ? textReply(200, "<html>")
            : reply(404, null),
    ),
    status: 200,
    requests: 4,
  },
  "names: a rate limit is not tried again": {
    state: STATE,
    replies: searches([page([contact("a", 5, { companies: linked(["1", "2"]) })])], (path) =>
      path.endsWith("2")
        ? reply(429, null, { "x-ratelimit-reset": String(NOW + 3) })
        : reply(500, null),
    ),
    status: 500,
    requests: 4,
  },
  "names: as many calls fail as can be tried again": {
    state: STATE,
    replies: searches(
      [
        page([
          contact("a", 5, { companies: linked(range(9, String)) }),
          contact("b", 6, { companies: linked(["x", "y", "z"]) }),
        ]),
      ],
      (path, times) => (times === 0 && !path.endsWith("0") ? reply(500, null) : named(path)),
    ),
    status: 200,
    requests: 24,
  },
  "names: too many calls fail to try them again": {
    state: STATE,
    replies: searches(
      [
        page([
          contact("a", 5, { companies: linked(range(11, String)) }),
          contact("b", 6, { companies: linked(range(8, (i) => `b${i}`)) }),
        ]),
      ],
      (path, times) => (times === 0 && !path.endsWith("0") ? reply(500, null) : named(path)),
    ),
    status: 500,
    requests: 20,
  },
  "names: young items cost more than a poll may": {
    state: STATE,
    replies: listing(
      range(20, (i) => contact(`a${i}`, i, { companies: linked(range(5, (j) => `${i}-${j}`)) })),
    ),
    status: 200,
    requests: 16,
  },
  "names: settled items cost more than a poll may": {
    state: STATE,
    replies: listing(
      range(20, (i) =>
        contact(`a${i}`, 310 + i, { companies: linked(range(5, (j) => `${i}-${j}`)) }),
      ),
    ),
    status: 200,
    requests: 18,
  },
  "names: young and settled items cost more than a poll may": {
    state: STATE,
    replies: listing(
      range(20, (i) =>
        contact(`a${i}`, 300 + i - 4, {
          companies: linked(range(3, (j) => `${i}-${j}`)),
          tags: linked(["1"], i % 3),
        }),
      ),
    ),
    status: 200,
  },
  "names: one item costs nearly all that a poll may": {
    state: STATE,
    replies: listing([
      contact("a", 0, { companies: linked(range(11, String)), tags: linked(range(9, String), 50) }),
      contact("b", 1, { companies: linked(range(11, (i) => `b${i}`)) }),
    ]),
    status: 200,
  },
  "names: a search that does not go by the size asked for": {
    state: STATE,
    replies: searches([
      page(
        range(10, (i) =>
          contact(`a${i}`, 310 + i, { companies: linked(range(5, (j) => `${i}-${j}`)) }),
        ),
        "x",
      ),
    ]),
    status: 202,
    requests: 6,
  },
  "names: some of the first page wait, none of the second": {
    state: STATE,
    replies: searches([
      page(
        range(5, (i) => contact(`a${i}`, i, { companies: linked(range(5, (j) => `${i}-${j}`)) })),
        "second",
      ),
      page([contact("b", 400)]),
    ]),
    status: 200,
    requests: 17,
  },
  "names: the second page waits, settled": {
    state: { ...STATE, from: NOW - 1000 },
    replies: searches([
      page(
        range(4, (i) =>
          contact(`a${i}`, 400 + i, { companies: linked(range(4, (j) => `${i}-${j}`)) }),
        ),
        "second",
      ),
      page(
        range(4, (i) =>
          contact(`b${i}`, 410 + i, { companies: linked(range(4, (j) => `${i}+${j}`)) }),
        ),
        "third",
      ),
    ]),
    status: 200,
    requests: 18,
  },
  "names: the second page waits in part": {
    state: STATE,
    replies: searches([
      page(
        range(4, (i) => contact(`a${i}`, i, { companies: linked(range(4, (j) => `${i}-${j}`)) })),
        "second",
      ),
      page(
        range(4, (i) =>
          contact(`b${i}`, 10 + i, { companies: linked(range(4, (j) => `${i}+${j}`)) }),
        ),
        "third",
      ),
    ]),
    status: 200,
    requests: 20,
  },

  "changes: created since the poll before is new": {
    of: UPDATED_USER,
    state: { ...STATE, polls: [NOW - 500, NOW - 240, NOW - 120] },
    replies: inTurn(
      page([
        contact("now", 0, { created_at: NOW - 9000 }),
        contact("new", 50, { created_at: NOW - 60 }),
        contact("changed", 51, { created_at: NOW - 121 }),
        contact("just", 52, { created_at: NOW - 120 }),
        contact("at a poll", 120, { created_at: NOW - 121 }),
        contact("odd", 53, { created_at: "yesterday" }),
        contact("none", 54, { created_at: null }),
        contact("early", 200, { created_at: NOW - 241 }),
        contact("before", 410, { created_at: NOW - 500 }),
        contact("before it all", 419, { created_at: NOW - 501 }),
      ]),
    ),
    status: 200,
  },
  "changes: no poll before is known": {
    of: UPDATED_USER,
    state: STATE,
    replies: inTurn(
      page([
        contact("a", 50, { created_at: NOW - 50 }),
        contact("b", 50, { created_at: NOW - 51 }),
      ]),
    ),
    status: 200,
  },
  "changes: many polls are remembered": {
    of: UPDATED_USER,
    state: { ...STATE, polls: range(30, (i) => NOW - 300 + 10 * i) },
    replies: inTurn(page([])),
    status: 202,
  },
  "changes: polls are forgotten": {
    of: UPDATED_USER,
    state: { ...STATE, polls: range(10, (i) => NOW - 2000 + 200 * i) },
    replies: inTurn(page([])),
    status: 202,
  },
  "changes: a walk keeps its polls": {
    of: UPDATED_USER,
    state: { ...STATE, polls: [NOW - 500], walk: { start: NOW - 100, cursor: "c" } },
    replies: (_, count) =>
      page([contact(`a${count}`, 110 + count, { created_at: 5 })], `d${count}`),
    status: 200,
  },

  "conversations: by users and leads only": {
    of: CONVERSATION,
    state: STATE,
    replies: inTurn(
      reply(200, {
        conversations: ["user", "lead", "admin", "bot", null, 7, "USER"].map((type, i) => ({
          id: `${i}`,
          created_at: NOW - i,
          updated_at: NOW,
          admin_assignee_id: [0, 5, "0", "77", null, 1.5, "5\n"][i] ?? null,
          contacts: { contacts: [{ id: "c" }] },
          source: { author: { type, id: i }, body: "<p>é</p>", subject: "", url: null },
        })),
      }),
    ),
    status: 200,
    requests: 1,
  },
};

export const pollVectors: readonly Vector[] = [
  ...Object.entries(TABLE).map(([name, { of = NEW_USER, state, ...rest }]) => ({
    name: `poll: ${name}`,
    call: pollOf(of.id, of.path, state),
    ...rest,
  })),
  ...[
    "",
    "?",
    "?a=1",
    "?a=1&triggerState=STATE",
    "?triggerState=STATE&a=%2F+%20&&b",
    "?triggerState=STATE&triggerState=other",
    "?TRIGGERSTATE=x&xtriggerState=y",
  ].map((query): Vector => {
    const text = query.replace("STATE", encodeState(NEW_USER.id, STATE));
    const call = pollOf(NEW_USER.id, NEW_USER.path);
    return {
      name: `poll: location of "${query}"`,
      call: { ...call, originalRequestUri: `${call.originalRequestUri}${text}` },
      replies: inTurn(page([])),
      status: 202,
    };
  }),
  {
    name: "poll: in base64",
    call: {
      ...pollOf(NEW_USER.id, NEW_USER.path, STATE),
      operationId: Buffer.from(NEW_USER.id).toString("base64"),
    },
    replies: inTurn(page([contact("a", 5)])),
    status: 200,
  },
];
