import { type ContractOperation, success } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import type { ListAction } from "../../language/list.ts";
import type { Expr, PageSpec, PagingKind } from "../../plan/plan.ts";
import type { Operation } from "../operation.ts";
import { NO_BODY } from "./body.ts";
import { callSpec, foundCall } from "./call.ts";
import { checkHidden, checkPath, checkPlaces } from "./check-places.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { answerExpr, answerOf, itemField, NUMBER_PARAMETER, numberInput, WANTED } from "./paged.ts";
import { lowerParameters, parameterInput } from "./parameters.ts";

/** Parameters that are the platform's, not makers': which page, and how large. */
const PAGING = new Set(["page", "per_page", "starting_after", "scroll_param"]);

/** A list page by page: GET for makers, whatever Intercom's own method is. */
export function lowerList(
  listed: Listed<ListAction>,
  context: LowerContext,
): Operation | undefined {
  const { id, descriptor } = listed;
  const plain = { ...listed, descriptor: { ...descriptor, kind: "plain" as const } };
  const found = foundCall(plain, context);
  if (found === undefined) return undefined;
  const asked = lowerParameters(plain, found, context).filter(({ key }) => !PAGING.has(key));
  checkPlaces(plain, asked, NO_BODY, context);
  checkHidden(id, asked, undefined, context);
  checkPath(plain, found, asked, context);
  const whole = descriptor.upTo === undefined;
  const parameters = whole ? [...asked, NUMBER_PARAMETER] : asked;
  const item = itemField(listed, found, context);
  const by = pagingOf(found);
  if (item === undefined) return undefined;
  if (by === undefined) {
    context.report({
      operation: id,
      place: descriptor.call,
      message: `${descriptor.call} is not paged: it has none of ${[...PAGING].join(", ")}.`,
      advice: "Write action(…) in place of list(…).",
    });
    return undefined;
  }
  const path = descriptor.path ?? found.path;
  const { answer: _, ...spec } = callSpec(found, descriptor, asked, NO_BODY, "json");
  const pages: PageSpec & { upTo: Expr } = {
    ...spec,
    by,
    items: descriptor.items,
    ...defined({ size: sizeOf(found) }),
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
    trial: { ...descriptor.trial, fires: [] },
  };
}

/** How Intercom pages a list, by the parameters that ask for a page. */
function pagingOf({ operation }: ContractOperation): PagingKind | undefined {
  const names = new Set((operation.parameters ?? []).map(({ name }) => name));
  if (names.has("scroll_param")) return "scroll";
  if (names.has("starting_after")) return "cursor";
  if (names.has("page")) return "number";
  // Without a parameter for the page, the next one is where a link leads (events).
  return names.has("per_page") ? "link" : undefined;
}

/** The most items that a page can hold. */
function sizeOf({ operation }: ContractOperation): number | undefined {
  return operation.parameters?.find(({ name }) => name === "per_page")?.schema.maximum;
}
