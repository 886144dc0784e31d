import { ApiError } from "../errors.ts";
import { numberedPage, pageAddress, readPlace } from "../paging.ts";
import { type ApiRequest, ok, queryList, type Route } from "../route.ts";
import { type SearchedPiece, searchedPieces } from "./content-pieces.ts";

const PAGE = { perPage: 10, max: 50 };
const LONGEST_QUERY = 500;

/** Kinds by the names that the search has for them. */
const TYPES = {
  snippet: "content_snippet",
  external_content: "external_content",
  file_source_content: "file_source_content",
  internal_article: "internal_article",
  article: "article",
} as const;

type Filter = (piece: SearchedPiece) => boolean;

export const contentSearchRoutes: readonly Route[] = [
  {
    call: "GET /content/search",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      const filters = readFilters(request);
      return () => {
        const found = searchedPieces(workspace).filter((piece) =>
          filters.every((matches) => matches(piece)),
        );
        found.sort((a, b) => b.created_at - a.created_at || Number(b.id) - Number(a.id));
        const { items, total, pages } = numberedPage(rowsOf(found), place);
        const prev = place.page > 1 ? pageAddress(place, place.page - 1) : null;
        return ok({ type: "list", total_count: total, pages: { ...pages, prev }, data: items });
      };
    },
  },
];

/** An article is one row, with an entry for each language that was found. */
function rowsOf(pieces: readonly SearchedPiece[]) {
  const rows = new Map<string, { type: string; id: string; title: string; contents?: object[] }>();
  for (const { type, id, content_id, title, locale } of pieces) {
    const key = `${type} ${id}`;
    const row = rows.get(key) ?? { type, id, title };
    rows.set(key, row);
    if (content_id === undefined) continue;
    row.contents = [
      ...(row.contents ?? []),
      { type: "article_content", id: content_id, title, locale },
    ];
  }
  return [...rows.values()];
}

/** All of them must be met. */
function readFilters(request: ApiRequest): Filter[] {
  const words = (request.query("query") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  if ((request.query("query") ?? "").length > LONGEST_QUERY) {
    throw invalid(`query must be at most ${LONGEST_QUERY} characters`);
  }
  const operator = request.query("tag_operator") ?? "IN";
  if (operator !== "IN" && operator !== "NIN") throw invalid("tag_operator must be IN or NIN");
  const folders = queryList(request, "folder_ids");
  if (folders !== undefined && request.query("folder_entity_type") !== "folder") {
    throw invalid("folder_entity_type is required with folder_ids");
  }
  const types = queryList(request, "content_types")?.map(
    (name) => Object.entries(TYPES).find(([known]) => known === name)?.[1],
  );
  const tagged = (ids: readonly string[], { tags }: SearchedPiece) =>
    tags.some(({ id }) => ids.includes(id));

  const list = (name: string, matches: (values: string[], piece: SearchedPiece) => boolean) => {
    const values = queryList(request, name);
    return values === undefined ? [] : [(piece: SearchedPiece) => matches(values, piece)];
  };
  const flag = (name: string, value: (piece: SearchedPiece) => boolean) => {
    const wanted = request.query(name);
    return wanted === undefined
      ? []
      : [(piece: SearchedPiece) => value(piece) === (wanted === "on")];
  };
  const time = (name: string, matches: (seconds: number, piece: SearchedPiece) => boolean) => {
    const wanted = request.query(name);
    return wanted === undefined ? [] : [(piece: SearchedPiece) => matches(Number(wanted), piece)];
  };
  return [
    ({ title, text }) => {
      const whole = `${title} ${text}`.toLowerCase();
      return words.every((word) => whole.includes(word));
    },
    ({ type }) => types === undefined || types.includes(type),
    ...list("states", (values, { state }) => values.includes(state)),
    ...list("locales", (values, { locale }) => values.includes(locale)),
    ...list("tag_ids", (ids, piece) => tagged(ids, piece) === (operator === "IN")),
    ...list("any_tag_ids", tagged),
    ...list("folder_ids", (ids, { folder_id }) => folder_id !== null && ids.includes(folder_id)),
    ...list("created_by_ids", (ids, piece) => ids.includes(String(piece.created_by_id))),
    ...list("last_updated_by_ids", (ids, piece) => ids.includes(String(piece.updated_by_id))),
    ...flag("copilot_state", ({ copilot }) => copilot),
    ...flag("fin_service_state", ({ fin }) => fin),
    ...flag("fin_sales_state", ({ sales }) => sales),
    ...time("created_at_after", (seconds, { created_at }) => created_at >= seconds),
    ...time("created_at_before", (seconds, { created_at }) => created_at <= seconds),
    ...time("updated_at_after", (seconds, { updated_at }) => updated_at >= seconds),
    ...time("updated_at_before", (seconds, { updated_at }) => updated_at <= seconds),
  ];
}

/** The status is documented; the code is that of bulk actions. */
const invalid = (message: string) => new ApiError(422, "parameter_invalid", message);
