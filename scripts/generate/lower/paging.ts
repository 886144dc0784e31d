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

/** A field of a search's `pagination`. */
function inBody(
  key: string,
  { operation }: ContractOperation,
  { fieldOf }: Pick<LowerContext, "fieldOf">,
) {
  const body = jsonSchemaOf(operation.requestBody?.content);
  return body && fieldAt(fieldOf(body), `pagination.${key}`);
}
