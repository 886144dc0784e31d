import type { Json } from "../../common/json.ts";
import type { JsonFile } from "../files.ts";
import type { JsonSpan } from "./parse.ts";
import { stepsOf } from "./pointer.ts";

/** Changes to a JSON text that leave everything around them as it was written. */

/** Replaces the text from `start` up to `end` (offsets in UTF-16 units). */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The span of a pointer's value; where the text does not go so deep, that of the deepest value. */
export function spanAt(file: JsonFile, pointer: string): JsonSpan | undefined {
  let span = file.root;
  let value: Json | undefined = file.value;
  for (const step of stepsOf(pointer)) {
    const children: JsonSpan[] = span?.children ?? [];
    const next: JsonSpan | undefined = Array.isArray(value)
      ? children[Number(step)]
      : // The last one counts where a name occurs twice, as for every JSON reader.
        children.findLast((child) => child.key === step);
    if (next === undefined) return span;
    value = Array.isArray(value)
      ? value[Number(step)]
      : typeof value === "object" && value !== null
        ? value[step]
        : undefined;
    span = next;
  }
  return span;
}

/** Gives an object's property a value: replaces it in place, or adds it after the last property. */
export function setProperty(file: JsonFile, pointer: string, key: string, value: Json): Edit[] {
  const object = spanAt(file, pointer);
  const children = object?.children;
  if (object === undefined || children === undefined) return [];
  const present = children.findLast((child) => child.key === key);
  if (present) return [{ start: present.start, end: present.end, text: JSON.stringify(value) }];
  const last = children.at(-1);
  const colon = last === undefined ? ": " : colonOf(file.text, last);
  const added = `${JSON.stringify(key)}${colon}${JSON.stringify(value)}`;
  if (last === undefined) return [{ start: object.start + 1, end: object.start + 1, text: added }];
  return [{ start: last.end, end: last.end, text: `,${spaceBefore(file.text, last)}${added}` }];
}

/** Replaces the value at a pointer. */
export function replaceValue(file: JsonFile, pointer: string, value: Json): Edit[] {
  const span = spanAt(file, pointer);
  return span ? [{ start: span.start, end: span.end, text: JSON.stringify(value) }] : [];
}

/** Removes a property or an item, with its comma. A comment around it stays. */
export function removeAt(file: JsonFile, pointer: string): Edit[] {
  const steps = stepsOf(pointer);
  const parent = spanAt(file, pointer.slice(0, pointer.lastIndexOf("/")));
  const span = spanAt(file, pointer);
  const siblings = parent?.children;
  if (steps.length === 0 || span === undefined || siblings === undefined) return [];
  const index = siblings.indexOf(span);
  const next = siblings[index + 1];
  const previous = siblings[index - 1];
  const [from, to] = next ? [span.end, next.keyStart] : [previous?.end ?? 0, span.keyStart];
  const alone = { start: span.keyStart, end: span.end, text: "" };
  if (!next && !previous) return [alone];
  const comma = commaIn(file.text, from, to);
  // Nothing but space and the comma: all of it goes.
  if (/^[\s,]*$/.test(file.text.slice(from, to))) {
    return [next ? { ...alone, end: to } : { ...alone, start: from }];
  }
  return [{ start: comma, end: comma + 1, text: "" }, alone];
}

/** Where the comma is between two values, among comments that may hold others. */
function commaIn(text: string, from: number, to: number): number {
  const space = /(?:[^,/]|\/\*.*?\*\/|\/\/[^\n]*)*/sy;
  space.lastIndex = from;
  return Math.min(from + (space.exec(text)?.[0].length ?? 0), to);
}

/**
 * Applies edits to a text. Of edits that overlap or start at the same place only the first is
 * applied; the others are found again when the result is validated anew.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let done = 0;
  let lastStart = -1;
  for (const edit of ordered) {
    if (edit.start < done || edit.start === lastStart) continue;
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
    lastStart = edit.start;
  }
  return result + text.slice(done);
}

/** The colon of a property with the space around it, to be repeated in the one that is added. */
function colonOf(text: string, span: JsonSpan): string {
  return /\s*:\s*$/.exec(text.slice(span.keyStart, span.start))?.[0] ?? ": ";
}

/** Line break and indentation before a property, to be repeated before the one that is added. */
function spaceBefore(text: string, span: JsonSpan): string {
  return /\s*$/.exec(text.slice(Math.max(0, span.keyStart - 200), span.keyStart))?.[0] ?? "";
}
