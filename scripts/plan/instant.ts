/** What a gateway does for a trigger by webhooks, as the build writes it and the gateway reads it. */
import type { Expr, PlanInput, PlanSet, PollSpec, Step } from "./plan.ts";

/** How an item's value is compared, as in Intercom's searches. */
export type ItemOperator =
  | "="
  | "!="
  | "IN"
  | "NIN"
  | ">"
  | ">="
  | "<"
  | "<="
  | "~"
  | "!~"
  | "^"
  | "$";

/** A condition on what a notification carries. */
export interface ItemCondition {
  /** Where the item has it, with dots; `*` is each entry of a list, of which any will do. */
  readonly at: string;
  readonly operator: ItemOperator;
  /** Sees `in`; a condition whose value is not given holds. */
  readonly value: Expr;
}

/** Expressions see `item`, `in` and `notification`. */
export interface InstantPlan {
  /** Intercom's topics that it is about. */
  readonly topics: readonly string[];
  /** What makers fill in, read from the body of subscribing. */
  readonly inputs: readonly PlanInput[];
  /** Where the item has the parts of which the last one is what happened: the `part` of expressions. */
  readonly part?: string;
  /** All of them must hold. */
  readonly conditions: readonly ItemCondition[];
  /** Only that for which it is true is delivered. */
  readonly keep?: Expr;
  /**
   * Calls made for what is kept, with the gateway's own access token of the workspace. What they name
   * is null for `to` where there is no token, or Intercom does not have the thing or show it.
   */
  readonly reads?: readonly Step[];
  /** What the flow receives. */
  readonly to: Expr;
  /**
   * Finds what webhooks did not bring: delivers `{ item, part }` as Intercom answers them. Its
   * expressions see the same `in`.
   */
  readonly catchUp?: PollSpec;
}

/** The input by which makers ask for {@link InstantPlan.catchUp}. */
export const CATCH_UP = "catch_up";

/** `subscriptions.json`: all of a connector, by operation id. */
export interface InstantPlanSet {
  readonly times: NonNullable<PlanSet["times"]>;
  readonly operations: Readonly<Record<string, InstantPlan>>;
}
