import { type ContractOperation, jsonSchemaOf, success } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import type { ListAction } from "../../language/list.ts";
import type { Expr, PageSpec } from "../../plan/plan.ts";
import { fieldAt } from "../change-field.ts";
import type { Answer, Field, Operation, Parameter } from "../operation.ts";
import { timeTree } from "../times.ts";
import { withoutOmitted } from "./answer.ts";
import { NO_BODY } from "./body.ts";
import { callSpec, foundCall } from "./call.ts";
import { checkHidden, checkPath, checkPlaces } from "./check-places.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { PAGING_PARAMETERS, pagingOf, sizeOf } from "./paging.ts";
import { lowerParameters, parameterInput } from "./parameters.ts";
import { trialOf } from "./trial.ts";

/** How many items makers get where they do not say. */
const USUAL = 100;

/** The key of the parameter that says how many items are wanted. */
export const NUMBER_OF_ITEMS = "number_of_items";

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
): Operation | undefined {
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
  const path = descriptor.path ?? found.path;
  const wanted: Expr = { $first: [{ $get: `in.${NUMBER_OF_ITEMS}` }, USUAL] };
  const upTo = descriptor.upTo ?? wanted;
  const { answer: _, ...spec } = callSpec(found, descriptor, asked, NO_BODY, "json");
  const pages: PageSpec & { upTo: Expr } = {
    ...spec,
    by,
    items: descriptor.items,
    ...defined({ size: sizeOf(found, context) }),
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
    trial: trialOf(id, descriptor.trial, context),
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
