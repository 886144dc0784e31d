import { templateValues } from "./operations.ts";

/** Finds what a method and a path fit first. */
export type FindPath<T> = (method: string, path: string) => Fit<T> | undefined;

/** What a path fits, and the decoded values that it gives its parameters. */
export interface Fit<T> {
  readonly one: T;
  readonly values: Record<string, string>;
}

interface Step {
  readonly literal: Map<string, Step>;
  any?: Step;
  /** Places of those that end here. */
  readonly ends: number[];
}

const newStep = (): Step => ({ literal: new Map(), ends: [] });

/**
 * Finds the first of many that a method and a path fit, as {@link templateValues} has it, without trying
 * each: definitions of strangers have thousands of operations.
 * @param all in the order in which they are looked for
 * @example
 * const find = pathIndex(listOperations(definition));
 * find("GET", "/tags/7")?.one.operationId;
 */
export function pathIndex<T extends { readonly method: string; readonly path: string }>(
  all: readonly T[],
): FindPath<T> {
  const roots = new Map<string, Step>();
  for (const [place, { method, path }] of all.entries()) {
    let at = roots.get(method) ?? newStep();
    roots.set(method, at);
    for (const step of stepsOf(path)) at = below(at, step);
    at.ends.push(place);
  }
  return (method, path) => {
    let reached = [roots.get(method) ?? newStep()];
    for (const step of stepsOf(path)) {
      reached = reached
        .flatMap(({ literal, any }) => [literal.get(step), any])
        .filter((next) => next !== undefined);
    }
    const places = reached.flatMap(({ ends }) => ends).sort((a, b) => a - b);
    for (const place of places) {
      const one = all[place];
      const values = one && templateValues(one.path, path);
      if (one !== undefined && values !== undefined) return { one, values };
    }
    return undefined;
  };
}

function below(at: Step, step: string): Step {
  if (step.includes("{")) {
    at.any ??= newStep();
    return at.any;
  }
  const next = at.literal.get(step) ?? newStep();
  at.literal.set(step, next);
  return next;
}

function stepsOf(path: string): string[] {
  return path.replace(/\/$/, "").toLowerCase().split("/");
}
