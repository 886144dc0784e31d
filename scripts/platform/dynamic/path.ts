import { own } from "../../common/own.ts";
import { isRecord } from "../definition/swagger.ts";

/** A property by its name, else by a path with "/" between the names; no path is the value itself. */
export function at(value: unknown, path: string | undefined): unknown {
  if (!path) return value;
  if (isRecord(value) && Object.hasOwn(value, path)) return value[path];
  return path
    .split("/")
    .filter((step) => step !== "")
    .reduce<unknown>((inner, step) => (isRecord(inner) ? own(inner, step) : undefined), value);
}

/**
 * The list in an answer: the answer itself, whatever the path, or what lies at the path. Without
 * a path, the first list among the answer's properties (all three as the Logic Apps designer,
 * which is open source, does it).
 */
export function listAt(answer: unknown, path: string | undefined): unknown[] | undefined {
  if (Array.isArray(answer)) return answer;
  const found = path
    ? at(answer, path)
    : isRecord(answer)
      ? Object.values(answer).find((value) => Array.isArray(value))
      : undefined;
  return Array.isArray(found) ? found : undefined;
}

/** A title as people read it. */
export function textOf(title: unknown): string {
  return typeof title === "string" ? title : (JSON.stringify(title) ?? "");
}
