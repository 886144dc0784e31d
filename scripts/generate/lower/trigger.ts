/** Polling triggers. */
import type { ContractOperation } from "../../common/contract.ts";
import { jsonSchemaOf, success } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import { own } from "../../common/own.ts";
import type { Call } from "../../language/calls.ts";
import { SEARCH_FIELDS, type SearchCall } from "../../language/search-fields.ts";
import { lowerTrial } from "../../language/trial.ts";
import { byId, type PartsFrom, type Trigger } from "../../language/trigger.ts";
import type { Expr, PollList, PollPages, PollSearch, PollSpec } from "../../plan/plan.ts";
import { fieldAt, placesIn } from "../change-field.ts";
import type { Field, Parameter, PlannedOperation } from "../operation.ts";
import { timeTree } from "../times.ts";
import { withoutPlaces } from "./answer.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { lowerInput } from "./inputs.ts";
import { pagingOf, sizeOf } from "./paging.ts";
import { checkFilters, kindOf, type LoweredParameter, lowerFilters } from "./search.ts";
import { checkSegments, checkVariables } from "./segments.ts";
import { shapeField } from "./shape.ts";
import { trialOf } from "./trial.ts";
import { checkInputs, checkParameter, STATE } from "./trigger-inputs.ts";

/**
 * What is searched by calendar day, "later than T" finds from the start of the next day on, in the
 * workspace's time zone. That is at most a day of 24 hours later, plus the two hours that a clock
 * change adds at most.
 */
const PAD_FOR_DAYS = 26 * 3600;

/** Entries of a list's page, where the contract names no largest number. */
const PAGE_SIZE = 50;

/** Pages by number overlap, so they must hold more. */
const SMALLEST_PAGE = 11;

/** What a trigger polls, as far as the contract tells. */
export interface PolledCall {
  readonly listed: Listed<Trigger>;
  readonly found: ContractOperation;
  readonly item: Field;
  readonly part?: Field;
}

/** A polling trigger: a GET that answers a list, one run of the flow an entry. */
export function lowerTrigger(
  listed: Listed<Trigger>,
  context: LowerContext,
): PlannedOperation | undefined {
  const { id, descriptor } = listed;
  const polled = polledCall(listed, context);
  if (polled === undefined) return undefined;
  const path = descriptor.path ?? `/triggers/${kebab(id)}`;
  checkSegments(id, path, context);
  checkVariables(id, path, "a trigger has its inputs in the query", context);
  const keys = [...Object.keys(descriptor.inputs), ...Object.keys(descriptor.filters)];
  checkInputs(listed, context);
  const inputs = Object.entries(descriptor.inputs).flatMap(([key, input]) => {
    const lowered = lowerInput(input, { operation: id, place: key, keys }, context);
    if (lowered === undefined) return [];
    const { field, required, rule } = lowered;
    const parameter: Parameter = { key, in: "query", required, field };
    const texts = { title: field.title ?? key, ...(required ? { required: true as const } : {}) };
    return [{ parameter, input: { name: key, from: "query" as const, ...texts, ...rule } }];
  });
  const filters = filtersOf(polled, context);
  const all = [...inputs, ...filters];
  for (const { parameter } of all) checkParameter(id, parameter, keys, context);
  const delivered = deliveredBy(polled, context);
  const poll = pollSpec(polled, filters, delivered.to, context);
  if (poll === undefined) return undefined;
  return {
    id,
    kind: "trigger",
    method: "GET",
    path,
    resource: listed.resource.title,
    summary: descriptor.summary,
    description: descriptor.description,
    hint: descriptor.hint,
    ...defined({ accuracy: descriptor.accuracy }),
    ...factsOf(listed, "GET", context),
    parameters: all.map(({ parameter }) => parameter),
    answer: {
      description: delivered.field.description ?? descriptor.description,
      field: {
        type: "list",
        items: delivered.field,
        definition: descriptor.listName ?? `${id}_List`,
      },
    },
    plan: {
      path,
      ...(all.length === 0 ? {} : { inputs: all.map(({ input }) => input) }),
      poll,
    },
    trial: trialOf(id, lowerTrial(undefined), context, descriptor.fires),
  };
}

/** The filters of a trigger that polls a search. */
function filtersOf({ listed, found, item }: PolledCall, context: LowerContext): LoweredParameter[] {
  const { id, descriptor } = listed;
  const { call, filters, where } = descriptor;
  if (!isSearch(call)) return [];
  const filtered = { id, descriptor: { call, filters, where } };
  checkFilters(filtered, item, context, [STATE, ...Object.keys(descriptor.inputs)]);
  return lowerFilters(filtered, found, item, context);
}

function isSearch(call: Call): call is SearchCall {
  return Object.hasOwn(SEARCH_FIELDS, call);
}

/** `when-conversation-closed` of `WhenConversationClosed`. */
function kebab(id: string): string {
  return id.replace(/(?<=[a-z0-9])(?=[A-Z])|_/g, "-").toLowerCase();
}

/** What is polled; undefined, and reported, where the contract does not have it so. */
export function polledCall(listed: Listed<Trigger>, context: LowerContext): PolledCall | undefined {
  const { id, descriptor } = listed;
  const { call, items, time, created, listedBy, parts } = descriptor;
  const found = callOf(id, call, context);
  const item = found && entryOf(id, found, items, "items", context);
  if (found === undefined || item === undefined) return undefined;
  checkTime(id, item, time, "time", context);
  if (created !== undefined) checkTime(id, item, created, "created", context);
  if (listedBy !== undefined) checkTime(id, item, listedBy.time, "listedBy", context);
  const part = parts && partField(id, parts, context);
  if (parts !== undefined && part === undefined) return undefined;
  return { listed, found, item, ...defined({ part }) };
}

function callOf(
  operation: string,
  call: string,
  { calls, report }: LowerContext,
): ContractOperation | undefined {
  const found = calls.get(call);
  if (found === undefined) {
    report({
      operation,
      place: call,
      message: `The contract has no ${call}.`,
      advice: "What Intercom has and the contract lacks is added to connector/intercom/.",
      unknown: { name: call, among: [...calls.keys()] },
    });
  }
  return found;
}

/** An entry of the list at a place of a call's answer. */
function entryOf(
  operation: string,
  { call, operation: described }: ContractOperation,
  items: string,
  place: string,
  { fieldOf, report }: LowerContext,
): Field | undefined {
  const schema = jsonSchemaOf(described.responses[success(described).status]?.content);
  const entry = schema && fieldAt(fieldOf(schema), items)?.items;
  if (entry === undefined) {
    report({
      operation,
      place,
      message: `The answer of ${call} has no list at ${items}.`,
      advice: "Say where it is.",
    });
  }
  return entry;
}

function checkTime(
  operation: string,
  item: Field,
  time: string,
  place: string,
  { report }: LowerContext,
): void {
  const { type } = fieldAt(item, time) ?? {};
  if (type === "date-time") return;
  if (type !== undefined) {
    report({
      operation,
      place,
      message: `By the contract an item's ${time} is no time; its type is ${type}.`,
      advice: "Name a time, or give the field its format in the contract: unix-time or date-time.",
    });
    return;
  }
  const times = placesIn(item).filter((one) => fieldAt(item, one)?.type === "date-time");
  report({
    operation,
    place,
    message: `An item has no ${time}.`,
    advice: `Its times are ${times.join(", ")}.`,
    unknown: { name: time, among: times },
  });
}

function partField(
  operation: string,
  { call, items, time }: PartsFrom,
  context: LowerContext,
): Field | undefined {
  const found = callOf(operation, call, context);
  const part = found && entryOf(operation, found, items, "parts", context);
  if (part === undefined) return undefined;
  checkTime(operation, part, time, "parts", context);
  if (call.split("{").length !== 2) {
    context.report({
      operation,
      place: "parts",
      message: `${call} does not read one thing by its id.`,
      advice: "Name the call that answers one item, such as GET /conversations/{conversation_id}.",
    });
  }
  return part;
}

/** What the flow receives, and how it is made of `item`, `part` and `names`. */
export function deliveredBy(
  { listed, item, part }: PolledCall,
  context: LowerContext,
): { field: Field; to: Expr } {
  const { id, descriptor } = listed;
  const { delivers, event, omit, itemName: definition = `${id}_Item` } = descriptor;
  if (delivers !== undefined) {
    const { shape, to } = delivers;
    const idle: readonly [string, boolean][] = [
      ["omit", omit.length > 0],
      ["event", event !== undefined],
    ];
    for (const [place] of idle.filter(([, said]) => said)) {
      context.report({
        operation: id,
        place,
        message: `It says under returns what makers get, so ${place} changes nothing.`,
        advice: `Take ${place} away.`,
      });
    }
    return { field: shapeField(shape), to };
  }
  const seen = withoutPlaces(item, omit, { operation: id, definition }, context);
  const one = withTimes({ $get: "item" }, item, context);
  if (part === undefined && event === undefined) return { field: seen, to: one };
  return {
    field: {
      ...seen,
      definition,
      fields: withWhatHappened(seen, {
        ...(event === undefined ? {} : { event: shapeField(event.shape) }),
        ...defined({ part }),
      }),
    },
    to: {
      $merge: [
        one,
        {
          ...(part === undefined ? {} : { part: withTimes({ $get: "part" }, part, context) }),
          ...(event === undefined ? {} : { event: event.to }),
        },
      ],
    },
  };
}

/**
 * The fields of an item with what happened behind its own first values, such as id and state: makers
 * find it before all that the item holds besides, which can be hundreds of values.
 */
function withWhatHappened(
  { fields = {} }: Field,
  happened: Readonly<Record<string, Field>>,
): Record<string, Field> {
  const entries = Object.entries(fields);
  const held = entries.findIndex(
    ([, { fields: inside, items }]) => (inside ?? items) !== undefined,
  );
  const at = held === -1 ? entries.length : held;
  return {
    ...Object.fromEntries(entries.slice(0, at)),
    ...happened,
    ...Object.fromEntries(entries.slice(at)),
    // An item's own field of the name gives way.
    ...happened,
  };
}

/** A value with its times as ISO 8601. */
export function withTimes(value: Expr, field: Field, { times }: LowerContext): Expr {
  const tree = timeTree(field, times);
  return tree === undefined ? value : { $times: value, in: tree };
}

function pollSpec(
  polled: PolledCall,
  filters: readonly LoweredParameter[],
  to: Expr,
  context: LowerContext,
): PollSpec | undefined {
  const { listed, found, item } = polled;
  const { descriptor, id } = listed;
  const { call } = descriptor;
  if (!isSearch(call)) return pollList(polled, to, context);
  const { time, searchedAs, created, where, items, keep, lookBack, names, parts } = descriptor;
  const searched = searchedAs ?? time;
  const kind = kindOf({ call }, searched);
  const isTime = kind === "time" || kind === "day";
  if (!isTime && (searchedAs !== undefined || fieldAt(item, time)?.type === "date-time")) {
    context.report({
      operation: id,
      place: searchedAs === undefined ? "time" : "searchedAs",
      message: `${call} knows no time ${searched}.`,
      advice:
        "Say under searchedAs what it calls the time; scripts/language/search-fields.ts lists what it knows.",
      unknown: { name: searched, among: Object.keys(SEARCH_FIELDS[call]) },
    });
  }
  const pad = kind === "day" ? PAD_FOR_DAYS : 0;
  if (parts !== undefined && pad > 0 && !filters.some(({ parameter }) => parameter.required)) {
    context.report({
      operation: id,
      place: "parts",
      message: `${call} finds whole days, so each poll would look through all that changed in a day.`,
      advice: "Deliver the items themselves, or let makers choose by a required filter.",
    });
  }
  const search: PollSearch = {
    kind: "search",
    call: found.path,
    items,
    where,
    time,
    ...defined({ searchedAs }),
    pad,
    lookBack,
    ...changesOf(descriptor),
    ...defined({ created }),
    ...(filters.length === 0 ? {} : { filters: filters.map(asked) }),
    ...(parts === undefined
      ? {}
      : { parts: { call: byId(parts.call), items: parts.items, time: parts.time } }),
    ...defined({ keep }),
    ...(names.length === 0 ? {} : { names }),
    to,
  };
  return search;
}

/** A condition on what the maker filled in. */
function asked({ filter: { field, operator }, input }: LoweredParameter) {
  return { field, operator, value: { $get: `in.${input.name}` } };
}

/** A time of creation never changes; any other can, and `created` says so by itself. */
function changesOf({ time, created, parts }: Trigger): { changes?: true } {
  const stays = time === "created_at" || created !== undefined || parts !== undefined;
  return stays ? {} : { changes: true };
}

function pollList(
  { listed, found }: PolledCall,
  to: Expr,
  context: LowerContext,
): PollList | undefined {
  const { id, descriptor } = listed;
  const { report } = context;
  const { time, created, since, listedBy, items, keep, lookBack, names } = descriptor;
  const said: readonly [string, boolean][] = [
    ["where", descriptor.where.length > 0],
    ["filters", Object.keys(descriptor.filters).length > 0],
    ["searchedAs", descriptor.searchedAs !== undefined],
    ["parts", descriptor.parts !== undefined],
  ];
  for (const [place] of said.filter(([, has]) => has)) {
    report({
      operation: id,
      place,
      message: `It says ${place}, which only searches have; ${found.call} is a list.`,
      advice: "Poll a search, or choose with inputs and keep.",
    });
  }
  const pages = pagesOf(listed, found, context);
  checkSince(listed, found, context);
  const given = givenTo(listed, found, context);
  if (pages === undefined) return undefined;
  return {
    kind: "list",
    call: found.path,
    ...given,
    items,
    time,
    ...defined({ since, listedBy }),
    pages,
    lookBack,
    ...changesOf(descriptor),
    ...defined({ created }),
    ...defined({ keep }),
    ...(names.length === 0 ? {} : { names }),
    to,
  };
}

/** How the list is read on; reported where a trigger cannot read it. */
function pagesOf(
  { id, descriptor }: Listed<Trigger>,
  found: ContractOperation,
  context: LowerContext,
): PollPages | undefined {
  const by = pagingOf(found, context);
  const size = Math.min(sizeOf(found, context) ?? PAGE_SIZE, PAGE_SIZE);
  const wrong = (message: string): undefined => {
    context.report({
      operation: id,
      place: "poll",
      message: `${found.call} ${message}`,
      advice: "Poll a search, or another list.",
    });
  };
  if (by === undefined) return wrong("is not paged, so it need not be newest first.");
  if (by === "scroll") return wrong("is a scroll, which cannot be read twice.");
  if (by === "number" && size < SMALLEST_PAGE) {
    return wrong(`has pages of ${size}; a trigger needs more than ${SMALLEST_PAGE - 1} on one.`);
  }
  if (by === "link" && descriptor.names.length > 0) {
    return wrong("leads from page to page by links, so names cannot be looked up.");
  }
  return { by, size };
}

function checkSince(
  { id, descriptor: { since } }: Listed<Trigger>,
  { call, operation }: ContractOperation,
  { fieldOf, report }: LowerContext,
): void {
  if (since === undefined) return;
  const found = operation.parameters?.find(
    ({ name, in: place }) => name === since && place === "query",
  );
  if (found !== undefined && fieldOf(found.schema).unix) return;
  report({
    operation: id,
    place: "since",
    message:
      found === undefined
        ? `${call} has no parameter ${since}.`
        : `The parameter ${since} of ${call} is no time in unix seconds.`,
    advice: "Name the parameter with which the list begins at a time, or take since away.",
    unknown: { name: since, among: (operation.parameters ?? []).map(({ name }) => name) },
  });
}

/** The list's parameters; reported where a required one has no value. */
function givenTo(
  { id, descriptor }: Listed<Trigger>,
  { call, operation }: ContractOperation,
  { report }: LowerContext,
): Pick<PollList, "values" | "query"> {
  const values: Record<string, Expr> = {};
  const query: Record<string, Expr> = {};
  for (const { name, in: place, required } of operation.parameters ?? []) {
    const given = own(descriptor.with, name);
    if (given !== undefined && given !== null) {
      const value = typeof given === "object" ? { $get: `in.${given.parameter}` } : given;
      if (place === "path") values[name] = value;
      else query[name] = value;
    } else if (required && name !== descriptor.since) {
      report({
        operation: id,
        place: "with",
        message: `${call} needs ${name}.`,
        advice: `Give it under with: a constant, or { parameter: … } of an input.`,
      });
    }
  }
  return {
    ...(Object.keys(values).length === 0 ? {} : { values }),
    ...(Object.keys(query).length === 0 ? {} : { query }),
  };
}
