/** What lists and searches have in common: how many items are wanted, and what they answer. */
import { type ContractOperation, jsonSchemaOf, success } from "../../common/contract.ts";
import type { ListAction } from "../../language/list.ts";
import type { SearchAction } from "../../language/search.ts";
import type { Expr, PlanInput } from "../../plan/plan.ts";
import { fieldAt } from "../change-field.ts";
import type { Answer, Field, Parameter } from "../operation.ts";
import { timeTree } from "../times.ts";
import { withoutOmitted } from "./answer.ts";
import type { Listed, LowerContext } from "./context.ts";
import { parameterInput } from "./parameters.ts";

/** How many items makers get where they do not say. */
const USUAL = 100;

/** The key of the parameter that says how many items are wanted. */
export const NUMBER_OF_ITEMS = "number_of_items";

/** The parameter for how many items are wanted; the platform follows the link for more. */
export const NUMBER_PARAMETER: Parameter = {
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

/** The same as the plan takes it in. */
export const numberInput: PlanInput = { ...parameterInput(NUMBER_PARAMETER), type: "integer" };

/** How many items are wanted. */
export const WANTED: Expr = { $first: [{ $get: `in.${NUMBER_OF_ITEMS}` }, USUAL] };

/** An item of a list. */
export interface Item {
  /** What makers see. */
  readonly field: Field;
  /** All that Intercom answers. */
  readonly whole: Field;
}

/** The items of an answer; reported where it has none. */
export function itemField(
  listed: Listed<ListAction | SearchAction>,
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

/** The items and a link to more, or the list itself. */
export function answerOf(id: string, item: Item, paged: boolean, description: string): Answer {
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

/** What the flow receives of the page that a step named `page`. */
export function answerExpr(item: Field, paged: boolean, { times }: LowerContext): Expr {
  const got = { $get: "page.items" };
  const tree = timeTree(item, times);
  const value: Expr = tree === undefined ? got : { $times: got, in: { "*": tree } };
  return paged ? { value, nextLink: { $nextLink: { $get: "page.next" } } } : value;
}
