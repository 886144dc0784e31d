import { put } from "../../common/own.ts";
import { isRecord } from "../definition/swagger.ts";

/** One step down in JSON: a property's name, or an index of an array. */
export type Step = string | number;

/** `.name`, `['any name']` or `[0]`; the first step of a path below a parent has no dot. */
const STEP = /\.?([\p{L}\p{N}_$]+)|\.?\[\s*'((?:[^']|'')*)'\s*\]|\[\s*(\d+)\s*\]/uy;

/** Reads the steps that stand at `start`, as many as there are; `end` is where they stop. */
export function readSteps(text: string, start = 0): { steps: Step[]; end: number } {
  const steps: Step[] = [];
  let end = start;
  while (end < text.length) {
    // Only the first step may stand without a mark in front of it.
    if (end > 0 && !/[.[]/.test(text[end] ?? "")) break;
    STEP.lastIndex = end;
    const match = STEP.exec(text);
    if (!match) break;
    const [whole, name, quoted, index] = match;
    steps.push(index === undefined ? (name ?? quoted?.replaceAll("''", "'") ?? "") : Number(index));
    end += whole.length;
  }
  return { steps, end };
}

/** The steps of a text that is nothing but a path, or one plain name; undefined for any other text. */
export function parseSteps(text: string): Step[] | undefined {
  if (text !== "" && !/[.[\]()@{}']/.test(text)) return [text];
  const { steps, end } = readSteps(text);
  return end === text.length ? steps : undefined;
}

/**
 * The value at the end of the steps; undefined where it is absent.
 * @param onNull called with the step whose value is null or absent though more steps follow
 */
export function valueAt(
  value: unknown,
  steps: readonly Step[],
  onNull: (step: Step | undefined) => void = () => {},
): unknown {
  let at = value;
  for (const [index, step] of steps.entries()) {
    if (at === undefined || at === null) {
      onNull(steps[index - 1]);
      return undefined;
    }
    at = child(at, step);
  }
  return at;
}

/**
 * Writes a value at the end of the steps.
 * @returns false where something on the way is missing or cannot hold the next step
 */
export function setAt(root: unknown, steps: readonly Step[], value: unknown): boolean {
  const last = steps.at(-1);
  const parent = valueAt(root, steps.slice(0, -1));
  if (isRecord(parent) && last !== undefined) put(parent, String(last), value);
  // At most one item more: an index of a stranger's must not make a list of millions.
  else if (Array.isArray(parent) && typeof last === "number" && last <= parent.length) {
    parent[last] = value;
  } else return false;
  return true;
}

function child(value: unknown, step: Step): unknown {
  if (Array.isArray(value)) return typeof step === "number" ? value[step] : undefined;
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
