/** The call that an action makes. */
import type { ContractOperation } from "../../common/contract.ts";
import { own } from "../../common/own.ts";
import type { PlainAction } from "../../language/action.ts";
import type { ListAction } from "../../language/list.ts";
import type { SchemaAction } from "../../language/schema.ts";
import type { SearchAction } from "../../language/search.ts";
import type { CallStep, Expr } from "../../plan/plan.ts";
import type { Parameter } from "../operation.ts";
import type { AnswerKind } from "./answer.ts";
import { bodyExpr, type LoweredBody } from "./body.ts";
import type { Listed, LowerContext } from "./context.ts";

/** The contract's operation; reported where there is none. */
export function foundCall(
  { id, descriptor: { call } }: Listed<PlainAction | ListAction | SearchAction | SchemaAction>,
  { calls, report }: LowerContext,
): ContractOperation | undefined {
  const found = calls.get(call);
  if (found === undefined) {
    report({
      operation: id,
      place: call,
      message: `The contract has no ${call}.`,
      advice: "What Intercom has and the contract lacks is added to connector/intercom/.",
      unknown: { name: call, among: [...calls.keys()] },
    });
  }
  return found;
}

/** The call that is made, of what was filled in and what is fixed. */
export function callSpec(
  { method, path, operation }: ContractOperation,
  { fixed }: Pick<PlainAction, "fixed">,
  parameters: readonly Parameter[],
  body: LoweredBody,
  kind: AnswerKind,
): CallStep["call"] {
  const values = (place: "path" | "query"): Record<string, Expr> =>
    Object.fromEntries(
      (operation.parameters ?? [])
        .filter((parameter) => parameter.in === place)
        .flatMap(({ name }) => {
          const value = own(fixed, name);
          if (value !== undefined) return [[name, value] as const];
          const asked = parameters.some(({ key }) => key === name);
          return asked ? [[name, { $get: `in.${name}` }] as const] : [];
        }),
    );
  const inPath = values("path");
  const inQuery = values("query");
  return {
    method: method.toUpperCase(),
    path,
    ...(Object.keys(inPath).length === 0 ? {} : { values: inPath }),
    ...(Object.keys(inQuery).length === 0 ? {} : { query: inQuery }),
    ...bodyExpr(body),
    ...(kind === "json" ? {} : { answer: kind }),
  };
}
