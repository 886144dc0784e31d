import type { Json } from "../../common/json.ts";
import { isObject } from "./values.ts";

/** JSON pointers (RFC 6901). The empty text is the whole document. */

/** A pointer, some steps deeper. */
export function below(pointer: string, ...steps: (string | number)[]): string {
  let deeper = pointer;
  for (const step of steps) deeper += `/${escapeStep(String(step))}`;
  return deeper;
}

/** The steps of a pointer, unescaped. */
export function stepsOf(pointer: string): string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeStep);
}

/** The value at a pointer; undefined where there is none. */
export function valueAt(document: Json, pointer: string): Json | undefined {
  let value: Json | undefined = document;
  for (const step of stepsOf(pointer)) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** One level up; of the whole document, itself. */
export function above(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

function escapeStep(step: string): string {
  // Most steps need no escape, and this runs once for every value of a definition.
  if (!step.includes("/") && !step.includes("~")) return step;
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}

function unescapeStep(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
