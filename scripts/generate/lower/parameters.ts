/** Parameters in path and query. */
import type { ContractOperation, Parameter as ContractParameter } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import { own } from "../../common/own.ts";
import type { PlainAction } from "../../language/action.ts";
import type { PlanInput } from "../../plan/plan.ts";
import type { Parameter } from "../operation.ts";
import type { Listed, LowerContext } from "./context.ts";
import { settleParameter } from "./settle.ts";

/** The parameters in path and query that makers see. */
export function lowerParameters(
  { id, descriptor }: Listed<PlainAction>,
  { path, operation }: ContractOperation,
  context: LowerContext,
): Parameter[] {
  const all = (operation.parameters ?? []).map((one) => contractParameter(one, context));
  const kept = all.filter(
    ({ key, in: place }) =>
      own(descriptor.parameters, key) !== "omit" &&
      !Object.hasOwn(descriptor.fixed, key) &&
      (place === "path" || descriptor.only === undefined || descriptor.only.includes(key)),
  );
  const keys = kept.map(({ key }) => key);
  const owner = { id, path, keys, settings: descriptor.parameters };
  const settled = kept.map((parameter) => settleParameter(parameter, owner, context));
  return descriptor.only === undefined ? settled : inOrder(settled, descriptor.only);
}

/** A parameter as the contract describes it. */
export function contractParameter(
  { name, in: place, required, schema, description, example }: ContractParameter,
  { fieldOf }: Pick<LowerContext, "fieldOf">,
): Parameter {
  // As an example of the schema's own it is in makers' units.
  const field = fieldOf({ ...schema, ...defined({ example }) });
  return {
    key: name,
    in: place,
    required: required === true,
    field: {
      ...field,
      title: field.title ?? name,
      description,
      ...(schema.default === undefined || field.unix ? {} : { default: schema.default }),
      ...(example === undefined || field.type === "date-time" ? {} : { example }),
    },
  };
}

function inOrder(parameters: readonly Parameter[], keys: readonly string[]): Parameter[] {
  const rank = ({ in: place, key }: Parameter) => (place === "path" ? -1 : keys.indexOf(key));
  return [...parameters].sort((a, b) => rank(a) - rank(b));
}

/** A parameter as the plan takes it in. */
export function parameterInput({ key, in: place, required, field }: Parameter): PlanInput {
  const type = field.unix ? "date-time" : field.type === "list" ? "list" : undefined;
  return {
    name: key,
    from: place,
    title: field.title ?? key,
    ...(required ? { required: true } : {}),
    ...defined({ type }),
  };
}
