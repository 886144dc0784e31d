/** Descriptors of operations: what a maintainer writes, and what the generator reads. */
import type { Expr, PollSpec, Step } from "../plan/plan.ts";
import type { AnswerOf, BodyOf, Call, PathOf, QueryOf } from "./calls.ts";
import type { Dropdown } from "./dropdown.ts";
import type { Shape } from "./shape.ts";
import type { Explanation } from "./steps.ts";
import { advice } from "./steps.ts";
import { type Ref, reference, toExpr, type Value } from "./values.ts";

export type Visibility = "important" | "advanced" | "internal";

/** What makers read of an operation. */
interface Texts {
  /** Sentence case, at most 80 characters; triggers read "When a …". */
  summary: string;
  /** Full sentences. */
  description: string;
  visibility?: Visibility;
}

/** What a descriptor adds to a parameter that the contract describes. */
export interface ParameterOptions {
  dropdown?: Dropdown;
  visibility?: Visibility;
  /** A value to try the operation with, where the contract's example does not fit. */
  example?: string | number | boolean;
  /** Where the build finds a value to try the operation with, if the dropdown is not the place. */
  sample?: Dropdown;
}

/** A parameter of the connector's own, always a text. */
export interface OwnParameter extends ParameterOptions {
  title: string;
  description: string;
  required?: true;
  /** Where the body holds it, `avatar.image_url`, if not under its own key. Path parameters: `in: "path"`. */
  at?: string;
  in?: "path";
}

/** One call to Intercom, with the contract's parameters and the contract's answer. */
export interface PlainAction extends Texts {
  readonly kind: "plain";
  readonly operationId: string;
  readonly call: Call;
  readonly parameters: Readonly<Record<string, ParameterOptions>>;
  readonly explain?: Readonly<Record<string, Expr>>;
}

/** An operation with a path, parameters and a plan of its own. */
export interface PlannedAction extends Texts {
  readonly kind: "planned";
  readonly operationId: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Name of the body's definition, where the operation takes a body. */
  readonly bodyName?: string;
  /** The objects in the body that parameters lie in, by path. */
  readonly groups?: Readonly<Record<string, { title: string; description: string }>>;
  readonly parameters: Readonly<Record<string, OwnParameter>>;
  readonly returns: ReturnedShape;
  readonly steps: readonly Step[];
  readonly answer: Expr;
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

export interface Trigger extends Texts {
  readonly kind: "trigger";
  readonly operationId: string;
  readonly path: string;
  /** What the maker must do to see the trigger fire. */
  readonly hint: string;
  readonly returns: AnyShape;
  readonly listName: string;
  readonly poll: PollSpec;
}

export type Operation = PlainAction | PlannedAction | Trigger;

/** An action of which T is what the flow receives; dropdowns are typed by it. */
export type Action<T> = (PlainAction | PlannedAction) & {
  /** Carries the type; absent at run time. */
  readonly answers?: T;
};

type ParametersOf<C extends Call> =
  | keyof PathOf<C>
  | keyof QueryOf<C>
  | ([BodyOf<C>] extends [never] ? never : keyof BodyOf<C>);

/** An action that is one call to Intercom. */
export function action<C extends Call>(
  operationId: string,
  descriptor: Texts & {
    call: C;
    parameters?: { [K in ParametersOf<C>]?: ParameterOptions };
    explain?: Explanation;
  },
): Action<AnswerOf<C>> {
  const { explain, parameters = {}, ...rest } = descriptor;
  return {
    kind: "plain",
    operationId,
    ...rest,
    parameters,
    ...(explain === undefined ? {} : { explain: advice(explain) }),
  };
}

/** An action that is more than one call, or whose shapes are the connector's own. */
export function plannedAction<P extends Record<string, OwnParameter>, T>(
  operationId: string,
  descriptor: Texts & {
    method: "GET" | "POST";
    path: string;
    bodyName?: string;
    groups?: NonNullable<PlannedAction["groups"]>;
    parameters?: P;
    returns: Returned<T>;
    plan: (input: { readonly [K in keyof P]: Ref<string> }) => {
      steps: readonly Step[];
      answer: Value<T>;
    };
  },
): Action<T> {
  const { plan, parameters, ...rest } = descriptor;
  const { steps, answer } = plan(reference<{ [K in keyof P]: string }>("in") as never);
  return {
    kind: "planned",
    operationId,
    ...rest,
    parameters: parameters ?? {},
    steps,
    answer: toExpr(answer),
  };
}

/** What a planned action returns, carrying the type that its plan must answer. */
export interface Returned<T> extends ReturnedShape {
  readonly returned?: T;
}

export function one<T>(shape: Shape<never, T>): Returned<T> {
  return { shape, list: false };
}

export function listOf<T>(shape: Shape<never, T>, name?: string): Returned<T[]> {
  return { shape, list: true, ...(name === undefined ? {} : { name }) };
}
