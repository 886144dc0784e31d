import type { Field, Operation } from "../operation.ts";
import { inEnglish, type Say } from "./say.ts";
import { typeName } from "./types.ts";

/**
 * The parameters that makers see, a row each: name, key, whether required, type, description. Keys of
 * a body are those of the property, as on Microsoft's pages; in the entries of a list they have the
 * list's before them.
 */
export function parameterRows({ parameters, body }: Operation, say: Say = inEnglish): string[][] {
  return [
    ...parameters.flatMap(({ key, required, field }) =>
      field.visibility === "internal" ? [] : [row(field, key, required, say)],
    ),
    ...(body === undefined ? [] : fieldRows(body, "", [], say)),
  ];
}

function fieldRows(holder: Field, list: string, above: readonly Field[], say: Say): string[][] {
  if (above.includes(holder)) return [];
  const within = [...above, holder];
  return Object.entries(holder.fields ?? {}).flatMap(([key, field]) => {
    if (field.visibility === "internal") return [];
    if (field.fields !== undefined) return fieldRows(field, list, within, say);
    const own = row(field, `${list}${key}`, holder.required?.includes(key) === true, say);
    const entries =
      field.items === undefined ? [] : fieldRows(field.items, `${list}${key}.`, within, say);
    return [own, ...entries];
  });
}

function row(field: Field, key: string, required: boolean, say: Say): string[] {
  return [
    say(field.title ?? ""),
    key,
    required ? "True" : "",
    isDropdown(field) ? `${typeName(field)} (${say("dropdown")})` : typeName(field),
    [
      ...(field.description === undefined ? [] : [say(field.description)]),
      ...limits(field, say),
    ].join(" "),
  ];
}

/** Whether makers choose from a list, each entry of a list on its own, too. */
function isDropdown({ choices, enum: words, items }: Field): boolean {
  return (
    choices !== undefined || (words?.length ?? 0) > 1 || (items !== undefined && isDropdown(items))
  );
}

/** What can be filled in, and what is taken where nothing is. */
function limits(field: Field, say: Say): string[] {
  const { minimum, maximum, minItems, maxItems } = field;
  const words = (field.enum ?? field.items?.enum ?? []).filter((word) => word !== null);
  return [
    ...(words.length > 1 ? [say("Values: {}.", words.join(", "))] : []),
    ...range(RANGE, minimum, maximum, say),
    ...range(ENTRIES, minItems, maxItems, say),
    ...(field.default === undefined ? [] : [say("Default: {}.", text(field.default))]),
  ];
}

const RANGE = { both: "From {} to {}.", least: "At least {}.", most: "At most {}." };
const ENTRIES = {
  both: "From {} to {} entries.",
  least: "At least {} entries.",
  most: "At most {} entries.",
};

function range(
  texts: typeof RANGE,
  least: number | undefined,
  most: number | undefined,
  say: Say,
): string[] {
  if (least !== undefined && most !== undefined) return [say(texts.both, least, most)];
  if (least !== undefined) return [say(texts.least, least)];
  return most === undefined ? [] : [say(texts.most, most)];
}

function text(value: Field["default"]): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
