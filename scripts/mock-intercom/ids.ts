import { isObject, type Json, type JsonObject } from "../common/json.ts";
import type { CheckedSchema } from "./schema-check.ts";

/** `id`, `admin_id`, `audience_ids`, and of a searched field `source.author.id`. */
const NAME = /(^|[._])ids?$/;

export const isIdName = (name: string): boolean => NAME.test(name);

/** What holds names or values of the workspace's own, whose numbers stay numbers. */
const FREE: ReadonlySet<string> = new Set([
  "attributes",
  "components",
  "custom_attributes",
  "json_blocks",
  "metadata",
  "mock_response",
  "ticket_attributes",
]);

/**
 * A body with all ids as text: Intercom takes them as numbers, too, wherever they stand (its own SDK
 * sends `{"id": 81}`). What holds no such number is not copied.
 */
export function withTextIds(body: Json): Json {
  if (Array.isArray(body)) return mapped(body, withTextIds);
  if (!isObject(body)) return body;
  let changed: JsonObject | undefined;
  for (const [name, value] of Object.entries(body)) {
    const now = withTextIdsOf(name, value);
    if (now === value) continue;
    changed ??= Object.fromEntries(Object.entries(body));
    changed[name] = now;
  }
  return changed ?? body;
}

function withTextIdsOf(name: string, value: Json): Json {
  if (FREE.has(name)) return value;
  if (!NAME.test(name)) return withTextIds(value);
  return Array.isArray(value) ? mapped(value, textId) : textId(value);
}

const textId = (value: Json): Json =>
  Number.isSafeInteger(value) ? String(value) : withTextIds(value);

/** The list itself where nothing in it changes. */
function mapped(list: Json[], change: (value: Json) => Json): Json[] {
  const now = list.map(change);
  return now.some((value, index) => value !== list[index]) ? now : list;
}

const DIGITS: CheckedSchema = { type: "string", format: "digits" };
const ONE_OR_MORE: CheckedSchema = { oneOf: [DIGITS, { type: "array", items: DIGITS }] };

/** What is allowed in a body in place of a property's schema: digits for an id that is a number. */
export const digitsForId = (name: string, { type }: CheckedSchema): CheckedSchema | undefined =>
  NAME.test(name) && type !== "string" ? ONE_OR_MORE : undefined;
