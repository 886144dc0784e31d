import type { Field, Operation } from "../operation.ts";
import { typeName } from "./types.ts";

/**
 * The parameters that makers see, a row each: name, key, whether required, type, description. Keys of
 * a body are those of the property, as on Microsoft's pages; in the entries of a list they have the
 * list's before them.
 */
export function parameterRows({ parameters, body }: Operation): string[][] {
  return [
    ...parameters.flatMap(({ key, required, field }) =>
      field.visibility === "internal" ? [] : [row(field, key, required)],
    ),
    ...(body === undefined ? [] : fieldRows(body, "", [])),
  ];
}

function fieldRows(holder: Field, list: string, above: readonly Field[]): string[][] {
  if (above.includes(holder)) return [];
  const within = [...above, holder];
  return Object.entries(holder.fields ?? {}).flatMap(([key, field]) => {
    if (field.visibility === "internal") return [];
    if (field.fields !== undefined) return fieldRows(field, list, within);
    const own = row(field, `${list}${key}`, holder.required?.includes(key) === true);
    const entries =
      field.items === undefined ? [] : fieldRows(field.items, `${list}${key}.`, within);
    return [own, ...entries];
  });
}

function row(field: Field, key: string, required: boolean): string[] {
  return [
    field.title ?? "",
    key,
    required ? "True" : "",
    isDropdown(field) ? `${typeName(field)} (dropdown)` : typeName(field),
    [field.description, ...limits(field)].filter((text) => text !== undefined).join(" "),
  ];
}

/** Whether makers choose from a list, each entry of a list on its own, too. */
function isDropdown({ choices, enum: words, items }: Field): boolean {
  return (
    choices !== undefined || (words?.length ?? 0) > 1 || (items !== undefined && isDropdown(items))
  );
}

/** What can be filled in, and what is taken where nothing is. */
function limits(field: Field): string[] {
  const { minimum, maximum, minItems, maxItems } = field;
  const words = (field.enum ?? field.items?.enum ?? []).filter((word) => word !== null);
  return [
    ...(words.length > 1 ? [`Values: ${words.join(", ")}.`] : []),
    ...range("", minimum, maximum),
    ...range(" entries", minItems, maxItems),
    ...(field.default === undefined ? [] : [`Default: ${text(field.default)}.`]),
  ];
}

function range(what: string, least: number | undefined, most: number | undefined): string[] {
  if (least !== undefined && most !== undefined) return [`From ${least} to ${most}${what}.`];
  if (least !== undefined) return [`At least ${least}${what}.`];
  return most === undefined ? [] : [`At most ${most}${what}.`];
}

function text(value: Field["default"]): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
