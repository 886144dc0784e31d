/** Searches: a GET with a parameter for each filter, made into Intercom's query by the plan. */
import type { ContractOperation } from "../../common/contract.ts";
import { success } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import { own } from "../../common/own.ts";
import type { LoweredCondition, LoweredFilter, SearchAction } from "../../language/search.ts";
import {
  OPERATORS,
  SEARCH_FIELDS,
  type SearchFieldKind,
  type SearchOperator,
} from "../../language/search-fields.ts";
import type { Expr, PageSpec, PlanInput, Step, ValueRule } from "../../plan/plan.ts";
import { fieldAt } from "../change-field.ts";
import type { Field, Parameter, PlannedOperation } from "../operation.ts";
import { foundCall } from "./call.ts";
import { checkHidden } from "./check-places.ts";
import type { Listed, LowerContext } from "./context.ts";
import { ifElse } from "./expressions.ts";
import { factsOf } from "./facts.ts";
import {
  FREE_FILTER,
  freeFilterInputs,
  freeFilterParameters,
  freeFilterSteps,
  freeFilterTrial,
} from "./free-filter.ts";
import { lowerInput } from "./inputs.ts";
import {
  answerExpr,
  answerOf,
  itemField,
  NUMBER_OF_ITEMS,
  NUMBER_PARAMETER,
  numberInput,
  WANTED,
} from "./paged.ts";
import { checkUpTo, sizeOf } from "./paging.ts";
import { checkSegments, checkVariables } from "./segments.ts";
import { settleParameter } from "./settle.ts";
import { titleOf } from "./title.ts";
import { trialOf } from "./trial.ts";

/** Makers see so many filters at once. */
const AT_ONCE = 6;

/** Intercom takes so many in a group; one of them is the free filter. */
const MOST = 15;

/** Whether all filters must hold or any. */
const MATCH = "match";

const MATCH_PARAMETER: Parameter = {
  key: MATCH,
  in: "query",
  required: false,
  field: {
    type: "string",
    title: "Match",
    description: "Whether all filters that are filled in must hold, or any of them is enough.",
    enum: ["all", "any"],
    wordTitles: { all: "All filters", any: "Any filter" },
    default: "all",
  },
};

/** Intercom refuses a query without conditions; this one holds for everything. */
const EVERYTHING = { field: "created_at", operator: ">", value: 0 };

/** A search page by page, or up to so many items at once. */
export function lowerSearch(
  listed: Listed<SearchAction>,
  context: LowerContext,
): PlannedOperation | undefined {
  const { id, descriptor } = listed;
  const found = foundCall(listed, context);
  if (found === undefined) return undefined;
  const item = itemField(listed, found, context);
  if (item === undefined) return undefined;
  checkFilters(listed, item.whole, context, [
    MATCH,
    NUMBER_OF_ITEMS,
    ...Object.values(FREE_FILTER),
  ]);
  const filters = lowerFilters(listed, found, item.whole, context);
  const parameters = filters.map(({ parameter }) => parameter);
  checkHidden(id, parameters, undefined, context);
  const { path = found.path, where, upTo, sort } = descriptor;
  checkSegments(id, path, context);
  checkVariables(id, path, "a search has only filters, in the query", context);
  checkUpTo(id, upTo, found, context);
  const whole = upTo === undefined;
  const trial = trialOf(id, descriptor.trial, context);
  const pages: PageSpec & { upTo: Expr } = {
    method: "POST",
    path: found.path,
    body: {
      query: queryExpr(where.map(conditionExpr)),
      ...(sort === undefined ? {} : { sort: { field: sort, order: "descending" } }),
    },
    by: "cursor",
    items: descriptor.items,
    ...defined({ size: sizeOf(found, context) }),
    upTo: upTo ?? WANTED,
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
    parameters: [
      ...parameters,
      MATCH_PARAMETER,
      ...freeFilterParameters(descriptor.call, item.whole),
      ...(whole ? [NUMBER_PARAMETER] : []),
    ],
    answer: answerOf(id, item, whole, success(found.operation).description),
    plan: {
      path,
      inputs: [
        ...filters.map(({ input }) => input),
        { name: MATCH, from: "query", title: "Match", words: ["all", "any"] },
        ...freeFilterInputs(descriptor.call),
        ...(whole ? [numberInput] : []),
      ],
      steps: [
        ...freeFilterSteps(descriptor.call),
        filled(filters.map(({ condition }) => condition)),
        { pages, as: "page", ...defined({ explain: descriptor.explain }) },
      ],
      answer: answerExpr(item.whole, whole, context),
    },
    trial: {
      ...trial,
      // Any filter is enough, so that something is found.
      values: { [MATCH]: "any", ...freeFilterTrial, ...trial.values },
    },
  };
}

/** The conditions of what was filled in, under the name that the query reads. */
function filled(conditions: readonly Expr[]): Step {
  return { let: { $compact: [...conditions, { $get: "free" }] }, as: "conditions" };
}

function conditionExpr({ field, operator, value }: SearchAction["where"][number]): Expr {
  return { field, operator, value };
}

/** The query of the conditions that always hold and of those that were filled in. */
function queryExpr(constants: readonly Expr[]): Expr {
  const asked: Expr = {
    operator: ifElse({ $equal: [{ $get: `in.${MATCH}` }, "any"] }, "OR", "AND"),
    value: { $get: "conditions" },
  };
  const always: Expr = constants.length === 0 ? EVERYTHING : { operator: "AND", value: constants };
  return ifElse(
    { $given: { $get: "conditions.0" } },
    // The contract has groups of filters and groups of groups, but none of both.
    constants.length === 0 ? asked : { operator: "AND", value: [always, asked] },
    always,
  );
}

/** What filters belong to: a search, or a trigger that polls one. */
interface Filtered {
  readonly id: string;
  readonly descriptor: Pick<SearchAction, "call" | "filters" | "where">;
}

/** A filter, lowered. */
export interface LoweredParameter {
  readonly parameter: Parameter;
  readonly input: PlanInput;
  readonly filter: LoweredFilter;
  /** What it adds to the query; null where nothing was filled in. */
  readonly condition: Expr;
}

/** The filters of a search of such items. */
export function lowerFilters(
  { id, descriptor }: Filtered,
  found: ContractOperation,
  item: Field,
  context: LowerContext,
): LoweredParameter[] {
  const entries = Object.entries(descriptor.filters);
  const keys = entries.map(([key]) => keyOf(key));
  const settings = Object.fromEntries(
    entries.map(([key, { title, description, visibility, required, choices }]) => [
      keyOf(key),
      defined({ title, description, visibility, required, choices }),
    ]),
  );
  const owner = { id, path: found.path, keys, settings };
  return entries.flatMap(([given, filter], place): LoweredParameter[] => {
    const key = keyOf(given);
    const kind = kindOf(descriptor, filter.field);
    const many = filter.operator === "IN" || filter.operator === "NIN";
    const lowered =
      filter.input === undefined
        ? { field: filterField(given, filter, kind, item), required: false, rule: RULES[kind] }
        : lowerInput(filter.input, { operation: id, place: key, keys }, context);
    if (lowered === undefined) return [];
    const { field: one, rule } = lowered;
    const field: Field = {
      ...(many ? { ...texts(one), type: "list", items: withoutTexts(one) } : one),
      ...(place < AT_ONCE ? {} : { visibility: "advanced" }),
    };
    const parameter: Parameter = { key, in: "query", required: lowered.required, field };
    // `source.author.email` has the choices of an `email`.
    const names = [key, filter.field.split(".").at(-1) ?? key];
    const settled = settleParameter(parameter, owner, context, names);
    if (settled.field.title === undefined || settled.field.description === undefined) {
      report(id, key, `The items have no field ${filter.field}, so there are no texts.`, context);
    }
    const value = { $get: `in.${key}` };
    return [
      {
        parameter: settled,
        filter,
        input: {
          name: key,
          from: "query",
          title: settled.field.title ?? key,
          ...(settled.required ? { required: true } : {}),
          ...(many ? { type: "list", items: rule } : rule),
        },
        condition: ifElse(
          { $given: value },
          { field: filter.field, operator: filter.operator, value },
          null,
        ),
      },
    ];
  });
}

/** What a value of a kind has to be, and becomes. */
const RULES: Readonly<Record<SearchFieldKind, ValueRule>> = {
  text: {},
  tag: {},
  number: { type: "integer" },
  boolean: { type: "boolean" },
  time: { type: "date-time" },
  day: { type: "date-time" },
};

/** A filter as makers see it: what the contract says of the items' field, and how it is compared. */
function filterField(
  key: string,
  { field: place, operator }: LoweredFilter,
  kind: SearchFieldKind,
  item: Field,
): Field {
  const field = fieldAt(item, place);
  const isTime = kind === "time" || kind === "day";
  const title = key === place && !place.includes(".") ? field?.title : titleOf(key);
  return {
    type: isTime
      ? "date-time"
      : kind === "number"
        ? "integer"
        : kind === "boolean"
          ? kind
          : "string",
    ...(isTime ? { unix: true } : {}),
    ...(field === undefined ? {} : defined({ title })),
    ...(field?.description === undefined
      ? {}
      : { description: `${field.description} ${meaning(kind, operator)}` }),
    ...(kind === "text" && isExact(operator) ? defined({ enum: field?.enum }) : {}),
  };
}

function isExact(operator: SearchOperator): boolean {
  return ["=", "!=", "IN", "NIN"].includes(operator);
}

/** How a filter compares, as makers read it. */
function meaning(kind: SearchFieldKind, operator: SearchOperator): string {
  if (kind === "day" && operator !== "!=") {
    const days = { ">": "on later days than this", "<": "on earlier days than this" };
    return `Finds what is ${own(days, operator) ?? "on this day"}, as days are in the workspace's time zone.`;
  }
  if (kind === "time") {
    const times = { ">": "from this time on", ">=": "from this time on", "!=": "at other times" };
    const until = operator === "<" || operator === "<=" ? "up to this time" : "at this second";
    return `Finds what is ${own(times, operator) ?? until}.`;
  }
  return `Finds what ${MEANINGS[operator]}.`;
}

const MEANINGS: Readonly<Record<SearchOperator, string>> = {
  "=": "has this value",
  "!=": "has another value",
  IN: "has one of these values",
  NIN: "has none of these values",
  ">": "is larger",
  "<": "is smaller",
  ">=": "is as large or larger",
  "<=": "is as large or smaller",
  "~": "contains this text",
  "!~": "does not contain this text",
  "^": "begins with this text",
  $: "ends with this text",
};

/** The kind of a field; those whose names the workspace decides on are texts unless an input says more. */
export function kindOf({ call }: Pick<SearchAction, "call">, field: string): SearchFieldKind {
  return own<SearchFieldKind>(SEARCH_FIELDS[call], field) ?? "text";
}

/** Names of inputs cannot have dots. */
function keyOf(name: string): string {
  return name.replace(/\W+/g, "_");
}

function texts({ title, description }: Field): Pick<Field, "title" | "description"> {
  return defined({ title, description });
}

function withoutTexts({ title: _, description: __, ...field }: Field): Field {
  return field;
}

/** Reports filters that Intercom or the platform cannot take. */
export function checkFilters(
  { id, descriptor }: Filtered,
  item: Field,
  context: LowerContext,
  reserved: readonly string[] = [],
): void {
  const { filters, where, call } = descriptor;
  const keys = new Map<string, string>();
  for (const [name, { field, operator }] of Object.entries(filters)) {
    const key = keyOf(name);
    if (reserved.includes(key)) {
      report(id, name, `There is a parameter ${key} beside the filters.`, context, "Rename it.");
    }
    const other = keys.get(key);
    keys.set(key, name);
    if (other !== undefined) {
      report(
        id,
        name,
        `Its key, ${key}, is also that of ${other}.`,
        context,
        "Rename one of them.",
      );
    }
    checkOperator(name, field, operator);
  }
  for (const condition of where) {
    checkOperator("where", condition.field, condition.operator);
    checkWords(condition);
    if (Array.isArray(condition.value) && condition.value.length === 0) {
      const message = `It compares ${condition.field} with an empty list, which finds nothing.`;
      report(id, "where", message, context, "Name a value, or take the condition away.");
    }
  }
  for (const [place, some, most] of [
    ["filters", Object.keys(filters), MOST - 1],
    ["where", where, MOST],
  ] as const) {
    if (some.length <= most) continue;
    report(
      id,
      place,
      `There are ${some.length}; Intercom takes ${most}${place === "filters" ? " beside the maker's own" : ""}.`,
      context,
      "Keep those that makers need most.",
    );
  }

  /** The compiler knows only that it is a text: the kinds of fields do not tell their words. */
  function checkWords({ field, operator, value }: LoweredCondition) {
    const words = fieldAt(item, field)?.enum;
    if (words === undefined || !isExact(operator)) return;
    const known = words.map(String);
    for (const one of [value].flat()) {
      if (known.includes(String(one))) continue;
      context.report({
        operation: id,
        place: "where",
        message: `By the contract ${field} is never ${JSON.stringify(one)}.`,
        advice: `Write one of ${known.join(", ")}; a word that Intercom has and the contract lacks is added to its enum in connector/intercom/.`,
        unknown: { name: String(one), among: known },
      });
    }
  }

  function checkOperator(place: string, field: string, operator: SearchOperator) {
    const kind = own<SearchFieldKind>(SEARCH_FIELDS[call], field);
    if (kind === undefined) {
      if (/^(custom_attributes|ticket_attribute)\./.test(field)) return;
      context.report({
        operation: id,
        place,
        message: `${call} cannot look at ${field}.`,
        advice: "scripts/language/search-fields.ts lists what it can look at.",
        unknown: { name: field, among: Object.keys(SEARCH_FIELDS[call]) },
      });
      return;
    }
    const known: readonly string[] = OPERATORS[kind];
    if (known.includes(operator)) return;
    report(
      id,
      place,
      `${call} does not know ${operator} for ${field}.`,
      context,
      `Write one of ${known.join(" ")}.`,
    );
  }
}

function report(
  operation: string,
  place: string,
  message: string,
  context: LowerContext,
  advice = "Say title and description in the filter, or give it an input.",
): void {
  context.report({ operation, place, message, advice });
}
