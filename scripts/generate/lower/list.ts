import { success } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import type { ListAction } from "../../language/list.ts";
import type { Expr, PageSpec } from "../../plan/plan.ts";
import type { PlannedOperation } from "../operation.ts";
import { NO_BODY } from "./body.ts";
import { callSpec, foundCall } from "./call.ts";
import { checkHidden, checkPath, checkPlaces } from "./check-places.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { answerExpr, answerOf, itemField, NUMBER_PARAMETER, numberInput, WANTED } from "./paged.ts";
import { checkUpTo, PAGING_PARAMETERS, pagingOf, sizeOf } from "./paging.ts";
import { lowerParameters, parameterInput } from "./parameters.ts";
import { trialOf } from "./trial.ts";

/** A list page by page: GET for makers, whatever Intercom's own method is. */
export function lowerList(
  listed: Listed<ListAction>,
  context: LowerContext,
): PlannedOperation | undefined {
  const { id, descriptor } = listed;
  const plain = { ...listed, descriptor: { ...descriptor, kind: "plain" as const } };
  const found = foundCall(plain, context);
  if (found === undefined) return undefined;
  const asked = lowerParameters(plain, found, context).filter(
    ({ key }) => !PAGING_PARAMETERS.includes(key),
  );
  checkPlaces(plain, asked, NO_BODY, context);
  checkHidden(id, asked, undefined, context);
  checkPath(plain, found, asked, context);
  const whole = descriptor.upTo === undefined;
  const parameters = whole ? [...asked, NUMBER_PARAMETER] : asked;
  const item = itemField(listed, found, context);
  const by = pagingOf(found, context);
  if (item === undefined) return undefined;
  if (by === undefined) {
    context.report({
      operation: id,
      place: descriptor.call,
      message: `${descriptor.call} is not paged: it has none of ${PAGING_PARAMETERS.join(", ")}.`,
      advice: "Write action(…) in place of list(…).",
    });
    return undefined;
  }
  checkUpTo(id, descriptor.upTo, found, context);
  const path = descriptor.path ?? found.path;
  const { answer: _, ...spec } = callSpec(found, descriptor, asked, NO_BODY, "json");
  const pages: PageSpec & { upTo: Expr } = {
    ...spec,
    by,
    items: descriptor.items,
    ...defined({ size: sizeOf(found, context) }),
    upTo: descriptor.upTo ?? WANTED,
  };
  return {
    id,
    kind: "action",
    method: "GET",
    path,
    resource: listed.resource.title,
    summary: descriptor.summary ?? found.operation.summary,
    description: descriptor.description ?? found.operation.description,
    ...factsOf(listed, "GET", context),
    parameters,
    answer: answerOf(id, item, whole, success(found.operation).description),
    plan: {
      path,
      inputs: [...asked.map(parameterInput), ...(whole ? [numberInput] : [])],
      steps: [{ pages, as: "page", ...defined({ explain: descriptor.explain }) }],
      answer: answerExpr(item.whole, whole, context),
    },
    trial: trialOf(id, descriptor.trial, context),
  };
}
