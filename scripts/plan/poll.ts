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
import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { type Answer, buildRequest, isPathValue, makeCall, type Surroundings } from "./call.ts";
import { evaluate, textOf, valueAt } from "./evaluate.ts";
import type { PollSpec } from "./plan.ts";
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
/** Calls that a poll plans with; the others are for names that fail at first. */
const PLANNED_CALLS = 20;
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
  // Names are read all at once after the last page, and once more where that failed.
  const pagesAtMost = MAX_ROUNDS - (spec.names === undefined ? 0 : 2);
  const chosen: Found[] = [];
  const delivered = [...state.delivered];
  let start = state.walk?.start;
  let cursor = state.walk?.cursor;
  let size = PAGE_SIZE;
  let pages = 0;
  let rounds = 0;
  let finished = false;
  let leftOver = false;

  while (rounds < pagesAtMost && !finished) {
    if (pages > 0 && around.elapsed() > MAX_ELAPSED) break;
    if (rounds + 1 + namesCost(spec, chosen) > PLANNED_CALLS) break;
    const answer = await search(spec, state.from - spec.pad - 1, cursor, size, around);
    rounds += 1;
    start ??= answer.date;
    const page = itemsOf(spec, answer.body);
    const next = textOf(valueAt(answer.body, "pages.next.starting_after"));
    const walk = { start, cursor: next ?? cursor ?? "" };
    const reading: Reading = {
      spec,
      state,
      start,
      settled: settledBefore(spec, state, start),
      delivered,
      room: roomFor(operationId, { ...state, walk }),
      chosen,
      calls: PLANNED_CALLS - rounds,
    };
    const choice = choose(reading, page);
    if (choice === undefined) {
      // The names of what is settled on this page cost more than is left. It waits for the next
      // poll, and a poll that begins with such a page reads only as much as it can complete.
      if (pages > 0) break;
      size = affordable({ ...reading, calls: reading.calls - 1 }, page);
      continue;
    }
    chosen.push(...choice.wanted);
    for (const { time, mark } of choice.wanted) {
      if (time >= reading.settled) delivered.push({ time, mark });
    }
    leftOver ||= choice.leftOver;
    pages += 1;
    size = PAGE_SIZE;
    finished = next === null || (page.at(-1)?.time ?? 0) < state.from;
    cursor = next ?? cursor;
  }

  const found = chosen.reverse().sort((a, b) => a.time - b.time);
  const items = found.map(({ item }) => item);
  const spare = MAX_CALLS - rounds - namesCost(spec, found);
  const names = await gatherNames(spec.names ?? [], items, spare, around);
  return {
    items: items.map((item) => evaluate(spec.to, { item, names: names(item) })),
    state: finished
      ? finish(spec, state, start ?? state.from, delivered)
      : pause(state, start, cursor, delivered),
    ...(finished && !leftOver ? {} : { retryAfter: SOON }),
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
  /** What this poll delivers already. */
  chosen: readonly Found[];
  /** Calls that the names of all that is delivered may cost. */
  calls: number;
}

interface Choice {
  wanted: Found[];
  /** Whether something waits only because its names cost too many calls for this poll. */
  leftOver: boolean;
}

/**
 * The items of a page to deliver: all that is settled, since the walk will not come back to it, and
 * of the rest, oldest first, what can be remembered and named. Undefined where the calls do not
 * suffice for what is settled.
 */
function choose(reading: Reading, page: readonly Found[]): Choice | undefined {
  const { spec, state, settled, delivered, room, chosen, calls } = reading;
  const fresh = freshOf(reading, page);
  const due = [...chosen, ...fresh.filter(({ time }) => time < settled)];
  if (namesCost(spec, due) > calls) return undefined;
  const young = fresh.filter(({ time }) => time >= settled).reverse();
  const remembered = largest(
    young.length,
    (count) => deliveredText(state.from, [...delivered, ...young.slice(0, count)]).length <= room,
  );
  const named = largest(
    remembered,
    (count) => namesCost(spec, [...due, ...young.slice(0, count)]) <= calls,
  );
  const waiting = new Set(young.slice(named));
  return { wanted: fresh.filter((found) => !waiting.has(found)), leftOver: named < remembered };
}

/** The largest number up to `most` that fits, where none fits that is larger than one that does not. */
function largest(most: number, fits: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What is to be delivered of a page, in its order. */
function freshOf(reading: Reading, page: readonly Found[]): Found[] {
  const { state, delivered } = reading;
  const known = new Set(delivered.map(({ time, mark }) => `${time} ${mark}`));
  return page.filter(
    (found) =>
      found.time >= state.from &&
      !known.has(`${found.time} ${found.mark}`) &&
      isDelivery(reading, found),
  );
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

/** How many items of a page, from its top, can be completed with the calls; at least one. */
function affordable(reading: Reading, page: readonly Found[]): number {
  const { spec, settled, calls } = reading;
  const due = (count: number) =>
    freshOf(reading, page.slice(0, count)).filter(({ time }) => time < settled);
  return Math.max(
    1,
    largest(page.length - 1, (count) => namesCost(spec, due(count)) <= calls),
  );
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
    if (!isObject(item) || id === null || !isPathValue(id)) return [];
    if (typeof time !== "number" || !Number.isSafeInteger(time)) return [];
    return [{ item, time, mark: markOf(id) }];
  });
}
