import { isObject, type Json, type JsonObject } from "../common/json.ts";
import type { Report } from "./change.ts";
import { listOf, objectOf, same, told } from "./definition.ts";
import type { Field, Fields } from "./fields.ts";

/** Whether makers fill a place in or read it. */
export type Direction = "input" | "result";

/** Texts, and what only shows how something may look. */
const WORDS = new Set([
  "description",
  "example",
  "title",
  "x-ms-enum",
  "x-ms-enum-values",
  "x-ms-summary",
  "x-ms-test-value",
]);
/** Told elsewhere: by the place, or as `required`. */
const TOLD = new Set(["name", "in", "required", "schema"]);

/** Bounds of values, and which way they get narrower. */
const BOUNDS: Readonly<Record<string, "lower" | "higher">> = {
  maximum: "lower",
  maxLength: "lower",
  maxItems: "lower",
  minimum: "higher",
  minLength: "higher",
  minItems: "higher",
};

/** Dropdowns, and what a maker's choice becomes: with another path another value is chosen. */
const DROPDOWNS = ["x-ms-dynamic-values", "x-ms-dynamic-list", "x-ms-dynamic-tree"];
/** What fills a place whose fields are known only when the flow is made. */
const SHAPES = ["x-ms-dynamic-schema", "x-ms-dynamic-properties"];

export interface FieldContext {
  readonly direction: Direction;
  readonly report: Report;
  /** How a place is called in a report. */
  readonly placeOf: (place: string) => string;
  /** Whether the new definition has an operation. */
  readonly hasOperation: (id: string) => boolean;
}

/** Compares what makers fill in or read of one operation. */
export function compareFields(before: Fields, after: Fields, context: FieldContext): void {
  for (const [place, field] of before) {
    const now = after.get(place);
    if (now !== undefined) compareField(place, field, now, context);
    // What was in it is gone with it.
    else if (field.parent === undefined || after.has(field.parent)) gone(place, field, context);
  }
  for (const [place, field] of after) {
    if (before.has(place)) continue;
    if (field.parent === undefined || before.has(field.parent)) added(place, field, context);
  }
}

function gone(place: string, { facts }: Field, { direction, report, placeOf }: FieldContext): void {
  if (direction === "input" && facts["x-ms-visibility"] === "internal") {
    report.compatible(placeOf(place), "It is gone; makers did not see it.");
  } else report.breaking(placeOf(place), "It is gone.");
}

function added(place: string, { facts, required }: Field, context: FieldContext): void {
  const { direction, report, placeOf } = context;
  const hidden = facts["x-ms-visibility"] === "internal" && facts.default !== undefined;
  if (direction === "input" && required && !hidden) {
    report.breaking(placeOf(place), "It is new, and must be given.");
  } else report.compatible(placeOf(place), "It is new.");
}

function compareField(place: string, before: Field, after: Field, context: FieldContext): void {
  const { direction, report } = context;
  const at = context.placeOf(place);
  if (before.required !== after.required) compareRequired(at, after, context);
  const keys = new Set([...Object.keys(before.facts), ...Object.keys(after.facts)]);
  for (const key of keys) {
    const [was, is] = [before.facts[key], after.facts[key]];
    if (TOLD.has(key) || same(was, is)) continue;
    if (WORDS.has(key)) report.words(at, `${wordOf(key)} changed.`);
    else if (key === "type") compareType(at, was, is, direction, report);
    else if (key === "format") compareFormat(at, was, is, report);
    else if (key === "enum") compareEnum(at, was, is, direction, report);
    else if (key === "default") compareDefault(at, was, is, before, after, context);
    else if (key === "x-ms-visibility") compareVisibility(at, was, is, direction, report);
    else if (DROPDOWNS.includes(key)) compareDropdown(at, key, was, is, context);
    else if (SHAPES.includes(key)) compareShape(at, key, was, is, context);
    else if (Object.hasOwn(BOUNDS, key)) compareBound(at, key, was, is, direction, report);
    else if (key === "pattern") {
      const tighter = direction === "input" && is !== undefined;
      report[tighter ? "breaking" : "compatible"](
        at,
        `Its pattern is ${told(is)}, was ${told(was)}.`,
      );
    } else if (key === "x-ms-notification-url") {
      report.breaking(at, `x-ms-notification-url is ${told(is)}, was ${told(was)}.`);
    } else report.compatible(at, `${key} is ${told(is)}, was ${told(was)}.`);
  }
}

function compareRequired(at: string, after: Field, { direction, report }: FieldContext): void {
  if (direction === "result") {
    report.compatible(at, after.required ? "It is always there now." : "It may be missing now.");
    return;
  }
  const { facts, required } = after;
  const hidden = facts["x-ms-visibility"] === "internal" && facts.default !== undefined;
  if (required && !hidden) report.breaking(at, "It must be given now.");
  else report.compatible(at, required ? "It is always sent now." : "It may be left out now.");
}

function compareType(
  at: string,
  was: Json | undefined,
  is: Json | undefined,
  direction: Direction,
  report: Report,
): void {
  const what = `Its type is ${told(is)}, was ${told(was)}.`;
  const [narrow, wide] = direction === "input" ? [was, is] : [is, was];
  const fits = narrow === "integer" && wide === "number";
  report[fits ? "compatible" : "breaking"](at, what);
}

/** Formats under which a value is written in another way. */
const WRITTEN = new Set<Json | undefined>(["binary", "byte", "date", "date-time"]);

function compareFormat(
  at: string,
  was: Json | undefined,
  is: Json | undefined,
  report: Report,
): void {
  const what = `Its format is ${told(is)}, was ${told(was)}.`;
  report[WRITTEN.has(was) || WRITTEN.has(is) ? "breaking" : "compatible"](at, what);
}

function compareEnum(
  at: string,
  was: Json | undefined,
  is: Json | undefined,
  direction: Direction,
  report: Report,
): void {
  const [before, after] = [listOf(was), listOf(is)];
  const missing = before.filter((value) => !after.some((other) => same(value, other)));
  const more = after.filter((value) => !before.some((other) => same(value, other)));
  const change = is === undefined || was === undefined ? is : missing.length > 0 ? missing : more;
  if (was === undefined && direction === "input") {
    report.breaking(at, `It takes only some values now: ${told(change)}.`);
  } else if (is === undefined) report.compatible(at, "It takes any value now.");
  else if (missing.length > 0 && direction === "input") {
    report.breaking(at, `It does not take ${told(missing)} any more.`);
  } else if (missing.length > 0) report.compatible(at, `It is never ${told(missing)} any more.`);
  else if (more.length > 0)
    report.compatible(
      at,
      `${told(more)} ${more.length === 1 ? "is a new value" : "are new values"}.`,
    );
  else report.words(at, "Its values are in another order.");
}

/** A hidden place's default is what is sent; any other one only stands there when a flow is made. */
function compareDefault(
  at: string,
  was: Json | undefined,
  is: Json | undefined,
  before: Field,
  after: Field,
  { direction, report }: FieldContext,
): void {
  const hidden = [before, after].some(({ facts }) => facts["x-ms-visibility"] === "internal");
  const what = `Its default is ${told(is)}, was ${told(was)}.`;
  report[hidden && direction === "input" ? "breaking" : "compatible"](at, what);
}

function compareVisibility(
  at: string,
  was: Json | undefined,
  is: Json | undefined,
  direction: Direction,
  report: Report,
): void {
  if (is === "internal" && direction === "input") {
    report.breaking(at, "Makers cannot fill it in any more.");
  } else if (is === "internal") report.compatible(at, "Makers do not see it any more.");
  else if (was === "internal") report.compatible(at, "Makers see it now.");
  else report.words(at, `It is ${is === undefined ? "neither important nor advanced" : is} now.`);
}

/** The words of a dropdown's forms for what becomes the value. */
const VALUE_PATHS = ["value-path", "itemValuePath"];
const TITLE_PATHS = ["value-title", "itemTitlePath"];

function compareDropdown(
  at: string,
  key: string,
  was: Json | undefined,
  is: Json | undefined,
  { report, hasOperation }: FieldContext,
): void {
  if (is === undefined) {
    report.compatible(at, `Its dropdown is without ${key} now.`);
    return;
  }
  const target = objectOf(is).operationId;
  if (typeof target === "string" && !hasOperation(target)) {
    report.breaking(at, `Its dropdown (${key}) is filled by ${target}, which is not there.`);
    return;
  }
  if (was === undefined) {
    report.compatible(at, `It has a dropdown now (${key}).`);
    return;
  }
  const [before, after] = [objectOf(was), objectOf(is)];
  const differs = (name: string) => !same(before[name], after[name]);
  if (VALUE_PATHS.some(differs)) {
    report.breaking(at, `A choice in its dropdown (${key}) is another value now.`);
  } else if (!isObject(was) || differs("operationId")) {
    report.compatible(
      at,
      `Its dropdown (${key}) is filled by ${told(after.operationId)}, was ${told(before.operationId)}.`,
    );
  } else if (
    Object.keys({ ...before, ...after })
      .filter(differs)
      .every((name) => TITLE_PATHS.includes(name))
  ) {
    report.words(at, `Its dropdown (${key}) shows other titles.`);
  } else report.compatible(at, `Its dropdown (${key}) is filled in another way.`);
}

function compareShape(
  at: string,
  key: string,
  was: Json | undefined,
  is: Json | undefined,
  { report, hasOperation }: FieldContext,
): void {
  const target = objectOf(is).operationId;
  if (was === undefined && (typeof target !== "string" || hasOperation(target))) {
    report.compatible(at, `Its fields are asked for when a flow is made now (${key}).`);
  } else report.breaking(at, `Its fields come from elsewhere now (${key}).`);
}

function compareBound(
  at: string,
  key: string,
  was: Json | undefined,
  is: Json | undefined,
  direction: Direction,
  report: Report,
): void {
  const narrower =
    typeof is === "number" &&
    (typeof was !== "number" || (BOUNDS[key] === "lower" ? is < was : is > was));
  const what = `${key} is ${told(is)}, was ${told(was)}.`;
  report[narrower && direction === "input" ? "breaking" : "compatible"](at, what);
}

function wordOf(key: string): string {
  const words: JsonObject = {
    "x-ms-summary": "Its title",
    title: "Its title",
    description: "Its description",
  };
  return String(words[key] ?? `Its ${key}`);
}
