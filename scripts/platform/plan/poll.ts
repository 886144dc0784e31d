/**
 * The trigger protocol: each poll is one request whose whole memory is the state in its URL.
 *
 * A poll *walks*: it searches newest first and reads page after page back to `state.from`. What
 * happened `lookBack` seconds before the walk began is *settled*: all of it is searchable, so the
 * walk delivers it and the next walk starts there. What is younger may still be joined by items
 * that become searchable late, so it is delivered at once and remembered; where the memory is
 * full, the rest waits until it is settled. A walk longer than one poll goes on in the next poll,
 * from Intercom's own cursor, which is a key and so stays in place while items are added.
 */
import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import type { PollSpec } from "../../common/plan.ts";
import { type Answer, buildRequest, makeCall, type Surroundings } from "./call.ts";
import { evaluate, textOf, valueAt } from "./evaluate.ts";
import { gatherNames, namePaths } from "./poll-names.ts";
import {
  type Delivered,
  deliveredText,
  encodeState,
  markOf,
  type PollState,
  STATE_LIMIT,
} from "./poll-state.ts";

/** Calls to Intercom one after another in a poll, so that it stays within the script's 5 seconds. */
const MAX_ROUNDS = 8;
/** Calls to Intercom in a poll, in all. */
const MAX_CALLS = 24;
/** Milliseconds after which a poll reads no further page. */
const MAX_ELAPSED = 2500;
/** Intercom's largest page. */
const PAGE_SIZE = 150;
/** Poll starts remembered: one every 12 s in a look-back of 300 s. */
const MAX_POLLS = 24;
/** Characters left free in the state for a cursor that is longer than the last one. */
const SPARE = 40;
/** Seconds after which to poll again where something is left over. */
const SOON = 1;

export interface PollResult {
  /** What the flow receives, in time order. */
  items: Json[];
  state: PollState;
  /** Seconds; only where something is left over. */
  retryAfter?: number;
}

/** An item on a page, newest first. */
interface Found extends Delivered {
  item: JsonObject;
}

/** Begins at "now": delivers nothing, and remembers what Intercom already shows of this second. */
export async function firstPoll(spec: PollSpec, around: Surroundings): Promise<PollResult> {
  const answer = await search(spec, 0, undefined, PAGE_SIZE, around);
  const now = answer.date;
  const present = itemsOf(spec, answer.body).filter(({ time }) => time >= now);
  const delivered = present.map(({ time, mark }) => ({ time, mark }));
  const all =
    present.length < PAGE_SIZE && deliveredText(now, delivered).length < STATE_LIMIT - 100;
  const from = all ? now : now + 1;
  const state = { from, polls: spec.created === undefined ? [] : [from] };
  return { items: [], state: { ...state, delivered: all ? delivered : [] } };
}

/** Delivers what is new. Throws where Intercom fails: the engine then polls the same URL again. */
export async function nextPoll(
  spec: PollSpec,
  operationId: string,
  state: PollState,
  around: Surroundings,
): Promise<PollResult> {
  // Names are read all at once, in one round after the last page.
  const pagesAtMost = MAX_ROUNDS - (spec.names === undefined ? 0 : 1);
  const chosen: Found[] = [];
  const delivered = [...state.delivered];
  let start = state.walk?.start;
  let cursor = state.walk?.cursor;
  let size = PAGE_SIZE;
  let pages = 0;
  let finished = false;

  for (let round = 1; round <= pagesAtMost && !finished; round++) {
    if (pages > 0 && around.elapsed() > MAX_ELAPSED) break;
    if (round + namesCost(spec, chosen) > MAX_CALLS) break;
    const answer = await search(spec, state.from - spec.pad - 1, cursor, size, around);
    start ??= answer.date;
    const page = itemsOf(spec, answer.body);
    const next = textOf(valueAt(answer.body, "pages.next.starting_after"));
    const settled = settledBefore(spec, state, start);
    const room = roomFor(operationId, { ...state, walk: { start, cursor: next ?? cursor ?? "" } });
    const wanted = choose({ spec, state, start, settled, delivered, room }, page);
    if (round + namesCost(spec, [...chosen, ...wanted]) > MAX_CALLS) {
      // The names of this page cost more than is left. It waits for the next poll, and a poll
      // that begins with such a page reads only as much of it as it can complete.
      if (pages > 0) break;
      size = affordable(spec, page, wanted, MAX_CALLS - round - 1);
      continue;
    }
    chosen.push(...wanted);
    for (const { time, mark } of wanted) if (time >= settled) delivered.push({ time, mark });
    pages += 1;
    size = PAGE_SIZE;
    finished = next === null || (page.at(-1)?.time ?? 0) < state.from;
    cursor = next ?? cursor;
  }

  const found = chosen.reverse().sort((a, b) => a.time - b.time);
  const items = found.map(({ item }) => item);
  const names = await gatherNames(spec.names ?? [], items, around);
  return {
    items: items.map((item) => evaluate(spec.to, { item, names: names(item) })),
    ...(finished
      ? { state: finish(spec, state, start ?? state.from, delivered) }
      : { state: pause(state, start, cursor, delivered), retryAfter: SOON }),
  };
}

/** What a walk knows when it looks at a page. */
interface Reading {
  spec: PollSpec;
  state: PollState;
  /** When the walk began. */
  start: number;
  /** What happened before this is settled. */
  settled: number;
  /** What has been delivered at or after `state.from`, in this poll too. */
  delivered: readonly Delivered[];
  /** Characters that the deliveries may take in the state. */
  room: number;
}

/** The items of a page to deliver: all that are settled, and of the others as many as can be remembered. */
function choose(reading: Reading, page: readonly Found[]): Found[] {
  const { state, settled, delivered, room } = reading;
  const known = new Set(delivered.map(({ time, mark }) => `${time} ${mark}`));
  const fresh = page.filter(
    (found) =>
      found.time >= state.from &&
      !known.has(`${found.time} ${found.mark}`) &&
      isDelivery(reading, found),
  );
  const unsettled = fresh.filter(({ time }) => time >= settled).reverse();
  let fit = 0;
  for (let step = 256; step >= 1; step /= 2) {
    const more = unsettled.slice(0, fit + step);
    const text = deliveredText(state.from, [...delivered, ...more]);
    if (text.length <= room) fit = more.length;
  }
  const waiting = new Set(unsettled.slice(fit));
  return fresh.filter((found) => !waiting.has(found));
}

function isDelivery({ spec, state, start }: Reading, { item, time }: Found): boolean {
  if (spec.created !== undefined) {
    // A second that is not over may bring another change with the same time.
    if (time >= start) return false;
    const created = valueAt(item, spec.created);
    const before = state.polls.findLast((poll) => poll <= time) ?? time;
    // Created since the poll before, the item is new, not changed.
    if (typeof created === "number" && created >= before) return false;
  }
  return spec.keep === undefined || evaluate(spec.keep, { item }) === true;
}

function finish(
  spec: PollSpec,
  state: PollState,
  start: number,
  delivered: readonly Delivered[],
): PollState {
  const from = settledBefore(spec, state, start);
  const polls = [...state.polls, start];
  const before = polls.findLastIndex((poll) => poll < from);
  return {
    from,
    polls: spec.created === undefined ? [] : polls.slice(Math.max(before, 0)).slice(-MAX_POLLS),
    delivered: delivered.filter(({ time }) => time >= from),
  };
}

function pause(
  state: PollState,
  start: number | undefined,
  cursor: string | undefined,
  delivered: readonly Delivered[],
): PollState {
  if (start === undefined || cursor === undefined) return state;
  return { ...state, delivered, walk: { start, cursor } };
}

function settledBefore(spec: PollSpec, state: PollState, start: number): number {
  return Math.max(state.from, start - spec.lookBack);
}

function roomFor(operationId: string, state: PollState): number {
  return STATE_LIMIT - SPARE - encodeState(operationId, { ...state, delivered: [] }).length;
}

function namesCost(spec: PollSpec, found: readonly Found[]): number {
  return namePaths(
    spec.names ?? [],
    found.map(({ item }) => item),
  ).length;
}

/** How many items of a page, from its top, can be completed with so many calls; at least one. */
function affordable(
  spec: PollSpec,
  page: readonly Found[],
  wanted: readonly Found[],
  calls: number,
): number {
  const chosen = new Set(wanted);
  let count = page.length;
  while (
    count > 1 &&
    namesCost(
      spec,
      page.slice(0, count).filter((f) => chosen.has(f)),
    ) > calls
  ) {
    count -= 1;
  }
  return count;
}

/** Reads a page of the trigger's search, newest first, of what is later than `after` (unix seconds). */
function search(
  spec: PollSpec,
  after: number,
  cursor: string | undefined,
  size: number,
  around: Surroundings,
): Promise<Answer> {
  const call = {
    method: "POST",
    path: spec.search,
    body: {
      query: {
        operator: "AND",
        value: [
          ...spec.filters.map(({ field, operator, value }) => ({ field, operator, value })),
          { field: spec.time, operator: ">", value: Math.max(after, 0) },
        ],
      },
      pagination: { per_page: size, starting_after: cursor ?? null },
      sort: { field: spec.time, order: "descending" },
    },
  };
  return makeCall(buildRequest(call, {}, around.request), {}, undefined, around);
}

function itemsOf(spec: PollSpec, body: Json): Found[] {
  const items = valueAt(body, spec.items);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => {
    const time = valueAt(item, spec.time);
    const id = textOf(valueAt(item, "id"));
    if (!isObject(item) || typeof time !== "number" || !Number.isSafeInteger(time) || id === null) {
      return [];
    }
    return [{ item, time, mark: markOf(id) }];
  });
}
