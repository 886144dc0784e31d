/**
 * Compares our contract with Intercom's official description: whatever ours says must be said there
 * too. The official file may say more; formats and additionalProperties are not compared, because
 * the file gives times various formats and calls free values strings.
 */

import {
  type Contract,
  type ContractOperation,
  jsonSchemaOf,
  operations,
  resolve,
  type Schema,
  schemaName,
  success,
} from "../common/contract.ts";
import type { Exception } from "./exceptions.ts";
import {
  type Alternative,
  alternatives,
  type Entries,
  follow,
  type OfficialOperation,
  officialOperation,
  officialPaths,
  type Part,
  pathNames,
  wirePath,
} from "./official.ts";

export type FindingKind =
  | "path"
  | "method"
  | "parameter"
  | "body"
  | "answer"
  | "property"
  | "type"
  | "enum"
  | "nullability"
  | "required"
  | "stale exception";

export interface Finding {
  /** In our contract: "GET /tags > answer", "contact.role", "tag_list.data[]". */
  place: string;
  kind: FindingKind;
  /** JSON pointer into the official file: where it was found, or where it was looked for. */
  official: string;
  problem: string;
  advice: string;
}

export interface Comparison {
  operations: number;
  parameters: number;
  /** Properties of ours, each counted once a schema. */
  properties: number;
  /** Exceptions that were needed. */
  exceptions: number;
  /** By place, then kind. */
  findings: Finding[];
}

/** Who sends it: we may send less than upstream allows, but must expect all that it answers. */
type Direction = "request" | "answer";

interface Context {
  contract: Contract;
  document: Entries;
  findings: Finding[];
  properties: Set<string>;
  /** Pairs being compared further up: schemas may contain themselves. */
  above: { ours: Schema; official: unknown }[];
}

/** Ours against the official document; findings that an exception covers are left out. */
export function compare(
  contract: Contract,
  document: Entries,
  exceptions: Exception[],
): Comparison {
  const context: Context = { contract, document, findings: [], properties: new Set(), above: [] };
  const paths = officialPaths(document);
  const ours = operations(contract);
  let parameters = 0;
  for (const operation of ours) {
    parameters += operation.operation.parameters?.length ?? 0;
    compareOperation(context, operation, paths);
  }
  const distinct = new Map(
    context.findings.map((finding) => [JSON.stringify(Object.values(finding)), finding]),
  );
  const covers = (exception: Exception, finding: Finding) =>
    exception.place === finding.place &&
    exception.kind === finding.kind &&
    (exception.official === undefined || exception.official === finding.official);
  const all = [...distinct.values()];
  const stale = exceptions
    .filter((exception) => !all.some((finding) => covers(exception, finding)))
    .map(staleException);
  const findings = all
    .filter((finding) => !exceptions.some((exception) => covers(exception, finding)))
    .concat(stale)
    .sort(
      (a, b) => order(a.place, b.place) || order(a.kind, b.kind) || order(a.problem, b.problem),
    );
  return {
    operations: ours.length,
    parameters,
    properties: context.properties.size,
    exceptions: exceptions.length - stale.length,
    findings,
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function staleException({ place, kind, official, reason }: Exception): Finding {
  return {
    place,
    kind: "stale exception",
    official: official ?? "#",
    problem: `the exception for "${kind}" covers nothing any more (its reason: ${reason})`,
    advice: "Remove the exception, or correct its place.",
  };
}

function compareOperation(
  context: Context,
  { call, method, path, operation }: ContractOperation,
  paths: ReturnType<typeof officialPaths>,
): void {
  const report = (
    place: string,
    kind: FindingKind,
    official: string,
    problem: string,
    advice: string,
  ) => context.findings.push({ place, kind, official, problem, advice });

  const found = paths.get(wirePath(path));
  if (found === undefined) {
    const advice = "Look for the path's new name, or remove its operations.";
    report(path, "path", "#/paths", "the official file has no such path", advice);
    return;
  }
  const official = officialOperation(context.document, found.path, found.item, method);
  if (official === undefined) {
    const problem = `the official file has no ${method.toUpperCase()} on this path`;
    report(call, "method", found.item.pointer, problem, "Remove the operation.");
    return;
  }

  compareParameters(context, { call, method, path, operation }, official);

  const body = jsonSchemaOf(operation.requestBody?.content);
  if (body !== undefined && official.body === undefined) {
    const problem = "the official operation takes no JSON body";
    report(`${call} > body`, "body", official.pointer, problem, "Remove the body.");
  } else if (body === undefined && official.body?.required) {
    const problem = "the official operation needs a body, ours sends none";
    report(`${call} > body`, "body", official.pointer, problem, "Declare the body.");
  } else if (body !== undefined && official.body !== undefined) {
    compareSchema(context, body, official.body.schema, `${call} > body`, "request");
  }

  const { status, schema } = success(operation);
  const answer = official.answers.get(String(status));
  if (!official.answers.has(String(status)) || (answer === undefined && schema !== undefined)) {
    const kind = schema === undefined ? "answer" : "JSON answer";
    const problem = `the official operation has no ${kind} with status ${status}`;
    const advice = `Its answers are ${[...official.answers.keys()].join(", ")}: declare the right one.`;
    report(`${call} > answer`, "answer", official.pointer, problem, advice);
  } else if (schema !== undefined && answer !== undefined) {
    compareSchema(context, schema, answer, `${call} > answer`, "answer");
  }

  const error = jsonSchemaOf(operation.responses.default?.content);
  for (const [code, part] of official.answers) {
    if (error === undefined || part === undefined || !/^(4|5|default)/.test(code)) continue;
    compareSchema(context, error, part, `${call} > error`, "answer");
  }
}

function compareParameters(
  context: Context,
  { call, path, operation }: ContractOperation,
  official: OfficialOperation,
): void {
  const names = pathNames(path);
  const declared = new Set<string>();
  for (const parameter of operation.parameters ?? []) {
    const place = `${call} > ${parameter.in} ${parameter.name}`;
    const isPath = parameter.in === "path";
    const key = `${parameter.in} ${isPath ? names.indexOf(parameter.name) : parameter.name}`;
    declared.add(key);
    const found = official.parameters.get(key);
    if (found === undefined) {
      context.findings.push({
        place,
        kind: "parameter",
        official: official.pointer,
        problem: "the official operation has no such parameter",
        advice: "Remove it, or rename it to what the official file calls it.",
      });
      continue;
    }
    if (found.required && parameter.required !== true) {
      context.findings.push({
        place,
        kind: "required",
        official: found.schema.pointer,
        problem: "the official file requires it, ours does not",
        advice: "Add required: true.",
      });
    }
    compareSchema(context, parameter.schema, found.schema, place, "request");
  }
  for (const [key, { required, schema }] of official.parameters) {
    if (!required || declared.has(key) || !key.startsWith("query ")) continue;
    context.findings.push({
      place: `${call} > ${key}`,
      kind: "required",
      official: schema.pointer,
      problem: "the official file requires this parameter, ours does not have it",
      advice: "Declare the parameter.",
    });
  }
}

function compareSchema(
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
