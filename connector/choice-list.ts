/** Lists to choose from, where those of Intercom hold too few, or items without a name. */
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

/**
 * An internal action that lists the newest of a kind as `{ id, name }`:
 * `choiceList("ticket", { read: readAll("POST /tickets/search", { …, as: tickets }), from: tickets, entry })`.
 * @param kind in the singular; an `s` makes the plural
 */
export function choiceList<Item>(
  kind: string,
  {
    read,
    from,
    entry,
    most = MOST,
  }: {
    readonly read: Step;
    /** What the step reads. */
    readonly from: Value<Item[]>;
    /** What is chosen, and what makers read of it, which must not be empty. */
    readonly entry: (item: Ref<Item>) => { id: Part; name: Part };
    /** How many the step reads, where it is another number. */
    readonly most?: number;
  },
) {
  const title = `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  const choice = shape<Item>()(`${title}_Choice`, title, `A ${kind} to choose.`, (item) => {
    const { id, name } = entry(item);
    return {
      id: field.always("string", "Id", `The id that Intercom gave the ${kind}.`, id),
      name: field.always("string", "Name", `What the ${kind} is known by.`, name),
    };
  });
  return plannedAction({
    method: "GET",
    path: `/choices/${kind}s`,
    summary: `List ${kind}s to choose from`,
    description: `Lists the newest ${kind}s, up to ${most}, to choose from.`,
    visibility: "internal",
    returns: returns.listOf(choice, `${title}_Choices`),
    plan: () => ({ steps: [read], answer: choice.listFrom(from) }),
  });
}

type Part = Value<string | null | undefined>;
