import type { LowerContext } from "./context.ts";

/** Reports variables that share a segment of the path with something else: plans read whole segments. */
export function checkSegments(operation: string, path: string, { report }: LowerContext): void {
  for (const segment of path.split("/")) {
    if (!segment.includes("{") || /^\{\w+\}$/.test(segment)) continue;
    report({
      operation,
      place: "path",
      message: `In the path ${path}, ${segment} is more than one variable.`,
      advice: "Give each variable a segment of its own.",
    });
  }
}

/**
 * Reports variables of a path that takes none.
 * @param why such as "a search has only filters, in the query"
 */
export function checkVariables(
  operation: string,
  path: string,
  why: string,
  { report }: Pick<LowerContext, "report">,
): void {
  for (const [variable] of path.matchAll(/\{\w+\}/g)) {
    report({
      operation,
      place: "path",
      message: `The path ${path} has ${variable}, and ${why}.`,
      advice: "Take it out of the path.",
    });
  }
}
