/** Lists to choose from, where those of Intercom hold too few, or items without a name. */
import type { InputRefs, Inputs } from "../scripts/language/inputs.ts";
import { plannedAction } from "../scripts/language/planned.ts";
import { returns } from "../scripts/language/returns.ts";
import { field, shape } from "../scripts/language/shape.ts";
import type { Step } from "../scripts/language/steps.ts";
import type { Ref, Value } from "../scripts/language/values.ts";

/** A dropdown shows three pages of a search: enough to choose from, and quickly there. */
export const MOST = 450;

/** How a search finds the newest. */
export const NEWEST = { sort: { field: "created_at", order: "descending" } } as const;

/** A search's query that finds everything. */
export const EVERYTHING = { field: "created_at", operator: ">", value: 0 } as const;

/** What fills a list to choose from. */
interface ChoiceList<Item> {
  /** What {@link ChoiceListOf.read} reads. */
  readonly from: Value<Item[]>;
  /** What is chosen, and what makers read of it, which must not be empty. */
  readonly entry: (item: Ref<Item>) => { id: Part; name: Part };
}

interface ChoiceListOf<Item, I> extends ChoiceList<Item> {
  readonly inputs: I;
  readonly read: (inputs: InputRefs<I>) => Step;
}

/**
 * An internal action that lists the newest of a kind as `{ id, name }`:
 * `choiceList("ticket", { read: readAll("POST /tickets/search", { …, as: tickets }), from: tickets, entry })`.
 * @param kind in the singular; an `s` makes the plural
 */
export function choiceList<Item>(
  kind: string,
  {
    read,
    most = MOST,
    ...rest
  }: ChoiceList<Item> & {
    readonly read: Step;
    /** How many the step reads, where it is another number. */
    readonly most?: number;
  },
) {
  const description = `Lists the newest ${kind}s, up to ${most}, to choose from.`;
  return choosing(kind, description, { inputs: {}, read: () => read, ...rest });
}

/**
 * The same of what one thing has: `choiceListOf("message", { inputs: inputs("GET
 * /conversations/{conversation_id}", "conversation_id"), read: ({ conversation_id }) => call(…), from, entry })`.
 */
export function choiceListOf<Item, const I extends Inputs>(
  kind: string,
  list: ChoiceListOf<Item, I>,
) {
  return choosing(kind, `Lists the ${kind}s of one, to choose from.`, list);
}

function choosing<Item, const I extends Inputs>(
  kind: string,
  description: string,
  { inputs, read, from, entry }: ChoiceListOf<Item, I>,
) {
  const words = `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  const definition = words.replaceAll(" ", "_");
  const choice = shape<Item>()(`${definition}_Choice`, words, `A ${kind} to choose.`, (item) => {
    const { id, name } = entry(item);
    return {
      id: field.always("string", "Id", `The id that Intercom gave the ${kind}.`, id),
      name: field.always("string", "Name", `What the ${kind} is known by.`, name),
    };
  });
  return plannedAction({
    method: "GET",
    path: `/choices/${kind.replaceAll(" ", "_")}s`,
    summary: `List ${kind}s to choose from`,
    description,
    visibility: "internal",
    inputs,
    returns: returns.listOf(choice, `${definition}_Choices`),
    plan: (given) => ({ steps: [read(given)], answer: choice.listFrom(from) }),
  });
}

type Part = Value<string | null | undefined>;
