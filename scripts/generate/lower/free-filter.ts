/** The one filter of a search that makers make up themselves: any field, an operator, a value. */
import {
  SEARCH_FIELDS,
  type SearchCall,
  type SearchFieldKind,
} from "../../language/search-fields.ts";
import type { Expr, PlanInput, Step } from "../../plan/plan.ts";
import { fieldAt } from "../change-field.ts";
import type { Field, Parameter } from "../operation.ts";
import { ifElse } from "./expressions.ts";
import { titleOf } from "./title.ts";

/** Keys of its parameters. */
export const FREE_FILTER = {
  field: "filter_field",
  operator: "filter_operator",
  value: "filter_value",
} as const;

const TITLES = {
  field: "Filter Field",
  operator: "Filter Operator",
  value: "Filter Value",
} as const;

/** Operators with a single value, and what makers read. */
const OPERATOR_TITLES: Readonly<Record<string, string>> = {
  "=": "Equals",
  "!=": "Does not equal",
  ">": "Is larger or later",
  "<": "Is smaller or earlier",
  ">=": "Is at least",
  "<=": "Is at most",
  "~": "Contains",
  "!~": "Does not contain",
  "^": "Begins with",
  $: "Ends with",
};

const refs = {
  field: { $get: `in.${FREE_FILTER.field}` },
  operator: { $get: `in.${FREE_FILTER.operator}` },
  value: { $get: `in.${FREE_FILTER.value}` },
} as const;
const parts = ["field", "operator", "value"] as const;

/** The three parameters: a field of those that the search knows, an operator, a value. */
export function freeFilterParameters(call: SearchCall, item: Field): Parameter[] {
  const fields = Object.keys(SEARCH_FIELDS[call]);
  const parameter = (part: keyof typeof FREE_FILTER, field: Field): Parameter => ({
    key: FREE_FILTER[part],
    in: "query",
    required: false,
    field: { ...field, title: TITLES[part], visibility: "advanced" },
  });
  return [
    parameter("field", {
      type: "string",
      description:
        "A field to filter by beside the filters above; fill in operator and value, too.",
      enum: fields,
      wordTitles: Object.fromEntries(
        fields.map((name) => [
          name,
          (name.includes(".") ? undefined : fieldAt(item, name)?.title) ?? titleOf(name),
        ]),
      ),
    }),
    parameter("operator", {
      type: "string",
      description:
        "How the field is compared with the value. Texts know no larger or smaller, and only texts contain something.",
      enum: Object.keys(OPERATOR_TITLES),
      wordTitles: OPERATOR_TITLES,
    }),
    parameter("value", {
      type: "string",
      description:
        "What the field is compared with: a text, a number, true or false, or a date and time with its zone, such as 2026-03-01T09:30:00Z.",
    }),
  ];
}

/** The same as the plan takes them in. */
export function freeFilterInputs(call: SearchCall): PlanInput[] {
  const words = { field: Object.keys(SEARCH_FIELDS[call]), operator: Object.keys(OPERATOR_TITLES) };
  return parts.map((part) => ({
    name: FREE_FILTER[part],
    from: "query",
    title: TITLES[part],
    ...(part === "value" ? {} : { words: words[part] }),
  }));
}

/** A filter that every search can be tried with. */
export const freeFilterTrial: Readonly<Record<string, Expr>> = {
  [FREE_FILTER.field]: "created_at",
  [FREE_FILTER.operator]: ">",
  [FREE_FILTER.value]: "2020-01-01T00:00:00Z",
};

/** Refuses what is half filled in or no value of the field, and names the condition `free`; null where there is none. */
export function freeFilterSteps(call: SearchCall): Step[] {
  const given = parts.map((part): Expr => ({ $given: refs[part] }));
  const times = fieldsOf(call, "time", "day");
  const flags = fieldsOf(call, "boolean");
  const isTime: Expr = { $in: refs.field, of: times };
  const isFlag: Expr = { $in: refs.field, of: flags };
  const seconds: Expr = { $seconds: refs.value };
  const flag: Expr = { $lookup: refs.value, table: FLAGS };
  const wrong = (when: Expr, message: Expr): Step => ({
    when,
    do: [{ fail: { status: 400, code: "parameter_invalid", message } }],
  });
  return [
    {
      when: { $all: [{ $any: given }, { $not: { $all: given } }] },
      do: [{ fail: { status: 400, code: "parameter_missing", message: incomplete() } }],
    },
    wrong(
      { $all: [{ $given: refs.value }, isTime, { $not: { $given: seconds } }] },
      `${TITLES.value} (${FREE_FILTER.value}) must be a date and time with its zone, such as 2026-03-01T09:30:00Z, or a date.`,
    ),
    ...(flags.length === 0
      ? []
      : [
          wrong(
            { $all: [{ $given: refs.value }, isFlag, { $not: { $given: flag } }] },
            `${TITLES.value} (${FREE_FILTER.value}) must be true or false.`,
          ),
        ]),
    {
      let: ifElse(
        { $all: given },
        {
          field: refs.field,
          operator: refs.operator,
          value: ifElse(
            isTime,
            seconds,
            flags.length === 0 ? refs.value : ifElse(isFlag, flag, refs.value),
          ),
        },
        null,
      ),
      as: "free",
    },
  ];
}

const FLAGS = { true: true, True: true, TRUE: true, false: false, False: false, FALSE: false };

function incomplete(): Expr {
  const empty = parts.map((part) =>
    ifElse({ $given: refs[part] }, "", ` ${TITLES[part]} (${FREE_FILTER[part]}) is empty.`),
  );
  return {
    $join: [
      `A filter of your own needs ${TITLES.field}, ${TITLES.operator} and ${TITLES.value}.`,
      ...empty,
      " Fill it in, or leave all three empty.",
    ],
  };
}

function fieldsOf(call: SearchCall, ...kinds: readonly SearchFieldKind[]): string[] {
  return Object.entries<SearchFieldKind>(SEARCH_FIELDS[call])
    .filter(([, kind]) => kinds.includes(kind))
    .map(([name]) => name);
}
