/** Actions that are more than one call, or whose shapes are the connector's own. */
import { defined } from "../common/defined.ts";
import type { Expr } from "../plan/plan.ts";
import type { None } from "./calls.ts";
import type { Held, InputRefs, Inputs } from "./inputs.ts";
import type { Common, Typed } from "./operations.ts";
import type { Shape } from "./shape.ts";
import type { Step } from "./steps.ts";
import { type LoweredTrial, lowerTrial, type Trial } from "./trial.ts";
import { reference, toExpr, type Value } from "./values.ts";

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
  readonly returns: ReturnedShape;
  readonly steps: readonly Step[];
  readonly answer: Expr;
  readonly trial: LoweredTrial;
}

/** A named shape, or a list of it. */
export interface ReturnedShape {
  readonly shape: AnyShape;
  readonly list: boolean;
  /** Name of the list's definition. */
  readonly name?: string;
}

/** A shape of which only what makers see matters. */
export type AnyShape = Pick<Shape, "name" | "title" | "description" | "fields">;

declare const returned: unique symbol;

/** What a planned action returns, carrying the type that its plan must answer. */
export interface Returned<T> extends ReturnedShape {
  /** Absent at run time. */
  readonly [returned]?: T;
}

/** What makers get: `returns: returns.one(user)`. */
export const returns = {
  one: <T>(shape: Shape<never, T>): Returned<T> => ({ shape, list: false }),
  /** A list of the shape; the name is that of the list's definition. */
  listOf: <T>(shape: Shape<never, T>, name?: string): Returned<T[]> => ({
    shape,
    list: true,
    ...defined({ name }),
  }),
};

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
    returns: Returned<T>;
    plan: (inputs: InputRefs<I>) => { steps: readonly Step[]; answer: Value<NoInfer<T>> };
    trial?: Trial<Held<I>, keyof I & string>;
  },
): Typed<PlannedAction, T, Held<I>> {
  const { plan, inputs, trial, ...rest } = descriptor;
  // The proxy answers every key with a reference; which keys there are is what I says.
  const { steps, answer } = plan(reference("in") as unknown as InputRefs<I>);
  return {
    kind: "planned",
    ...rest,
    inputs: inputs ?? {},
    steps,
    answer: toExpr(answer),
    trial: lowerTrial(trial),
  };
}
