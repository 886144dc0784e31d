import { type Json, parseJson } from "../common/json.ts";
import { invalidCursor, parameterInvalid } from "./errors.ts";
import type { ApiRequest } from "./route.ts";

/** A place in an order: the key of the last entry shown, and the number of the page behind it. */
export interface Cursor {
  /** Milliseconds for a time. */
  value: number | string;
  id: string;
  page: number;
}

/** Live cursors are base64 of `[sort value, id, next page]`. */
export function encodeCursor({ value, id, page }: Cursor): string {
  return Buffer.from(JSON.stringify([value, id, page])).toString("base64");
}

/**
 * @param text null, empty or undefined for the first page
 * @throws {ApiError} 400
 */
export function decodeCursor(text: Json | undefined): Cursor | undefined {
  if (text === undefined || text === null || text === "") return undefined;
  if (typeof text !== "string" || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw invalidCursor();
  const parts = parseJson(Buffer.from(text, "base64").toString());
  if (!Array.isArray(parts) || parts.length !== 3) throw invalidCursor();
  const [value, id, page] = parts;
  const valid =
    (typeof value === "number" || typeof value === "string") &&
    typeof id === "string" &&
    id !== "" &&
    typeof page === "number" &&
    Number.isSafeInteger(page) &&
    page > 1;
  if (!valid) throw invalidCursor();
  return { value, id, page };
}

/**
 * One page of a list with cursors, for records that no search index holds: sorted by a value, ties
 * by id.
 * @param cursor as `decodeCursor` reads `starting_after`
 */
export function cursorPage<T extends { readonly id: string }>(
  records: readonly T[],
  options: {
    perPage: number;
    cursor: Cursor | undefined;
    /** What the list is sorted by; times in milliseconds. */
    by(record: T): number;
    ascending: boolean;
  },
): { items: T[]; total: number; pages: ReturnType<typeof cursorPages> } {
  const { perPage, cursor, by, ascending } = options;
  const sign = ascending ? 1 : -1;
  const compare = (a: Key, b: Key) =>
    sign * (a.value - b.value || a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  const keyed = records.map((record) => ({ record, key: { value: by(record), id: record.id } }));
  keyed.sort((a, b) => compare(a.key, b.key));
  const after = cursor && { value: Number(cursor.value), id: cursor.id };
  const rest = keyed.filter(
    ({ key }) => after === undefined || (key.id !== after.id && compare(key, after) > 0),
  );
  const shown = rest.slice(0, perPage);
  const last = rest.length > perPage ? shown.at(-1) : undefined;
  const page = cursor?.page ?? 1;
  const next = last && { ...last.key, page: page + 1 };
  const pages = cursorPages({ page, perPage, total: records.length, next });
  return { items: shown.map(({ record }) => record), total: records.length, pages };
}

interface Key {
  value: number;
  id: string;
}

/** The `pages` of a list with cursors; `next` is absent on the last page, as in live answers. */
export function cursorPages(options: {
  page: number;
  perPage: number;
  total: number;
  next: Cursor | undefined;
}) {
  const { page, perPage, total, next } = options;
  return {
    type: "pages",
    // Left out of the JSON where it is undefined.
    next: next && { page: next.page, starting_after: encodeCursor(next) },
    page,
    per_page: perPage,
    total_pages: Math.ceil(total / perPage),
  };
}

/**
 * The `pages` of a list that gives the whole address of its next page and nothing else (events);
 * `starting_after` in it is a cursor.
 */
export function linkPages(
  request: Pick<ApiRequest, "address" | "search">,
  pages: ReturnType<typeof cursorPages>,
): { next?: string } {
  if (pages.next === undefined) return {};
  const query = new URLSearchParams(request.search);
  query.set("starting_after", pages.next.starting_after);
  return { next: `${request.address}?${query}` };
}

/** A place in a list with page numbers, as `readPlace` reads it. */
export interface Numbered {
  page: number;
  perPage: number;
  /** Of the list, with what else the query asks for: what `pages.next` is built from. */
  address: string;
}

/**
 * Reads `page` and `per_page`.
 * @param limits page size where the request names none, and the largest one allowed
 * @throws {ApiError} 400
 */
export function readPlace(
  request: Pick<ApiRequest, "query" | "address" | "search">,
  limits: { perPage: number; max: number },
): Numbered {
  const others = new URLSearchParams(request.search);
  others.delete("page");
  others.delete("per_page");
  const query = String(others);
  return {
    page: readCount(request.query("page"), "page", { preset: 1, max: 1e9 }),
    perPage: readCount(request.query("per_page"), "per_page", {
      preset: limits.perPage,
      max: limits.max,
    }),
    address: query === "" ? request.address : `${request.address}?${query}`,
  };
}

/** One page of a list with page numbers: its items, how many there are in all, and `pages`. */
export function numberedPage<T>(items: readonly T[], place: Numbered) {
  const { page, perPage } = place;
  const totalPages = Math.ceil(items.length / perPage);
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    total: items.length,
    pages: {
      type: "pages",
      next: page < totalPages ? pageAddress(place, page + 1) : null,
      page,
      per_page: perPage,
      total_pages: totalPages,
    },
  };
}

/** The address of another page of the list. */
export const pageAddress = ({ perPage, address }: Numbered, page: number): string =>
  `${address}${address.includes("?") ? "&" : "?"}per_page=${perPage}&page=${page}`;

/**
 * Reads a page size or number from a query (text) or a body (number).
 * @throws {ApiError} 400 for what is no whole number from 1 to `max`
 */
export function readCount(
  value: Json | undefined,
  name: string,
  { preset, max }: { preset: number; max: number },
): number {
  if (value === undefined || value === null) return preset;
  const number = typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1) {
    throw parameterInvalid(`${name} must be a whole number of at least 1`, name);
  }
  if (number > max) throw parameterInvalid(`${name} must be at most ${max}`, name);
  return number;
}
