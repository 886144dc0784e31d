/** Fields that the workspace decides on, where operations have them. */
import { own } from "../../common/own.ts";
import type { DynamicFields, SchemaAction } from "../../language/schema.ts";
import type { CallStep, Expr, Step } from "../../plan/plan.ts";
import { changeAt, fieldAt } from "../change-field.ts";
import type { Field, FieldDynamic, Parameter } from "../operation.ts";
import type { LowerContext } from "./context.ts";
import { hasTimes, timeNames, USE } from "./schema.ts";
import { lowerArguments } from "./settings.ts";

/** Whose fields they are. */
export interface DynamicOwner {
  /** Id of the operation; absent where they are a schema's of the contract. */
  readonly operation?: string;
  /** The place of the object. */
  readonly place: string;
  /** Keys of the operation's parameters. */
  readonly keys: readonly string[];
  readonly use: "input" | "answer";
}

/** The fields as the model has them; undefined where a fault is reported. */
export function lowerDynamic(
  fields: DynamicFields,
  { use, keys, ...owner }: DynamicOwner,
  { ids, calls, report }: Pick<LowerContext, "ids" | "calls" | "report">,
): FieldDynamic | undefined {
  const { from } = fields;
  const operationId = ids.get(from);
  if (operationId === undefined) {
    report({
      ...owner,
      message: `The action that tells these fields, of ${from.call}, is in no resource.`,
      advice: "Export it from a file that connector/connector.ts lists under a resource.",
    });
    return undefined;
  }
  const needed = (calls.get(from.call)?.operation.parameters ?? []).filter(
    ({ name, required }) =>
      required === true && !Object.hasOwn(from.fixed, name) && !Object.hasOwn(fields.with, name),
  );
  for (const { name } of needed) {
    report({
      ...owner,
      message: `${operationId} needs ${name} to tell these fields.`,
      advice: `Say under with where it comes from: { ${name}: { parameter: "${name}" } }.`,
    });
  }
  for (const given of Object.values(fields.with)) {
    if (typeof given !== "object" || given === null || keys.includes(given.parameter)) continue;
    report({
      ...owner,
      message: `These fields depend on ${given.parameter}, which is no parameter of the operation.`,
      advice: "Name another parameter under with, or leave the fields out.",
      unknown: { name: given.parameter, among: keys },
    });
  }
  return {
    operationId,
    with: {
      ...lowerArguments(fields.with),
      ...(use === "answer" ? { [USE]: { value: use } } : {}),
    },
  };
}

/** An answer with the objects at these places told by the workspace. */
export function withAnswerFields(
  answer: Field,
  places: Readonly<Record<string, DynamicFields | undefined>>,
  owner: Omit<DynamicOwner, "place" | "use">,
  context: Pick<LowerContext, "ids" | "calls" | "report">,
): Field {
  return Object.entries(places).reduce((whole, [place, fields]) => {
    if (fields === undefined) return whole;
    if (fieldAt(whole, place)?.type !== "object") {
      context.report({
        ...(owner.operation === undefined ? {} : { operation: owner.operation }),
        place,
        message: `The answer has no object at ${place}.`,
        advice: "Name an object of the answer whose fields the workspace decides on.",
      });
      return whole;
    }
    const dynamic = lowerDynamic(fields, { ...owner, place, use: "answer" }, context);
    if (dynamic === undefined) return whole;
    return changeAt(whole, place, (field, required) => ({
      field: { ...field, dynamic },
      required,
    }));
  }, answer);
}

/** An object of a body that makers fill in, with fields that the workspace decides on. */
export interface DynamicInput {
  /** Where it is in the body that is sent, with dots. */
  readonly place: string;
  readonly title: string;
  readonly fields: DynamicFields;
  /** What the maker filled in. */
  readonly value: Expr;
}

/**
 * Steps that convert the times among such fields: one more call tells which they are, made only
 * where the object is filled in.
 */
export function convertingTimes(
  step: CallStep,
  { place, title, fields, value }: DynamicInput,
  valueIn: (parameter: string) => Expr,
  context: LowerContext,
): Step[] {
  const schema: SchemaAction = fields.from;
  const found = context.calls.get(schema.call);
  if (found === undefined || !hasTimes(schema)) return [step];
  const as = "known_fields";
  const values = Object.fromEntries(
    Object.entries(fields.with).map(([name, given]): [string, Expr] => [
      name,
      typeof given === "object" && given !== null ? valueIn(given.parameter) : (given ?? null),
    ]),
  );
  const { call, names } = timeNames(schema, found, as, values);
  return [
    { when: { $given: value }, do: [{ call, as }] },
    { ...step, call: { ...step.call, secondsAt: { field: place, title, names } } },
  ];
}

/** What a plan knows a parameter of an action with a whole body by. */
export function inAction(parameters: readonly Parameter[]): (parameter: string) => Expr {
  return (name) => ({
    $get: parameters.some(({ key }) => key === name) ? `in.${name}` : `in.body.${name}`,
  });
}

/** The dynamic fields that settings give, by place. */
export function dynamicSettings(
  settings: Readonly<Record<string, unknown>>,
): [string, DynamicFields][] {
  return Object.entries(settings).flatMap(([place, setting]) => {
    const fields =
      typeof setting === "object" && setting !== null
        ? own(setting as Record<string, DynamicFields | undefined>, "fields")
        : undefined;
    return fields === undefined ? [] : [[place, fields] as [string, DynamicFields]];
  });
}
