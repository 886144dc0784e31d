import { isObject, type Json } from "../common/json.ts";
import { applyEdits, type Edit } from "../validate/json/edit.ts";
import { type JsonSpan, parseJsonText } from "../validate/json/parse.ts";

/** A value of a JSON text with the place where it stands. */
export interface Located {
  readonly value: Json;
  readonly span: JsonSpan;
}

/** A JSON text that is changed in places and stays as it was everywhere else, down to its blanks. */
export interface EditedJson {
  readonly root: Located;
  /** Gives a value another text. */
  replace(at: Located, value: string): void;
  /** Adds a property after the last one of an object. */
  add(object: Located, key: string, value: Json): void;
  text(): string;
}

/** @returns undefined where the text is no JSON */
export function editJson(text: string): EditedJson | undefined {
  const { value, root: span } = parseJsonText(text);
  if (value === undefined || span === undefined) return undefined;
  const edits: Edit[] = [];
  return {
    root: { value, span },
    replace({ span: { start, end } }, replacement) {
      edits.push({ start, end, text: JSON.stringify(replacement) });
    },
    add({ span: object }, key, added) {
      const last = object.children?.at(-1);
      const at = last?.end ?? object.start + 1;
      const comma = last === undefined ? "" : ",";
      const property = `${comma}${JSON.stringify(key)}:${JSON.stringify(added)}`;
      edits.push({ start: at, end: at, text: property });
    },
    text: () => applyEdits(text, edits),
  };
}

/** A property of an object; undefined where there is none. */
export function inside(at: Located | undefined, key: string): Located | undefined {
  if (at === undefined || !isObject(at.value) || !Object.hasOwn(at.value, key)) return undefined;
  const span = at.span.children?.findLast((child) => child.key === key);
  const value = at.value[key];
  return span === undefined || value === undefined ? undefined : { value, span };
}

/** The properties of an object; none where it is no object. */
export function entries(at: Located | undefined): [key: string, at: Located][] {
  if (at === undefined || !isObject(at.value)) return [];
  // Of two with one key the last, as in the value.
  const spans = new Map(at.span.children?.map((child) => [child.key, child]));
  return Object.entries(at.value).flatMap(([key, value]) => {
    const span = spans.get(key);
    return span === undefined ? [] : [[key, { value, span }] as [string, Located]];
  });
}

export function textOf(at: Located | undefined): string | undefined {
  return typeof at?.value === "string" ? at.value : undefined;
}
