import { isObject, type Json } from "../common/json.ts";
import type { CheckedSchema } from "./schema-check.ts";

/** `id`, `admin_id`, `audience_ids`. */
const NAME = /(^|_)ids?$/;

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
 * sends `{"id": 81}`).
 */
export function withTextIds(body: Json): Json {
  if (Array.isArray(body)) return body.map(withTextIds);
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (FREE.has(name)) return [name, value];
      if (!NAME.test(name)) return [name, withTextIds(value)];
      return [name, Array.isArray(value) ? value.map(textId) : textId(value)];
    }),
  );
}

const textId = (value: Json): Json =>
  Number.isSafeInteger(value) ? String(value) : withTextIds(value);

const DIGITS: CheckedSchema = { type: "string", format: "digits" };
const ONE_OR_MORE: CheckedSchema = { oneOf: [DIGITS, { type: "array", items: DIGITS }] };

/** What is allowed in a body in place of a property's schema: digits for an id that is a number. */
export const digitsForId = (name: string, { type }: CheckedSchema): CheckedSchema | undefined =>
  NAME.test(name) && type !== "string" ? ONE_OR_MORE : undefined;
