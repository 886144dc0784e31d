/** How Intercom pages a list, by the parameters that ask for a page. */
import { type ContractOperation, jsonSchemaOf } from "../../common/contract.ts";
import type { PagingKind } from "../../plan/plan.ts";
import { fieldAt } from "../change-field.ts";
import type { LowerContext } from "./context.ts";

/** Parameters that are the platform's, not makers': which page, and how large. */
export const PAGING_PARAMETERS: readonly string[] = [
  "page",
  "per_page",
  "starting_after",
  "scroll_param",
];

/** Undefined where nothing asks for a page. */
export function pagingOf(
  found: ContractOperation,
  context: Pick<LowerContext, "fieldOf">,
): PagingKind | undefined {
  const names = new Set((found.operation.parameters ?? []).map(({ name }) => name));
  if (names.has("scroll_param")) return "scroll";
  if (names.has("starting_after")) return "cursor";
  if (names.has("page")) return "number";
  // Without a parameter for the page, the next one is where a link leads (events).
  if (names.has("per_page")) return "link";
  return inBody("starting_after", found, context) === undefined ? undefined : "cursor";
}

/** The most items that a page can hold, where the contract says it. */
export function sizeOf(
  found: ContractOperation,
  context: Pick<LowerContext, "fieldOf">,
): number | undefined {
  const inQuery = found.operation.parameters?.find(({ name }) => name === "per_page");
  return (inQuery?.schema ?? inBody("per_page", found, context))?.maximum;
}

/** Pages are read one after another, within the five seconds that a script has. */
export const MOST_PAGES = 8;

/** Reports a number of items that no run can read. */
export function checkUpTo(
  operation: string,
  upTo: number | undefined,
  found: ContractOperation,
  context: LowerContext,
): void {
  if (upTo === undefined) return;
  const most = MOST_PAGES * (sizeOf(found, context) ?? Infinity);
  if (Number.isInteger(upTo) && upTo >= 1 && upTo <= most) return;
  context.report({
    operation,
    place: "upTo",
    message: `It is to read up to ${upTo} items, and ${most === Infinity ? "that is no whole number from 1" : `reads from 1 to ${most} at once, in ${MOST_PAGES} pages`}.`,
    advice: "Write such a whole number, or leave upTo away: then the platform pages.",
  });
}

/** A field of a search's `pagination`. */
function inBody(
  key: string,
  { operation }: ContractOperation,
  { fieldOf }: Pick<LowerContext, "fieldOf">,
) {
  const body = jsonSchemaOf(operation.requestBody?.content);
  return body && fieldAt(fieldOf(body), `pagination.${key}`);
}
