/** Reads the pages of what a trigger polls, newest first. */
import { isObject, type Json, type JsonObject } from "../common/json.ts";
import {
  type Answer,
  buildRequest,
  encode,
  isPathValue,
  makeCall,
  PlanFailure,
  type Surroundings,
} from "./call.ts";
import { evaluate, textOf, valueAt } from "./evaluate.ts";
import { queryValues } from "./inputs.ts";
import type { Expr, PollList, PollOrder, PollSearch, PollSpec } from "./plan.ts";
import { type Delivered, markOf, type Walk } from "./poll-state.ts";
import { secondsOf } from "./times.ts";

/** A trigger that is being polled. */
export interface Polled {
  spec: PollSpec;
  operationId: string;
  /** What the maker filled in, by name. */
  inputs: JsonObject;
  around: Surroundings;
}

/** An item on a page, newest first, or a part of one. Its time is 0 where it has none yet. */
export interface Found extends Delivered {
  item: JsonObject;
  part?: JsonObject;
  /** The time by which the list has it where it is. */
  at: number;
}

export interface Page {
  found: Found[];
  /** Where to read on; undefined where the list ends. */
  next: Place | undefined;
  /** The time by which its last entry is listed; 0 where it has none. */
  last: number;
  /** Intercom's clock, unix seconds. */
  date: number;
}

interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value: Expr;
}

/** Where a walk reads on; see {@link Walk}. */
export type Place = Omit<Walk, "start">;

/** Intercom's largest page of a search. */
const PAGE_SIZE = 150;
/** Entries that pages overlap by. Where fewer are taken out between two pages, no page is read again. */
const OVERLAP = 5;

/** How many items the trigger's largest page has. */
export function pageSize(spec: PollSpec): number {
  return spec.kind === "list" ? spec.pages.size : PAGE_SIZE;
}

/**
 * Reads a page of what happened at `from` (unix seconds) or later; there may be older things on it.
 * @param place undefined for the first page
 * @param size how many items to read
 */
export async function readPage(
  polled: Polled,
  from: number,
  place: Place | undefined,
  size: number,
): Promise<Page> {
  const { spec } = polled;
  if (spec.kind === "search") return readSearch(polled, spec, from, place, size);
  if (spec.pages.by === "number") return readNumbered(polled, spec, from, place, size);
  return readListed(polled, spec, from, place, size);
}

async function readSearch(
  polled: Polled,
  spec: PollSearch,
  from: number,
  place: Place | undefined,
  size: number,
): Promise<Page> {
  const field = spec.searchedAs ?? spec.time;
  const conditionOf = ({ field, operator, value }: Condition) => ({
    field,
    operator,
    value: evaluate(value, { in: polled.inputs }),
  });
  const filters = (spec.filters ?? []).map(conditionOf).filter(({ value }) => value !== null);
  const body = {
    query: {
      operator: "AND",
      value: [
        ...spec.where.map(conditionOf),
        ...filters,
        { field, operator: ">", value: Math.max(from - spec.pad - 1, 0) },
      ],
    },
    pagination: { per_page: size, starting_after: place?.cursor ?? null },
    // Parts take long to read. Items must not change places meanwhile, as those that change would.
    sort: { field: spec.parts === undefined ? field : "created_at", order: "descending" },
  };
  const answer = await ask(polled, "POST", {}, body);
  const cursor = textOf(valueAt(answer.body, "pages.next.starting_after"));
  return pageOf(spec, answer, cursor);
}

async function readListed(
  polled: Polled,
  spec: PollList,
  from: number,
  place: Place | undefined,
  size: number,
): Promise<Page> {
  const own = { ...sinceOf(spec, from), per_page: size };
  const known = new Set([...Object.keys(spec.query ?? {}), ...Object.keys(own)]);
  const on =
    place === undefined
      ? {}
      : spec.pages.by === "cursor"
        ? { starting_after: place.cursor }
        : Object.fromEntries(othersIn(`?${place.cursor}`, known));
  const answer = await ask(polled, "GET", { ...own, ...on }, null);
  const next = valueAt(answer.body, "pages.next");
  const cursor =
    spec.pages.by === "cursor" ? textOf(valueAt(next, "starting_after")) : queryOf(next, known);
  return pageOf(spec, answer, cursor);
}

/** What a link asks for beside what is asked for anyway; null where there is nothing. */
function queryOf(link: Json, known: ReadonlySet<string>): string | null {
  const others = othersIn(textOf(link) ?? "", known);
  if (others.length === 0) return null;
  return others.map(([name, value]) => `${name}=${encode(value)}`).join("&");
}

function othersIn(url: string, known: ReadonlySet<string>): [name: string, value: string][] {
  return queryValues(url).filter(
    // Of other names, keys of objects would not stay in their order everywhere.
    ([name]) => /^[A-Za-z]\w{0,40}$/.test(name) && !known.has(name),
  );
}

/**
 * A page of a list with page numbers, on which entries change their places: those that are added in
 * front push the others on, and where some are taken out the others move up. So it begins with
 * entries that have been dealt with, and goes on behind the last of these.
 */
async function readNumbered(
  polled: Polled,
  spec: PollList,
  from: number,
  place: Place | undefined,
  size: number,
): Promise<Page> {
  const offset = /^\d{1,9}$/.test(place?.cursor ?? "") ? Number(place?.cursor) : 0;
  const { page, perPage } = pageAt(offset, spec.pages.size);
  const answer = await ask(
    polled,
    "GET",
    { ...sinceOf(spec, from), per_page: perPage, page },
    null,
  );
  const begin = (page - 1) * perPage;
  const entries = entriesOf(spec, answer.body);
  const more = valueAt(answer.body, "pages.next") !== null && entries.length > 0;
  const seen = place?.seen ?? [];
  const until = Math.min(...seen.map(({ time }) => time));
  const moved = (to: number): Page => ({
    found: [],
    next: { cursor: String(to), seen },
    last: until,
    date: answer.date,
  });

  const known = new Set(seen.map(keyOf));
  let first =
    entries.findLastIndex((found) => found !== undefined && known.has(keyOf(placed(found)))) + 1;
  if (seen.length > 0 && first === 0) {
    const times = entries.flatMap((found) => (found === undefined ? [] : [found.at]));
    // All of the page may lie behind the place, so what lies between has to be read.
    if (begin > 0 && (times[0] ?? 0) <= until) return moved(Math.max(offset - spec.pages.size, 0));
    // All of it lies before the place.
    if ((times.at(-1) ?? 0) > until && more) return moved(begin + entries.length);
    // All that was dealt with last is gone. What is older is new.
    first = entries.findLastIndex((found) => found !== undefined && found.at > until) + 1;
  }
  const end = Math.min(first + size, entries.length);
  const found = entries.slice(first, end).filter((one) => one !== undefined);
  // Where nothing is new, the page ends before or at the place, which stays what it is.
  const last =
    found.length === 0
      ? seen
      : entries
          .slice(0, end)
          .filter((one) => one !== undefined)
          .slice(-OVERLAP)
          .map(placed);
  return {
    found,
    next: more || end < entries.length ? { cursor: String(begin + end), seen: last } : undefined,
    last: found.at(-1)?.at ?? (seen.length === 0 ? 0 : until),
    date: answer.date,
  };
}

/** The page, of at most so many entries, that overlaps what lies before the place and reaches furthest. */
function pageAt(offset: number, size: number): { page: number; perPage: number } {
  const target = Math.max(offset - OVERLAP, 0);
  let best = { page: 0, perPage: 0 };
  for (let perPage = size; perPage > 0; perPage--) {
    const page = Math.floor(target / perPage) + 1;
    if (page * perPage > best.page * best.perPage) best = { page, perPage };
  }
  return best;
}

function sinceOf({ since }: PollList, from: number): Record<string, number> {
  return since === undefined ? {} : { [since]: Math.max(from - 1, 0) };
}

function ask(
  { spec, inputs, around }: Polled,
  method: string,
  query: Readonly<Record<string, string | number>>,
  body: Json,
): Promise<Answer> {
  const call = {
    method,
    path: spec.call,
    values: spec.values ?? {},
    query: { ...spec.query, ...query },
    // What makers fill in is no expression.
    body: { $get: "body" },
  };
  const request = buildRequest(call, { in: inputs, body }, around.request);
  return makeCall(request, {}, undefined, around);
}

function pageOf(spec: PollSpec, answer: Answer, cursor: string | null): Page {
  const found = entriesOf(spec, answer.body).filter((one) => one !== undefined);
  return {
    found,
    next: cursor === null ? undefined : { cursor },
    last: found.at(-1)?.at ?? 0,
    date: answer.date,
  };
}

/**
 * The items that a body holds, undefined for what is none.
 * @throws {PlanFailure} 502 where there is no list: to go on as if it were empty would lose what it has
 */
function entriesOf(spec: PollSpec, body: Json): (Found | undefined)[] {
  const items = valueAt(body, spec.items);
  if (!Array.isArray(items)) {
    throw new PlanFailure(
      502,
      "answer_without_list",
      `Intercom answered ${spec.call} without the list ${spec.items}. Try again in a moment.`,
    );
  }
  return items.map((item) => {
    const time = secondsOf(valueAt(item, spec.time));
    const order = orderOf(spec);
    const at = order === undefined ? time : secondsOf(valueAt(item, order.time));
    const id = textOf(valueAt(item, "id"));
    if (!isObject(item) || id === null || !isPathValue(id)) return undefined;
    if (at === null) return undefined;
    return { item, time: time ?? 0, mark: markOf(id), at };
  });
}

/** By what a list is newest first, if not by the trigger's time. */
export function orderOf(spec: PollSpec): PollOrder | undefined {
  return spec.kind === "list" ? spec.listedBy : undefined;
}

/** What an entry is known by in a list. */
function placed({ at, mark }: Found): Delivered {
  return { time: at, mark };
}

/** What a delivery is known by. */
export function keyOf({ time, mark }: Delivered): string {
  return `${time} ${mark}`;
}
