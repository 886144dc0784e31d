/** The triggers that start at once, as the build wrote them beside the definition that has them. */
import type { Expr, Plan } from "../plan/plan.ts";

export interface InstantTrigger {
  readonly id: string;
  /** Intercom's topics that it is about. */
  readonly topics: readonly string[];
  /** What the maker fills in, as the operations' plans have it. */
  readonly inputs: Plan["inputs"];
  /** What the flow receives. */
  readonly to: Expr;
  /** Only that for which it is true. */
  readonly keep?: Expr;
}

/** By operation id. */
export type InstantTriggers = ReadonlyMap<string, InstantTrigger>;
