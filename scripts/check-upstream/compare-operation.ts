import { type ContractOperation, jsonSchemaOf, success } from "../common/contract.ts";
import { compareSchema } from "./compare-schema.ts";
import type { Context, FindingKind } from "./finding.ts";
import {
  type OfficialOperation,
  officialOperation,
  type officialPaths,
  pathNames,
  wirePath,
} from "./official.ts";

/** Compares an operation of ours with the one of the same method and path, whatever its variables are called. */
export function compareOperation(
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
