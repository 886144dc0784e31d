/** What planned actions return: what makers see of it, and how the plan makes it. */
import { success } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import type { PlannedAction } from "../../language/planned.ts";
import type { ReturnedShape, ReturnsSomething } from "../../language/returns.ts";
import type { Expr } from "../../plan/plan.ts";
import type { Answer, Field, Parameter } from "../operation.ts";
import { timeTree } from "../times.ts";
import { nothingExpr, nothingField, withoutPlaces } from "./answer.ts";
import type { LowerContext } from "./context.ts";
import { withAnswerFields } from "./dynamic.ts";
import { shapeField } from "./shape.ts";

/** Whose answer it is. */
export interface ReturnsOwner {
  /** Id of the operation. */
  readonly operation: string;
  /** Its parameters in the path. */
  readonly inPath: readonly Parameter[];
  /** Keys of all its inputs. */
  readonly keys: readonly string[];
}

/** The answer, and the expression that makes it: times as ISO 8601. */
export function lowerReturns(
  { returns, answer: expr }: Pick<PlannedAction, "returns" | "answer">,
  { operation, inPath, keys }: ReturnsOwner,
  context: LowerContext,
): { answer: Answer; expr: Expr } {
  if (returns.kind === "nothing") {
    const field = nothingField(
      Object.fromEntries(inPath.map(({ key, field }) => [key, back(field)])),
    );
    return {
      answer: { description: "It is done.", field },
      expr: nothingExpr(field, (key) => inPath.some((one) => one.key === key)),
    };
  }
  const { field, whole, description } = lowerAny(
    returns,
    { operation, definition: `${operation}_Response`, keys },
    context,
  );
  const tree = timeTree(whole, context.times);
  return {
    answer: { description, field },
    expr: tree === undefined ? expr : { $times: expr, in: tree },
  };
}

/** A parameter as makers get it back: without what is about filling it in. */
function back({ type, title, description }: Field): Field {
  return { type: type === "date-time" ? "string" : type, ...defined({ title, description }) };
}

interface Lowered {
  /** What makers see. */
  readonly field: Field;
  /** All that there is. */
  readonly whole: Field;
  readonly description: string;
}

interface Naming {
  readonly operation: string;
  /** The name of a definition that is this operation's own. */
  readonly definition: string;
  /** Keys of the operation's inputs. */
  readonly keys: readonly string[];
}

const NOTHING: Field = { type: "any" };

function lowerAny(returns: ReturnsSomething, naming: Naming, context: LowerContext): Lowered {
  switch (returns.kind) {
    case "shape":
      return same(shapeOf(returns, naming), returns.shape.description);
    case "answer":
      return answerOf(returns, naming, context);
    case "schema":
      return schemaOf(returns, naming, context);
    case "any": {
      const { title, description } = returns;
      return same({ type: "any", title, description }, description);
    }
    case "fields":
      return fieldsOf(returns, naming, context);
  }
}

function same(field: Field, description: string): Lowered {
  return { field, whole: field, description };
}

function shapeOf({ shape, list, name }: ReturnedShape, { definition }: Naming): Field {
  const one = shapeField(shape);
  return list ? { type: "list", items: one, definition: name ?? definition } : one;
}

function answerOf(
  { call, omit, fields }: Extract<ReturnsSomething, { kind: "answer" }>,
  naming: Naming,
  context: LowerContext,
): Lowered {
  const { operation, definition, keys } = naming;
  const found = context.calls.get(call);
  const { schema, description } = found === undefined ? {} : success(found.operation);
  if (schema === undefined || description === undefined) {
    context.report({
      operation,
      place: call,
      message: found === undefined ? `The contract has no ${call}.` : `${call} answers no JSON.`,
      advice:
        found === undefined
          ? "What Intercom has and the contract lacks is added to connector/intercom/."
          : "Say what the plan answers: a shape, a schema, or returns.nothing.",
    });
    return same(NOTHING, "");
  }
  const whole = context.fieldOf(schema);
  const shown = withoutPlaces(whole, omit, naming, context);
  const field =
    fields === undefined
      ? shown
      : { ...withAnswerFields(shown, fields, { operation, keys }, context), definition };
  return { field, whole, description };
}

function schemaOf(
  { schema, list }: Extract<ReturnsSomething, { kind: "schema" }>,
  { operation, definition }: Naming,
  context: LowerContext,
): Lowered {
  const { schemas } = context.contract.components;
  if (!Object.hasOwn(schemas, schema)) {
    context.report({
      operation,
      place: "returns",
      message: `The contract has no schema ${schema}.`,
      advice: "Name one that the contract has.",
      unknown: { name: schema, among: Object.keys(schemas) },
    });
    return same(NOTHING, "");
  }
  const one = context.fieldOf({ $ref: `#/components/schemas/${schema}` });
  const description = one.description ?? "";
  if (!list) return same(one, description);
  const whole: Field = { type: "list", items: one };
  return { field: { ...whole, definition }, whole, description };
}

function fieldsOf(
  { fields }: Extract<ReturnsSomething, { kind: "fields" }>,
  { operation, definition, keys }: Naming,
  context: LowerContext,
): Lowered {
  const lowered = Object.entries(fields).map(([key, { title, description, is }]) => {
    const one = lowerAny(is, { operation, definition: `${definition}_${key}`, keys }, context);
    // With texts of its own it is no shared definition. Null is what no call gave it.
    const { definition: _, ...field } = one.field;
    return [
      key,
      { ...one, field: { ...field, title, description, nullable: true as const } },
    ] as const;
  });
  const titles = Object.values(fields).map(({ title }) => title);
  const part = (of: "field" | "whole"): Field => ({
    type: "object",
    fields: Object.fromEntries(lowered.map(([key, one]) => [key, one[of]])),
  });
  return {
    field: { ...part("field"), definition },
    whole: part("whole"),
    description: `${titles.join(", ")}.`,
  };
}
