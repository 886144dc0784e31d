/** Reads lists page by page, from where a next link left off; `PagesStep` says what holds. */
import { isObject, type Json, type JsonObject } from "../common/json.ts";
import {
  makeCall,
  type Outgoing,
  outgoingOf,
  type Parameter,
  PlanFailure,
  requestOf,
  type Surroundings,
} from "./call.ts";
import { evaluate, isBlank, merged, type Scope, textOf, valueAt } from "./evaluate.ts";
import { queryValues } from "./inputs.ts";
import { ORIGINAL_REQUEST_URI, skipTokenIn } from "./links.ts";
import type { PageSpec, PagesStep, PagingKind } from "./plan.ts";
import { readJson } from "./read-json.ts";

/** Calls one after another, as in a poll: the script has five seconds. */
const MAX_ROUNDS = 8;

/** Milliseconds after which no further page is read. */
const MAX_ELAPSED = 2500;

/** Characters; Intercom's cursors have about a hundred, and .NET takes no URL of any length. */
const MAX_PLACE_LENGTH = 2000;

/** Where a list goes on. */
interface ListPlace {
  /** A cursor, the query of a link, a scroll's parameter, null for the first page; or a page's number. */
  readonly at: string | number | null;
  /** Items of that page that were given already. */
  readonly skip: number;
  /** Items that a page holds, as numbers and links count by it; null where no size is asked for. */
  readonly size: number | null;
  /**
   * Pages that were read before. Only a scroll needs it, whose parameter stays the same: who follows
   * links takes one that it has followed before for a circle.
   */
  readonly before: number;
}

/** `{ items, next }`: up to so many items, and where the list goes on. */
export async function readPages(
  step: PagesStep,
  scope: Scope,
  around: Surroundings,
): Promise<JsonObject> {
  const spec = step.pages;
  const limit = limitOf(evaluate(spec.upTo, scope));
  const isScroll = spec.by === "scroll";
  const items: Json[] = [];
  let place = firstPlace(spec, limit, scope);
  for (let round = 1; ; round++) {
    const wanted = limit - items.length;
    let body: Json;
    try {
      const outgoing = asking(spec, place, wanted, outgoingOf(spec, scope));
      const request = requestOf(outgoing, around.request);
      body = (await makeCall(request, scope, step.explain, around)).body;
    } catch (error) {
      if (!(error instanceof PlanFailure) || !isScroll || round === 1) throw error;
      return { items, next: written(spec, place) };
    }
    const found = valueAt(body, spec.items);
    if (!Array.isArray(found) || found.length === 0) return { items, next: null };
    const rest = found.slice(place.skip);
    if (rest.length > wanted && !isScroll) {
      items.push(...rest.slice(0, wanted));
      return { items, next: written(spec, { ...place, skip: place.skip + wanted }) };
    }
    items.push(...rest);
    const at = following(spec.by, place.at, body);
    if (at === null) return { items, next: null };
    place = { ...place, at, skip: 0, before: place.before + 1 };
    const isFull = items.length >= limit || (isScroll && items.length + found.length > limit);
    if (isFull || round >= MAX_ROUNDS || around.elapsed() > MAX_ELAPSED) {
      return { items, next: written(spec, place) };
    }
  }
}

function limitOf(upTo: Json): number {
  if (typeof upTo === "number" && Number.isSafeInteger(upTo) && upTo > 0) return upTo;
  throw new PlanFailure(
    400,
    "parameter_invalid",
    "Number Of Items (number_of_items) must be a whole number of at least 1.",
  );
}

/** Where to begin: where the request's token says, else at the beginning. */
function firstPlace(spec: PageSpec, limit: number, scope: Scope): ListPlace {
  const token = skipTokenIn(scope[ORIGINAL_REQUEST_URI] ?? null);
  if (token === null) {
    return { at: spec.by === "number" ? 1 : null, skip: 0, size: pageSize(spec, limit), before: 0 };
  }
  const place = token === undefined ? undefined : readPlace(spec, readJson(token));
  if (place !== undefined) return place;
  throw new PlanFailure(
    400,
    "page_invalid",
    "The place where this list goes on (skipToken) cannot be read: the link is damaged, or leads to another list. Read the list from its beginning.",
  );
}

/** Pages of equal size that hold what is wanted, so that the last one is used up. */
function pageSize({ size }: PageSpec, limit: number): number | null {
  if (size === undefined) return null;
  const most = Math.min(limit, size * MAX_ROUNDS);
  return Math.ceil(most / Math.ceil(most / size));
}

/** The value that a next link holds. */
function written({ by }: PageSpec, { at, skip, size, before }: ListPlace): JsonObject {
  return { at, skip, size, ...(by === "scroll" ? { before } : {}) };
}

function readPlace({ by, size: most }: PageSpec, value: Json | undefined): ListPlace | undefined {
  if (!isObject(value)) return undefined;
  const { at = null, skip = null, size = null, before = null } = value;
  if (!isCount(skip, 0)) return undefined;
  if (by === "scroll" ? !isCount(before, 0) : before !== null) return undefined;
  const rest = { skip, size: numberIn(size), before: numberIn(before) ?? 0 };
  if (most === undefined ? size !== null : !isCount(size, 1) || size > most) return undefined;
  if (by === "number") return isCount(at, 1) ? { at, ...rest } : undefined;
  if (at !== null && !(typeof at === "string" && at.length <= MAX_PLACE_LENGTH)) return undefined;
  return at !== null && isBlank(at) ? undefined : { at, ...rest };
}

function numberIn(value: Json): number | null {
  return typeof value === "number" ? value : null;
}

function isCount(value: Json, least: number): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least;
}

/** What to send for the page at a place. */
function asking(
  spec: PageSpec,
  { at, skip, size }: ListPlace,
  wanted: number,
  call: Outgoing,
): Outgoing {
  if (spec.by === "link" && typeof at === "string") return { ...call, query: linkQuery(at) };
  if (spec.by !== "cursor") {
    const name = spec.by === "number" ? "page" : "scroll_param";
    return { ...call, query: withParameters(call.query, [name, at], ["per_page", size]) };
  }
  // A cursor is a key, not an offset: pages behind it can have any size.
  const most = spec.size === undefined ? null : Math.min(spec.size, wanted + skip);
  if (call.method === "GET") {
    return {
      ...call,
      query: withParameters(call.query, ["per_page", most], ["starting_after", at]),
    };
  }
  const pagination = {
    ...(most === null ? {} : { per_page: most }),
    ...(at === null ? {} : { starting_after: at }),
  };
  return { ...call, body: merged(isObject(call.body) ? call.body : {}, { pagination }) };
}

/** The query with these in place of what it has of the same names; none of null. */
function withParameters(query: readonly Parameter[], ...more: [string, Json][]): Parameter[] {
  const texts = more.flatMap(([name, value]): Parameter[] => {
    const text = textOf(value);
    return text === null ? [] : [[name, text]];
  });
  const others = query.filter(([name]) => !texts.some(([own]) => own === name));
  return [...others, ...texts];
}

/** Read and written anew, as .NET would change some of what it is given. */
function linkQuery(query: string): Parameter[] {
  return queryValues(`?${query}`).filter(([name]) => name !== "");
}

/** What the next page is asked for by; null where there is none. */
function following(by: PagingKind, at: ListPlace["at"], body: Json): ListPlace["at"] {
  const next = valueAt(body, "pages.next");
  switch (by) {
    case "cursor":
      return placeIn(typeof next === "string" ? next : valueAt(next, "starting_after"));
    case "number": {
      const page = typeof at === "number" ? at : 1;
      const total = valueAt(body, "pages.total_pages") ?? valueAt(body, "total_pages");
      return next !== null || (isCount(total, 1) && page < total) ? page + 1 : null;
    }
    case "link": {
      const [address = ""] = (typeof next === "string" ? next : "").split("#");
      const start = address.indexOf("?");
      return start < 0 ? null : placeIn(address.slice(start + 1));
    }
    case "scroll":
      return placeIn(valueAt(body, "scroll_param"));
  }
}

function placeIn(value: Json): string | null {
  const text = textOf(value);
  return text === null || isBlank(text) ? null : text;
}
