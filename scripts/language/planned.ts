/** Actions that are more than one call, or whose shapes are the connector's own. */
import type { Expr } from "../plan/plan.ts";
import type { None } from "./calls.ts";
import { type Held, type InputRefs, type Inputs, inputRefs } from "./inputs.ts";
import type { Common, Typed } from "./operations.ts";
import type { Answering, Returns } from "./returns.ts";
import type { Step } from "./steps.ts";
import { type LoweredTrial, lowerTrial, type Trial } from "./trial.ts";
import { type Filled, toExpr } from "./values.ts";

/** A planned action as the generator reads it. */
export interface PlannedAction extends Common {
  readonly kind: "planned";
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description: string;
  /** Name of the body's definition. */
  readonly bodyName?: string;
  readonly inputs: Inputs;
  readonly returns: Returns;
  readonly steps: readonly Step[];
  readonly answer: Expr;
  readonly trial: LoweredTrial;
}

/**
 * An action with a path, inputs and a plan of its own:
 *
 *     export const GetUser = plannedAction({
 *       method: "GET", path: "/users/{user_id}",
 *       summary: "Get user", description: "Returns a user.",
 *       inputs: { user_id: input.string({ title: "User Id", description: "…", required: true }) },
 *       returns: returns.one(user),
 *       plan: ({ user_id }) => ({
 *         steps: [call("GET /contacts/{contact_id}", { as: contact, path: { contact_id: user_id } })],
 *         answer: user.from(contact),
 *       }),
 *     });
 */
export function plannedAction<const I extends Inputs = None, T = unknown>(
  descriptor: Common & {
    method: PlannedAction["method"];
    path: `/${string}`;
    summary: string;
    description: string;
    bodyName?: string;
    inputs?: I;
    returns: Returns & Answering<T>;
    plan: (inputs: InputRefs<I>) => { steps: readonly Step[]; answer: Filled<NoInfer<T>> };
    trial?: Trial<Held<I>, keyof I & string>;
  },
): Typed<PlannedAction, T, Held<I>> {
  const { plan, inputs, trial, ...rest } = descriptor;
  const { steps, answer } = plan(inputRefs(inputs));
  return {
    kind: "planned",
    ...rest,
    inputs: inputs ?? {},
    steps,
    answer: toExpr(answer),
    trial: lowerTrial(trial),
  };
}
