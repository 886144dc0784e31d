/** The body that makers fill in, and what is sent with it. */
import { type ContractOperation, jsonSchemaOf } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import type { PlainAction } from "../../language/action.ts";
import type { CallSpec, PlanInput } from "../../plan/plan.ts";
import { only, without } from "../change-field.ts";
import type { Field, Parameter } from "../operation.ts";
import { timeTree } from "../times.ts";
import type { Listed, LowerContext } from "./context.ts";
import { fixedLeaves, narrowed } from "./fixed.ts";
import { settleBody } from "./settle.ts";

/** Of calls without a body. */
export const NO_BODY: LoweredBody = { field: undefined, fixed: undefined };

export interface LoweredBody {
  /** What makers fill in; absent where there is nothing to fill in. */
  readonly field: Field | undefined;
  /** What the connector sends without asking. */
  readonly fixed: JsonObject | undefined;
}

/** What of the contract's body is left to fill in, and what is fixed. */
export function lowerBody(
  { id, descriptor }: Listed<PlainAction>,
  { path, operation }: ContractOperation,
  parameters: readonly Parameter[],
  context: LowerContext,
): LoweredBody {
  const schema = jsonSchemaOf(operation.requestBody?.content);
  if (schema === undefined) return NO_BODY;
  const contractBody = context.fieldOf(schema);
  const inBody = new Set(Object.keys(contractBody.fields ?? {}));
  const fixed = Object.fromEntries(
    Object.entries(descriptor.fixed).filter(([key]) => inBody.has(key)),
  );
  const places = descriptor.only?.filter((place) => inBody.has(place.split(".")[0] ?? ""));
  let field = narrowed(contractBody, fixed, places);
  if (places !== undefined) field = only(field, places);
  for (const place of fixedLeaves(fixed)) field = without(field, place);
  for (const [place, setting] of Object.entries(descriptor.parameters)) {
    if (setting === "omit") field = without(field, place);
  }
  const keys = [...parameters.map(({ key }) => key), ...Object.keys(field.fields ?? {})];
  field = settleBody(field, { id, path, keys, settings: descriptor.parameters }, context);
  const empty = field.open !== true && Object.keys(field.fields ?? {}).length === 0;
  return {
    field: empty ? undefined : field,
    fixed: Object.keys(fixed).length === 0 ? undefined : fixed,
  };
}

/** The body as the plan takes it in. */
export function wholeBody(body: Field, { times }: LowerContext): PlanInput {
  const tree = timeTree(body, times);
  return {
    name: "body",
    from: "body",
    whole: true,
    title: "Body",
    ...defined({ times: tree }),
  };
}

/** The body that is sent. */
export function bodyExpr({ field, fixed }: LoweredBody): Pick<CallSpec, "body" | "nulls"> {
  const filled = { $get: "in.body" };
  if (field === undefined) return fixed === undefined ? {} : { body: fixed };
  return { body: fixed === undefined ? filled : { $merge: [filled, fixed] }, nulls: "keep" };
}
