/** What makers can narrow a search with. */
import { defined } from "../../common/defined.ts";
import type { LongFilter } from "../../language/conditions.ts";
import type { Expr, PlanInput, PollCondition, ValueRule } from "../../plan/plan.ts";
import { fieldAt, placesIn } from "../change-field.ts";
import type { Field, Parameter } from "../operation.ts";
import type { LowerContext } from "./context.ts";
import { lowerInput } from "./inputs.ts";
import { settleParameter } from "./settle.ts";

/** A filter as makers see it, as the plan takes it in, and what becomes of it. */
export interface LoweredFilter {
  readonly parameter: Parameter;
  readonly input: PlanInput;
  /** Left out where the value is null. */
  readonly condition: Omit<PollCondition, "value"> & { readonly value: Expr };
}

/** The search that filters belong to. */
export interface FilteredSearch {
  readonly id: string;
  readonly path: string;
  /** What it finds. */
  readonly item: Field;
  /** The keys of all parameters. */
  readonly keys: readonly string[];
}

/** A filter; undefined, and reported, where it cannot be one. */
export function lowerFilter(
  key: string,
  filter: LongFilter,
  search: FilteredSearch,
  context: LowerContext,
): LoweredFilter | undefined {
  const { field: place, operator, input } = filter;
  const condition = { field: place, operator, value: { $get: `in.${key}` } };
  if (input !== undefined) {
    const owner = { operation: search.id, place: key, keys: search.keys };
    const lowered = lowerInput(input, owner, context);
    if (lowered === undefined) return undefined;
    const { field, required, rule } = lowered;
    const parameter: Parameter = { key, in: "query", required, field };
    return { parameter, input: asPlanInput(parameter, rule), condition };
  }
  const field = comparedField(key, filter, search, context);
  if (field === undefined) return undefined;
  const parameter = settled(key, filter, field, search, context);
  return { parameter, input: asPlanInput(parameter, ruleOf(parameter.field)), condition };
}

/** A parameter of the query as the plan takes it in. */
export function asPlanInput({ key, required, field }: Parameter, rule: ValueRule): PlanInput {
  return {
    name: key,
    from: "query",
    title: field.title ?? key,
    ...(required ? { required: true } : {}),
    ...rule,
  };
}

/** The field that values are compared with: a list of it where any of several will do. */
function comparedField(
  key: string,
  { field: place, operator, title, description }: LongFilter,
  { id, item }: FilteredSearch,
  { report }: LowerContext,
): Field | undefined {
  const found = fieldAt(item, place);
  if (found === undefined && (title === undefined || description === undefined)) {
    report({
      operation: id,
      place: key,
      message: `What is searched has no ${place}, so there are no texts for it.`,
      advice: "Give the filter a title and a description, or an input.",
      unknown: { name: place, among: placesIn(item) },
    });
    return undefined;
  }
  const { definition: _, nullable: __, required: ___, ...one }: Field = found ?? { type: "string" };
  if (!COMPARED.has(one.type)) {
    report({
      operation: id,
      place: key,
      message: `The field ${place} is no value to compare with; its type is ${one.type}.`,
      advice: "Filter by one of its fields, or give the filter an input.",
    });
    return undefined;
  }
  if (operator !== "IN" && operator !== "NIN") return one;
  return {
    type: "list",
    ...defined({ title: one.title, description: one.description }),
    items: one,
  };
}

const COMPARED: ReadonlySet<Field["type"]> = new Set([
  "string",
  "integer",
  "number",
  "boolean",
  "date-time",
]);

/** With what the descriptor says of it, and the choices that the field's name or the parameter's has. */
function settled(
  key: string,
  { field: place, operator: _, input: __, ...setting }: LongFilter,
  field: Field,
  { id, path, keys }: FilteredSearch,
  context: LowerContext,
): Parameter {
  const name = place.slice(place.lastIndexOf(".") + 1);
  const as = (one: string): Parameter =>
    settleParameter(
      { key: one, in: "query", required: false, field },
      { id, path, keys, settings: { [one]: setting } },
      context,
    );
  const byName = as(name);
  const hasChoices = (byName.field.items ?? byName.field).choices !== undefined;
  return { ...(hasChoices ? byName : as(key)), key };
}

/** What the plan checks and converts; texts need nothing. */
function ruleOf({ type, unix, enum: words, items }: Field): ValueRule {
  const texts = (words ?? []).filter((word) => typeof word === "string");
  return {
    // A time that Intercom has as a text is compared with as it is.
    ...(type === "string" || (type === "date-time" && !unix) ? {} : { type: typeOf(type) }),
    ...(texts.length === 0 ? {} : { words: texts }),
    ...(items === undefined ? {} : { items: ruleOf(items) }),
  };
}

function typeOf(type: Field["type"]): NonNullable<ValueRule["type"]> {
  return type === "file" ? "any" : type;
}
