import { parseJson } from "../../common/json.ts";
import { invalidCursor, parameterInvalid } from "../errors.ts";
import { type Cursor, cursorPage, readCount } from "../paging.ts";
import type { Macro } from "../records/macro.ts";
import { ok, param, type Route } from "../route.ts";

const PER_PAGE = 50;
const MAX_PER_PAGE = 150;

export const macroRoutes: readonly Route[] = [
  {
    call: "GET /macros",
    handle: (request, workspace) => {
      const perPage = readCount(request.query("per_page"), "per_page", {
        preset: PER_PAGE,
        max: MAX_PER_PAGE,
      });
      const cursor = readCursor(request.query("starting_after"));
      const since = readSince(request.query("updated_since"));
      return () => {
        const found = workspace.listedMacros().filter(({ updated_ms }) => updated_ms > since);
        const { items, pages } = cursorPage(found, {
          perPage,
          cursor,
          by: ({ updated_ms }) => updated_ms,
          ascending: false,
        });
        const last = items.at(-1);
        const next =
          pages.next === undefined || last === undefined
            ? null
            : { starting_after: cursorText(last) };
        const shown = { type: "pages", per_page: perPage, next };
        return ok({ type: "list", data: items.map(macroJson), pages: shown });
      };
    },
  },
  {
    call: "GET /macros/{id}",
    handle: (request, workspace) => () =>
      ok(macroJson(workspace.visibleMacro(param(request, "id")))),
  },
];

function macroJson(macro: Macro) {
  const { id, name, body, visible_to_team_ids, available_on, created_ms, updated_ms } = macro;
  return {
    type: "macro",
    id,
    name,
    body: replacePlaceholders(body, (key, fallback) => {
      const preset = fallback === undefined ? "" : ` default="${escaped(fallback)}"`;
      return `<attribute key="${key}"${preset}/>`;
    }),
    body_text: replacePlaceholders(plainText(body), (key, fallback) =>
      fallback === undefined ? `{{${key}}}` : `{{${key}|fallback:"${fallback}"}}`,
    ),
    created_at: new Date(created_ms).toISOString(),
    updated_at: new Date(updated_ms).toISOString(),
    visible_to: visible_to_team_ids.length === 0 ? "everyone" : "specific_teams",
    visible_to_team_ids,
    available_on,
  };
}

/** `{{key}}` and `{{key | fallback: 'text'}}`, in either kind of quotation marks. */
const PLACEHOLDER = /\{\{\s*([\w.]+)\s*(?:\|\s*fallback:\s*(?:'([^']*)'|"([^"]*)")\s*)?\}\}/g;

function replacePlaceholders(
  text: string,
  replacement: (key: string, fallback: string | undefined) => string,
): string {
  return text.replace(
    PLACEHOLDER,
    (_, key: string, single: string | undefined, double: string | undefined) =>
      replacement(key, single ?? double),
  );
}

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

/** Paragraphs are set apart by an empty line, as in the description's examples. */
const plainText = (html: string) =>
  html
    .replace(/<\/p>\s*<p>/g, "\n\n")
    .replace(/<br\s*\/?>/g, "\n")
    .replace(/<[^>]*>/g, "");

/** Unlike other cursors: `["updated_at", "id"]`, the time in seconds with a fraction. */
function cursorText({ updated_ms, id }: Macro): string {
  const seconds = updated_ms / 1000;
  const value = Number.isInteger(seconds) ? seconds.toFixed(1) : String(seconds);
  return Buffer.from(`[${value}, ${JSON.stringify(id)}]`).toString("base64");
}

/** @throws {ApiError} 400 */
function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined || text === "") return undefined;
  const parts = parseJson(Buffer.from(text, "base64").toString());
  const [seconds, id, ...more] = Array.isArray(parts) ? parts : [];
  if (typeof seconds !== "number" || typeof id !== "string" || more.length > 0) {
    throw invalidCursor();
  }
  // Macros do not show the number of a page.
  return { value: Math.round(seconds * 1000), id, page: 1 };
}

/** In milliseconds. @throws {ApiError} 400 */
function readSince(text: string | undefined): number {
  if (text === undefined) return -Infinity;
  if (!/^\d{1,13}$/.test(text)) {
    throw parameterInvalid("Invalid updated_since timestamp", "updated_since");
  }
  return Number(text) * 1000;
}
