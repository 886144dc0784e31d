/** How the build tries an operation on the mock: each on a fresh snapshot of one seeded workspace. */
import type { Expr } from "../plan/plan.ts";
import type { ParameterName } from "./names.ts";
import type { At } from "./places.ts";
import type { Step } from "./steps.ts";
import { exprs, type Filled, type Ref, reference, toExpr, type Value } from "./values.ts";

/**
 * What a trial needs beyond the first choice of each parameter and the contract's examples:
 * `{ before: [call("POST /tags", { as: made, body: { name: "Unused" } })], values: { tag_id: made.id } }`.
 */
export interface Trial<T, K extends string> {
  /** Calls that make the mock ready, such as archiving what is to be unarchived. */
  readonly before?: readonly Step[];
  /** Seconds that pass after that, for what Intercom does in the background. */
  readonly wait?: number;
  /** Values in place of those found through choices and examples, in makers' units; `before` may have made them. */
  readonly values?: { readonly [P in K]?: Filled<At<T, P>> };
  /** Parameters to leave empty, such as all but one of those that exclude each other. */
  readonly without?: readonly K[];
}

/** A trial as the generator reads it. */
export interface LoweredTrial {
  readonly before: readonly Step[];
  /** Seconds. */
  readonly wait: number;
  readonly values: Readonly<Record<string, Expr>>;
  readonly without: readonly string[];
}

export function lowerTrial(
  trial:
    | {
        readonly before?: readonly Step[];
        readonly wait?: number;
        readonly values?: object;
        readonly without?: readonly string[];
      }
    | undefined,
): LoweredTrial {
  const { before = [], wait = 0, values = {}, without = [] } = trial ?? {};
  return {
    before,
    wait,
    values: Object.fromEntries(Object.entries(values).map(([key, item]) => [key, toExpr(item)])),
    without,
  };
}

/** Under this name steps of a trial read the first choices: `sample.contact_id`. */
export const SAMPLE = "sample";

/**
 * A value for trials, of whatever type is asked for: the first entry of the choices that
 * `connector/choices.ts` gives the parameter. `{ path: { contact_id: sample("contact_id") } }`
 */
export function sample(parameter: ParameterName): Value<never> {
  return reference<never>(`${SAMPLE}.${parameter}`);
}

/**
 * How often a trigger's calls are made, this time included: 1, 2, … It makes what must be unique:
 * `email: join("new.user.", text(round), "@example.com")`.
 */
export const round: Value<number> = reference<number>("round");

/**
 * What no operation of Intercom's API brings about, on the mock: what a contact, Fin, a telephone or
 * a workflow does. `scripts/mock-intercom/control/happenings.ts` says what there is and what each
 * needs: `happens("ratings", { conversation_id: sample("conversation_id"), rating: 5 })`.
 */
export function happens(
  what:
    | "ratings"
    | "fin-replies"
    | "calls"
    | "call-changes"
    | "macros"
    | "activities"
    | "notifications",
  details: Readonly<Record<string, unknown>>,
): Step {
  return {
    call: { method: "POST", path: `/_mock/${what}`, body: [exprs(details)] },
    as: "happened",
  };
}

/** The ids of what the last {@link happens} made or changed. */
export const happened: Ref<string[]> = reference("happened");

/** When a trigger's calls are made, in unix seconds: `body: { event_name: "ordered", created_at: now }`. */
export const now: Value<number> = reference<number>("now");
