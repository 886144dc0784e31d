import type { Expr } from "../../plan/plan.ts";

/** One value where a condition is true, else another one. */
export function ifElse(condition: Expr, one: Expr, other: Expr): Expr {
  // biome-ignore lint/suspicious/noThenProperty: the key of the plan's operator
  return { $if: condition, then: one, else: other };
}
