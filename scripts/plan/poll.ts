/**
 * The trigger protocol: each poll is one request whose whole memory is the state in its URL.
 *
 * A poll *walks*: it reads page after page, newest first, back to `state.from`. What happened
 * `lookBack` seconds before the walk began is *settled*: all of it can be found, so the walk
 * delivers it and the next walk starts there. What is younger may still be joined by items that can
 * be found only later, so it is delivered at once and remembered; where the memory is full, the rest
 * waits until it is settled. A walk longer than one poll goes on in the next poll, from Intercom's
 * own cursor, which is a key and so stays in place while items are added.
 *
 * Where the parts of items are delivered, the walk reads the parts of each item that changed since
 * `state.from`, and the same rules hold for the parts by their own times.
 */
import type { Json } from "../common/json.ts";
import { evaluate, type Scope, valueAt } from "./evaluate.ts";
import type { Expr, PollParts, PollSpec } from "./plan.ts";
import { gatherNames, namePaths, type Spent } from "./poll-names.ts";
import {
  type Found,
  keyOf,
  orderOf,
  type Page,
  type Place,
  type Polled,
  pageSize,
  readPage,
} from "./poll-pages.ts";
import { readMark, readParts } from "./poll-parts.ts";
import {
  type Delivered,
  deliveredText,
  encodeState,
  type PollState,
  STATE_LIMIT,
} from "./poll-state.ts";
import { secondsOf } from "./times.ts";

/** Calls to Intercom one after another in a poll, so that it stays within the script's 5 seconds. */
const MAX_ROUNDS = 8;
/** Calls that a poll plans with; the others are for names and parts that fail at first. */
const PLANNED_CALLS = 20;
/** Milliseconds after which a poll reads no further page. */
const MAX_ELAPSED = 2500;
/** Poll starts remembered: one every 12 s in a look-back of 300 s. */
const MAX_POLLS = 24;
/** Characters left free in the state for a cursor that is longer than the last one. */
const SPARE = 40;
/** Characters left for a walk in any case: Intercom's cursors take about 70. */
const FOR_WALK = 100;
/** Seconds after which to poll again where something is left over. */
const SOON = 1;

export interface PollResult {
  /** What the flow receives, in time order. */
  items: Json[];
  state: PollState;
  /** Seconds; only where something is left over. */
  retryAfter?: number;
}

/** Begins at "now": delivers nothing, and remembers what Intercom already shows of this second. */
export async function firstPoll(polled: Polled): Promise<PollResult> {
  const { spec } = polled;
  const { found, next, date: now } = await readPage(polled, 0, undefined, pageSize(spec));
  const present = found.filter(({ time }) => time >= now);
  const delivered = present.map(({ time, mark }) => ({ time, mark }));
  const all =
    // What an item shows does not tell which of its parts are there, nor a page what ends now.
    !("parts" in spec) &&
    orderOf(spec) === undefined &&
    (next === undefined || present.length === 0 || present.length < found.length) &&
    deliveredText(now, delivered).length < STATE_LIMIT - 100 - FOR_WALK;
  const from = all ? now : now + 1;
  const state = { from, polls: spec.created === undefined ? [] : [from] };
  return { items: [], state: { ...state, delivered: all ? delivered : [] } };
}

/** Delivers what is new. Throws where Intercom fails: the engine then polls the same URL again. */
export async function nextPoll(polled: Polled, state: PollState): Promise<PollResult> {
  const { spec, operationId, around } = polled;
  // Names are read all at once after the last page, and once more where that failed; so are parts,
  // after each page.
  const rounds = MAX_ROUNDS - (spec.names === undefined ? 0 : 2) - (partsOf(spec) ? 2 : 0);
  const spent: Spent = { calls: 0, rounds: 0 };
  const chosen: Found[] = [];
  const delivered = [...state.delivered];
  let start = state.walk?.start;
  let place: Place | undefined = state.walk;
  let size = pageSize(spec);
  let pages = 0;
  let finished = false;
  let leftOver = false;

  while (spent.rounds < rounds && !finished) {
    if (pages > 0 && around.elapsed() > MAX_ELAPSED) break;
    if (spent.calls + 1 + namesCost(spec, chosen) > PLANNED_CALLS) break;
    const page = await readPage(polled, state.from, place, size);
    spent.calls += 1;
    spent.rounds += 1;
    start ??= page.date;
    const walk = { start, cursor: "", ...place, ...page.next };
    const reading: Reading = {
      polled,
      state,
      start,
      settled: settledBefore(spec, state, start),
      delivered,
      room: roomFor(operationId, { ...state, walk }),
      chosen,
      calls: PLANNED_CALLS - spent.calls,
      spent,
    };
    const choice = await choose(reading, page.found);
    if (choice === undefined) {
      // What the items on this page need costs more than is left. They wait for the next poll, and
      // a poll that begins with such a page reads only as much as it can complete.
      if (pages > 0) break;
      size = affordable({ ...reading, calls: reading.calls - 1 }, page.found);
      continue;
    }
    chosen.push(...choice.wanted);
    delivered.push(...choice.remembered);
    leftOver ||= choice.leftOver;
    pages += 1;
    size = pageSize(spec);
    finished = isLast(spec, page, state);
    place = page.next ?? place;
  }

  const found = chosen.reverse().sort((a, b) => a.time - b.time);
  const items = found.map(({ item }) => item);
  const names = await gatherNames(spec.names ?? [], items, spent, around);
  const scopes = found.map((one) => ({ ...scopeOf(one, polled), names: names(one.item) }));
  return {
    items: scopes
      .filter((scope) => !looksAtNames(spec) || isKept(spec, scope))
      .map((scope) => evaluate(spec.to, scope)),
    state: finished
      ? finish(spec, state, start ?? state.from, delivered)
      : pause(state, start, place, delivered),
    ...(finished && !leftOver ? {} : { retryAfter: SOON }),
  };
}

/** What a walk knows when it looks at a page. */
interface Reading {
  polled: Polled;
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
  /** Calls that the parts on this page and the names of all that is delivered may cost. */
  calls: number;
  spent: Spent;
}

interface Choice {
  wanted: Found[];
  /** What the state has to hold of it. */
  remembered: Delivered[];
  /** Whether something waits only because its names cost too many calls for this poll. */
  leftOver: boolean;
}

/**
 * What to deliver of a page: all that is settled, since the walk will not come back to it, and of
 * the rest, oldest first, what can be remembered and named. Undefined where the calls do not suffice
 * for what is settled, or for the parts.
 */
async function choose(reading: Reading, page: readonly Found[]): Promise<Choice | undefined> {
  const { polled, state, settled, delivered, room, chosen, calls } = reading;
  const { spec } = polled;
  const parts = partsOf(spec);
  const unread = parts === undefined ? [] : unreadOf(reading, page);
  const planned = namesCost(spec, [...chosen, ...unread]);
  if (unread.length + planned > calls) return undefined;
  let found = page;
  if (parts !== undefined) {
    found =
      unread.length === 0 ? [] : await readParts(parts, unread, reading.spent, planned, polled);
  }
  const fresh = freshOf(reading, found);
  const due = [...chosen, ...fresh.filter(({ time }) => time < settled)];
  if (namesCost(spec, due) > calls) return undefined;
  const young = fresh.filter(({ time }) => time >= settled).reverse();
  const fits = (more: readonly Delivered[]) =>
    deliveredText(state.from, [...delivered, ...more]).length <= room;
  const remembered = largest(young.length, (count) => fits(young.slice(0, count)));
  const named = largest(
    remembered,
    (count) => namesCost(spec, [...due, ...young.slice(0, count)]) <= calls,
  );
  const waiting = new Set(young.slice(named));
  // An item all of whose parts are delivered is not read again, as far as that can be remembered.
  const incomplete = new Set([...waiting].map(({ item }) => item));
  const wanted = fresh.filter((one) => !waiting.has(one));
  const marks = wanted
    .filter(({ time }) => time >= settled)
    .map(({ time, mark }) => ({ time, mark }));
  const read = unread
    .filter(({ item, time }) => time >= settled && time < reading.start && !incomplete.has(item))
    .map(readMark);
  const readToo = largest(read.length, (count) => fits([...marks, ...read.slice(0, count)]));
  return {
    wanted,
    remembered: [...marks, ...read.slice(0, readToo)],
    leftOver: named < remembered,
  };
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

/** The items whose parts have to be read. */
function unreadOf({ state, delivered }: Reading, page: readonly Found[]): Found[] {
  const known = new Set(delivered.map(keyOf));
  return page.filter((found) => found.time >= state.from && !known.has(keyOf(readMark(found))));
}

/** What is to be delivered of a page, in its order. */
function freshOf(reading: Reading, page: readonly Found[]): Found[] {
  const { polled, state, delivered } = reading;
  const known = new Set(delivered.map(keyOf));
  return page.filter((found) => {
    const key = keyOf(found);
    if (found.time < state.from || known.has(key) || !isDelivery(reading, found)) return false;
    known.add(key);
    return looksAtNames(polled.spec) || isKept(polled.spec, scopeOf(found, polled));
  });
}

function isDelivery({ polled, state, start }: Reading, { item, part, time }: Found): boolean {
  const { changes, created } = polled.spec;
  if (part !== undefined || (changes === undefined && created === undefined)) return true;
  // A second that is not over may bring another change with the same time.
  if (time >= start) return false;
  const since = created === undefined ? null : secondsOf(valueAt(item, created));
  const before = state.polls.findLast((poll) => poll <= time) ?? time;
  // Created since the poll before, the item is new, not changed.
  return since === null || since < before;
}

function isKept({ keep }: PollSpec, scope: Scope): boolean {
  return keep === undefined || evaluate(keep, scope) === true;
}

function scopeOf({ item, part }: Found, { inputs }: Polled): Scope {
  return { in: inputs, item, part: part ?? null };
}

/** Whether what is kept depends on names, which are there only after everything else. */
function looksAtNames({ keep = null }: PollSpec): boolean {
  return mentionsNames(keep);
}

function mentionsNames(expr: Expr): boolean {
  if (typeof expr !== "object" || expr === null) return false;
  const [key, value] = Object.entries(expr)[0] ?? [];
  if (key === "$get" && typeof value === "string") return /^names(\.|$)/.test(value);
  return Object.values(expr).some(mentionsNames);
}

function partsOf(spec: PollSpec): PollParts | undefined {
  return spec.kind === "search" ? spec.parts : undefined;
}

/** Whether the walk is over: pages lie in the order of time, except for those of items with parts. */
function isLast(spec: PollSpec, { found, next, last }: Page, { from }: PollState): boolean {
  if (next === undefined) return true;
  return partsOf(spec) === undefined
    ? last < from - (orderOf(spec)?.within ?? 0)
    : found.length === 0;
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
  place: Place | undefined,
  delivered: readonly Delivered[],
): PollState {
  if (start === undefined || place === undefined) return state;
  return { ...state, delivered, walk: { ...place, start } };
}

function settledBefore(spec: PollSpec, state: PollState, start: number): number {
  return Math.max(state.from, start - spec.lookBack);
}

/** Characters that deliveries may take. A walk may have to be written beside them in the next poll, too. */
function roomFor(operationId: string, state: PollState): number {
  const { walk: _, ...others } = { ...state, delivered: [] };
  const length = encodeState(operationId, { ...state, delivered: [] }).length;
  return STATE_LIMIT - SPARE - Math.max(length, encodeState(operationId, others).length + FOR_WALK);
}

function namesCost(spec: PollSpec, found: readonly Found[]): number {
  return namePaths(
    spec.names ?? [],
    found.map(({ item }) => item),
  ).length;
}

/** How many items of a page, from its top, can be completed with the calls; at least one. */
function affordable(reading: Reading, page: readonly Found[]): number {
  const { polled, settled, calls } = reading;
  const costOf = (items: readonly Found[]) => {
    if (partsOf(polled.spec) !== undefined) {
      const unread = unreadOf(reading, items);
      return unread.length + namesCost(polled.spec, unread);
    }
    return namesCost(
      polled.spec,
      freshOf(reading, items).filter(({ time }) => time < settled),
    );
  };
  return Math.max(
    1,
    largest(page.length - 1, (count) => costOf(page.slice(0, count)) <= calls),
  );
}
