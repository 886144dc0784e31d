/** Ids and emails that people paste come with blanks around them, in any operation. */
import { defined } from "../../common/defined.ts";
import { own } from "../../common/own.ts";
import type { PlanInput, TimesTree } from "../../plan/plan.ts";
import type { Field, Operation } from "../operation.ts";

/** The operation, its plan taking in ids and emails without the blanks at their ends. */
export function trimmingInputs(operation: Operation): Operation {
  const { plan, parameters, body } = operation;
  if (plan?.inputs === undefined) return operation;
  const inputs = plan.inputs.map((input): PlanInput => {
    const { name, from, whole } = input;
    const field = whole
      ? body
      : from === "body"
        ? own(body?.fields ?? {}, name)
        : parameters.find(({ key }) => key === name)?.field;
    const trim = field && pastedIn(name, field);
    return { ...input, ...defined({ trim }) };
  });
  return { ...operation, plan: { ...plan, inputs } };
}

/** Where a field has ids and emails, as a tree; each definition is entered once on the way down. */
function pastedIn(
  key: string,
  field: Field,
  entered: readonly Field[] = [],
): TimesTree | undefined {
  if (entered.includes(field)) return undefined;
  const within = [...entered, field];
  if (field.type === "string") return isPasted(key, field) ? 1 : undefined;
  if (field.items !== undefined) {
    const items = pastedIn(key, field.items, within);
    return items && { "*": items };
  }
  const branches = Object.entries(field.fields ?? {}).flatMap(([inner, one]) => {
    const tree = pastedIn(inner, one, within);
    return tree === undefined ? [] : [[inner, tree] as const];
  });
  return branches.length === 0 ? undefined : Object.fromEntries(branches);
}

/** What is chosen from a list can be typed, too. */
function isPasted(key: string, { choices, enum: words }: Field): boolean {
  return words === undefined && (choices !== undefined || PASTED.test(key));
}

const PASTED = /(^|_)(id|ids|email|emails|identifier)$/;
