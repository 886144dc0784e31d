import { type Json, parseJson } from "../common/json.ts";
import { invalidCursor, parameterInvalid } from "./errors.ts";

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
    ...(next !== undefined && { next: { page: next.page, starting_after: encodeCursor(next) } }),
    page,
    per_page: perPage,
    total_pages: Math.ceil(total / perPage),
  };
}

/**
 * One page of a list with page numbers.
 * @param address of the list, without query: what `pages.next` is built from
 */
export function numberedPage<T>(
  items: readonly T[],
  { page, perPage, address }: { page: number; perPage: number; address: string },
) {
  const totalPages = Math.ceil(items.length / perPage);
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    total: items.length,
    pages: {
      type: "pages",
      next: page < totalPages ? `${address}?per_page=${perPage}&page=${page + 1}` : null,
      page,
      per_page: perPage,
      total_pages: totalPages,
    },
  };
}

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
