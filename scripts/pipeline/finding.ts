import type { Problem } from "../common/problem.ts";
import { didYouMean } from "../validate/near.ts";

/** Something that keeps the build from writing: what is wrong, where, and what to do. */
export interface Finding {
  /** The file that a maintainer changes, from the top of the checkout. */
  file: string;
  /** From 1; absent where it is about the whole file. */
  line?: number;
  /** The id of the operation that it is about. */
  operation?: string;
  /** What is there: a parameter's key, a call, a place in the contract. */
  place?: string;
  /** What is wrong, a sentence. */
  message: string;
  /** What to do, with the nearest right name; empty where the message says it. */
  advice: string;
}

/** A problem whose place was found. */
export function findingOf(problem: Problem, at: { file: string; line?: number }): Finding {
  const { operation, place, message, advice, unknown } = problem;
  const near = unknown === undefined ? "" : didYouMean(unknown.name, unknown.among);
  return {
    ...at,
    ...(operation === undefined ? {} : { operation }),
    ...(place === undefined ? {} : { place }),
    message,
    advice: `${advice}${near}`.trim(),
  };
}

/** In one line: `connector/tags/actions.ts:12: GetTag, tag_id: what is wrong. What to do.` */
export function findingText({ file, line, operation, place, message, advice }: Finding): string {
  const at = line === undefined ? file : `${file}:${line}`;
  const about = [operation, place].filter((part) => part !== undefined).join(", ");
  return [`${at}:`, about === "" ? "" : `${about}:`, message, advice]
    .filter((part) => part !== "")
    .join(" ");
}

/** By file and line, the same fault once. */
export function sorted(findings: readonly Finding[]): Finding[] {
  const once = new Map(findings.map((finding) => [findingText(finding), finding]));
  return [...once.values()].sort(
    (a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0),
  );
}

/** Not localeCompare: the order must not depend on the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
