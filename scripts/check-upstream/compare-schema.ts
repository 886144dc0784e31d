import { resolve, type Schema, schemaName } from "../common/contract.ts";
import type { Context, Finding, FindingKind } from "./finding.ts";
import { type Alternative, alternatives, follow, type Part } from "./official.ts";

/** Who sends it: we may send less than upstream allows, but must expect all that it answers. */
type Direction = "request" | "answer";

/**
 * Compares two schemas, references followed.
 * @param from where ours stands, unless it is a named one
 */
export function compareSchema(
  context: Context,
  ours: Schema,
  official: Part,
  from: string,
  direction: Direction,
): void {
  // A named schema is one place, however many operations lead to it.
  const place = ours.$ref === undefined ? from : schemaName(ours.$ref);
  const schema = resolve(context.contract, ours);
  const shapes = schema.oneOf?.map((one) => resolve(context.contract, one)) ?? [schema];
  const officialShapes = alternatives(context.document, official);
  const report = (kind: FindingKind, problem: string, advice: string) =>
    context.findings.push({ place, kind, official: official.pointer, problem, advice });

  const mayBeNull = schema.nullable === true || shapes.some((shape) => shape.nullable);
  const officialMayBeNull = officialShapes.some((shape) => shape.nullable);
  if (mayBeNull && !officialMayBeNull) {
    report("nullability", "ours may be null, the official one may not", "Remove nullable.");
  }
  if (!mayBeNull && officialMayBeNull && direction === "answer") {
    report("nullability", "the official one may be null, ours may not", "Add nullable: true.");
  }

  const target = follow(context.document, official).value;
  if (context.above.some((pair) => pair.ours === schema && pair.official === target)) return;
  const inner = { ...context, above: [...context.above, { ours: schema, official: target }] };
  for (const shape of shapes) {
    const fitting = officialShapes.filter(({ type }) => type === undefined || type === shape.type);
    if (fitting.length === 0) {
      const types = [...new Set(officialShapes.map(({ type }) => type))].join(" or ");
      report("type", `ours is ${shape.type}, the official one is ${types}`, `Make it ${types}.`);
      continue;
    }
    requireAsOfficial(shape, fitting, direction, report);
    // Ours must fit one of the alternatives; the nearest one gives the clearest findings.
    const trials = fitting.map((candidate) => {
      const findings: Finding[] = [];
      compareShape({ ...inner, findings }, shape, candidate, official, place, direction);
      return findings;
    });
    trials.sort((a, b) => a.length - b.length);
    context.findings.push(...(trials[0] ?? []));
  }
}

type Report = (kind: FindingKind, problem: string, advice: string) => void;

function requireAsOfficial(
  ours: Schema,
  official: Alternative[],
  direction: Direction,
  report: Report,
): void {
  const names = new Set(official.flatMap(({ required }) => [...required]));
  // What only some alternatives require is a condition, which our contract leaves to Intercom.
  const always = [...names].filter((name) => official.every(({ required }) => required.has(name)));
  const required = ours.required ?? [];
  if (direction === "request") {
    for (const name of always.filter((each) => !required.includes(each))) {
      report("required", `the official file requires ${name}, ours does not`, "Require it.");
    }
  } else {
    for (const name of required.filter((each) => !always.includes(each))) {
      const problem = `ours relies on ${name}, which the official file does not require`;
      report("required", problem, "Take it out of required.");
    }
  }
}

function compareShape(
  context: Context,
  ours: Schema,
  official: Alternative,
  part: Part,
  place: string,
  direction: Direction,
): void {
  compareValues(context, ours, official, part, place, direction);
  for (const [name, property] of Object.entries(ours.properties ?? {})) {
    const here = `${place}.${name}`;
    context.properties.add(here);
    const found = official.properties.get(name);
    if (found === undefined) {
      context.findings.push({
        place: here,
        kind: "property",
        official: follow(context.document, part).pointer,
        problem: "the official schema has no such property",
        advice: `Remove it, or rename it; the official ones are ${[...official.properties.keys()].join(", ") || "none"}.`,
      });
    } else {
      compareSchema(context, property, found, here, direction);
    }
  }
  if (ours.items !== undefined && official.items !== undefined) {
    compareSchema(context, ours.items, official.items, `${place}[]`, direction);
  }
}

function compareValues(
  context: Context,
  ours: Schema,
  official: Alternative,
  part: Part,
  place: string,
  direction: Direction,
): void {
  if (ours.enum === undefined) return;
  const report = (problem: string, advice: string) =>
    context.findings.push({ place, kind: "enum", official: part.pointer, problem, advice });
  const own = ours.enum.filter((value) => value !== null);
  if (official.values === undefined) {
    report(
      `ours allows only ${own.join(", ")}, the official one is open`,
      "Remove the enum, or say in an exception how the set is known to be closed.",
    );
    return;
  }
  const { values } = official;
  const unknown = own.filter((value) => !values.includes(value));
  if (unknown.length > 0) {
    report(`the official one does not know ${unknown.join(", ")}`, "Remove the value.");
  }
  const missing = values.filter((value) => !own.some((each) => each === value));
  if (missing.length > 0 && direction === "answer") {
    report(`the official one may also be ${missing.join(", ")}`, "Add the value.");
  }
}
