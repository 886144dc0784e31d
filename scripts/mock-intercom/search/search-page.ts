import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { invalidField, invalidSortOrder, parameterInvalid } from "../errors.ts";
import { type Cursor, cursorPages, decodeCursor, readCount } from "../paging.ts";
import type { Piece } from "../pieces.ts";
import type { ApiRequest } from "../route.ts";
import { type Condition, EVERYTHING } from "./condition.ts";
import { type QueryRules, readQuery } from "./query.ts";
import type { SearchIndex, Sort } from "./search-index.ts";

/** What a search or a list asks for. */
export interface SearchRequest {
  condition: Condition;
  sort: Sort;
  perPage: number;
  cursor: Cursor | undefined;
}

/** All cursor lists and searches stop here. */
const MAX_PER_PAGE = 150;

/** What a search asks for that says nothing else. */
export interface Preset {
  perPage: number;
  sortField: string;
}

/**
 * Reads a list: everything, the newest first.
 * @throws {ApiError} 400
 */
export function readList(request: ApiRequest, preset: Preset): SearchRequest {
  return {
    condition: EVERYTHING,
    sort: { field: preset.sortField, ascending: false },
    perPage: readCount(request.query("per_page"), "per_page", {
      preset: preset.perPage,
      max: MAX_PER_PAGE,
    }),
    cursor: decodeCursor(request.query("starting_after")),
  };
}

/**
 * Reads the body of a search.
 * @throws {ApiError} 400
 */
export function readSearch<R>(
  body: JsonObject,
  rules: QueryRules<R>,
  preset: Preset,
): SearchRequest {
  const condition = readQuery(body.query, rules);
  const pagination = optionalObject(body.pagination, "pagination");
  return {
    condition,
    sort: readSort(optionalObject(body.sort, "sort"), rules, preset.sortField),
    perPage: readCount(pagination.per_page, "per_page", {
      preset: preset.perPage,
      max: MAX_PER_PAGE,
    }),
    cursor: decodeCursor(pagination.starting_after),
  };
}

function optionalObject(value: Json | undefined, name: string): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw parameterInvalid(`${name} must be an object`, name);
  return value;
}

function readSort<R>(sort: JsonObject, rules: QueryRules<R>, preset: string): Sort {
  const { field: name = preset, order = "descending" } = sort;
  // Recorded live: `desc` is refused, by name.
  if (order !== "ascending" && order !== "descending") throw invalidSortOrder(order);
  if (typeof name !== "string") throw parameterInvalid("The sort field must be a name", "sort");
  const field = rules.fields(name);
  if (field === undefined || field.type === "tag") throw invalidField(name);
  return { field: name, ascending: order === "ascending" };
}

/** Searches, and gives the answer's records, each as JSON, and what surrounds them. */
export function searchPage<R>(
  index: SearchIndex<R>,
  request: SearchRequest,
  render: (record: R) => Piece,
): { records: Piece[]; total_count: number; pages: object } {
  const { condition, sort, perPage, cursor } = request;
  const { records, total, end } = index.search(condition, sort, perPage, cursor);
  const page = cursor?.page ?? 1;
  const next = end && { value: end.value, id: end.id, page: page + 1 };
  return {
    records: records.map(render),
    total_count: total,
    pages: cursorPages({ page, perPage, total, next }),
  };
}
