import { type ContractOperation, jsonSchemaOf, success } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import type { ListAction } from "../../language/list.ts";
import type { Expr, PageSpec, PagingKind } from "../../plan/plan.ts";
import { fieldAt } from "../change-field.ts";
import type { Answer, Field, Parameter, PlannedOperation } from "../operation.ts";
import { timeTree } from "../times.ts";
import { withoutOmitted } from "./answer.ts";
import { NO_BODY } from "./body.ts";
import { callSpec, foundCall } from "./call.ts";
import { checkHidden, checkPath, checkPlaces } from "./check-places.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { lowerParameters, parameterInput } from "./parameters.ts";

/** How many items makers get where they do not say. */
const USUAL = 100;

/** The key of the parameter that says how many items are wanted. */
export const NUMBER_OF_ITEMS = "number_of_items";

/** Parameters that are the platform's, not makers': which page, and how large. */
const PAGING = new Set(["page", "per_page", "starting_after", "scroll_param"]);

const NUMBER_PARAMETER: Parameter = {
  key: NUMBER_OF_ITEMS,
  in: "query",
  required: false,
  field: {
    type: "integer",
    title: "Number Of Items",
    description:
      "How many items to get. With the flow's pagination switched on, it goes on from there.",
    default: USUAL,
    minimum: 1,
  },
};

/** A list page by page: GET for makers, whatever Intercom's own method is. */
export function lowerList(
  listed: Listed<ListAction>,
  context: LowerContext,
): PlannedOperation | undefined {
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
  const wanted: Expr = { $first: [{ $get: `in.${NUMBER_OF_ITEMS}` }, USUAL] };
  const upTo = descriptor.upTo ?? wanted;
  const { answer: _, ...spec } = callSpec(found, descriptor, asked, NO_BODY, "json");
  const pages: PageSpec & { upTo: Expr } = {
    ...spec,
    by,
    items: descriptor.items,
    ...defined({ size: sizeOf(found) }),
    upTo,
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
      inputs: parameters.map((parameter) => ({
        ...parameterInput(parameter),
        ...(parameter === NUMBER_PARAMETER ? { type: "integer" as const } : {}),
      })),
      steps: [{ pages, as: "page", ...defined({ explain: descriptor.explain }) }],
      answer: answerExpr(item.whole, whole, context),
    },
    trial: { ...descriptor.trial, fires: [] },
  };
}

interface Item {
  /** What makers see. */
  readonly field: Field;
  /** All that Intercom answers. */
  readonly whole: Field;
}

function itemField(
  listed: Listed<ListAction>,
  { operation }: ContractOperation,
  context: LowerContext,
): Item | undefined {
  const { id, descriptor } = listed;
  const { status } = success(operation);
  const schema = jsonSchemaOf(operation.responses[status]?.content);
  const whole = schema && fieldAt(context.fieldOf(schema), descriptor.items)?.items;
  if (whole === undefined) {
    context.report({
      operation: id,
      place: "items",
      message: `The answer has no list at ${descriptor.items}.`,
      advice: "Say where it is under items.",
    });
    return undefined;
  }
  return { field: withoutOmitted(whole, listed, `${id}_Item`, context), whole };
}

function answerOf(id: string, item: Item, paged: boolean, description: string): Answer {
  const value: Field = {
    type: "list",
    title: "Items",
    description: "The items of the list.",
    items: item.field,
  };
  const definition = `${id}_Response`;
  if (!paged) return { description, field: { ...value, definition } };
  return {
    description,
    pageable: true,
    field: {
      type: "object",
      definition,
      fields: {
        value,
        nextLink: {
          type: "string",
          title: "Next Link",
          description: "Where the list goes on; empty at its end. The platform follows it.",
          nullable: true,
          visibility: "internal",
        },
      },
    },
  };
}

function answerExpr(item: Field, paged: boolean, { times }: LowerContext): Expr {
  const got = { $get: "page.items" };
  const tree = timeTree(item, times);
  const value: Expr = tree === undefined ? got : { $times: got, in: { "*": tree } };
  return paged ? { value, nextLink: { $nextLink: { $get: "page.next" } } } : value;
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
