/** From problems and places in generated files to the lines that a maintainer changes. */

import { isObject, type Json, parseJson } from "../common/json.ts";
import { locateInContract, type ParsedFile, parseContractFile } from "../common/merge-contract.ts";
import type { Problem } from "../common/problem.ts";
import type { Model } from "../generate/model.ts";
import type { Field, Operation } from "../generate/operation.ts";
import { plans } from "../generate/plans.ts";
import { type SourceFile, scriptLines } from "../generate/script.ts";
import { FILE_NAMES, jsonFile } from "../validate/files.ts";
import { spanAt } from "../validate/json/edit.ts";
import { stepsOf, valueAt } from "../validate/json/pointer.ts";
import type { Made } from "./artifacts.ts";
import type { FileFinding } from "./check.ts";
import type { Checkout } from "./checkout.ts";
import { contractFiles } from "./files.ts";
import { type Finding, findingOf } from "./finding.ts";
import { createLocator, type Location, type Locator } from "./locate.ts";

/** Tells where things come from. */
export interface Origins {
  ofProblem(problem: Problem): Finding;
  ofFile(finding: FileFinding): Finding;
}

const CONNECTOR = "connector/connector.ts";
const CONTRACT = "connector/intercom/";

/** What texts of an operation are called in a descriptor. */
const OPERATION_TEXTS: Readonly<Record<string, string>> = {
  summary: "summary",
  description: "description",
  operationId: "operationId",
  "x-ms-visibility": "visibility",
  "x-ms-trigger-hint": "hint",
};

/** What the contract calls the same as Swagger. */
const CONTRACT_KEYS: Readonly<Record<string, string>> = {
  "x-ms-summary": "title",
  "x-nullable": "nullable",
  "x-ms-test-value": "example",
};

/**
 * Reads the sources again, with what knows lines: for builds that have something to tell.
 * @param made what was generated, as far as it was
 */
export async function createOrigins(
  checkout: Checkout,
  script: readonly SourceFile[],
  made: Made | undefined,
): Promise<Origins> {
  const { default: typescript } = await import("typescript");
  const locator = createLocator(
    typescript,
    checkout
      .files("connector")
      .filter((path) => path.endsWith(".ts"))
      .map((path) => ({ path, text: checkout.read(path) ?? "" })),
  );
  let parsed: ParsedFile[] | undefined;
  const inContract = (place: (string | number)[]): Location => {
    parsed ??= contractFiles(checkout).map(parseContractFile);
    const { file, line } = locateInContract(parsed, place);
    return { file: CONTRACT + file, line };
  };
  const inDefinition = (name: string, pointer: string) => {
    const written = made?.artifacts.get(`${name}/${FILE_NAMES.definition}`);
    const definition: Json = (written && parseJson(String(written))) ?? {};
    const model = made?.models.find((one) => one.name === name);
    return originInDefinition(stepsOf(pointer), { definition, locator, inContract, model });
  };

  function ofFile(found: FileFinding): Finding {
    const { file, pointer, line, rule } = found;
    const advice = rule === undefined ? found.advice : `${found.advice} (${rule})`;
    const told = { message: inOurWords(found.message), advice: inOurWords(advice) };
    // Of a file of a package: `intercom/settings.json`.
    const [name = "", own = name] = file.split("/");
    switch (own) {
      case FILE_NAMES.definition:
        return { ...inDefinition(name, pointer), ...told };
      case FILE_NAMES.properties:
        return { ...originInProperties(pointer), ...told };
      case FILE_NAMES.script:
        return { ...originInScript(name, line ?? 1), ...told };
      case FILE_NAMES.icon:
        return { file: "connector/icon.svg", ...told };
      default:
        return { file, ...(line === undefined ? {} : { line }), ...told };
    }
  }

  function originInProperties(pointer: string): Place {
    const [, list, index] = stepsOf(pointer);
    if (list === "policyTemplateInstances" || list === "scriptOperations") {
      const policy = made?.models[0]?.connector.policies[Number(index)];
      const title = policy?.title;
      const at = title === undefined ? undefined : locator.text(title);
      const where = at ?? locator.inFile(CONNECTOR, "policies") ?? { file: CONNECTOR };
      return title === undefined ? where : { ...where, place: title };
    }
    return linesOfProperties(checkout, pointer);
  }

  function originInScript(name: string, line: number): Place {
    const model = made?.models.find((one) => one.name === name);
    const lines = model === undefined ? [] : scriptLines(script, plans(model));
    const origin = lines[line - 1];
    // A plan stands on a line of its own, under the operation's id.
    const operation = /^""(\w+)"":/.exec(origin?.text ?? "")?.[1];
    if (operation !== undefined) {
      return { ...(locator.operation(operation) ?? { file: CONNECTOR }), operation };
    }
    if (origin?.file === undefined) return { file: "connector/script" };
    return { file: origin.file, ...(origin.line === undefined ? {} : { line: origin.line }) };
  }

  function ofProblem(problem: Problem): Finding {
    const { file, line, operation, place } = problem;
    if (file !== undefined && line !== undefined) return findingOf(problem, { file, line });
    if (file === "apiProperties.json") {
      const { place: _, ...told } = problem;
      return findingOf(told, linesOfProperties(checkout, place ?? ""));
    }
    if (file !== undefined) {
      const at = place === undefined ? undefined : locator.inFile(file, place);
      return findingOf(problem, at ?? { file });
    }
    const names = place === undefined ? [] : [place];
    const at = operation === undefined ? undefined : locator.operation(operation, ...names);
    return findingOf(problem, at ?? { file: CONNECTOR });
  }

  return { ofProblem, ofFile };
}

/** Descriptors and the contract have titles; Swagger has none. */
function inOurWords(text: string): string {
  return text.replaceAll("an x-ms-summary", "a title").replaceAll("x-ms-summary", "title");
}

/** Where in the hand-written apiProperties.json a pointer leads. */
export function linesOfProperties(
  checkout: Checkout,
  pointer: string,
): { file: string; line: number } {
  const path = "apiProperties.json";
  const file = jsonFile("properties", path, checkout.read(path) ?? "");
  const span = spanAt(file, pointer);
  return { file: path, line: file.position(span?.keyStart ?? 0).line };
}

type Place = Pick<Finding, "file" | "line" | "operation" | "place">;

interface Known {
  definition: Json;
  locator: Locator;
  inContract(place: (string | number)[]): Location;
  model: Model | undefined;
}

function originInDefinition(steps: readonly string[], known: Known): Place {
  const [top = "", ...rest] = steps;
  if (top === "paths") return originInPaths(rest, known);
  if (top === "definitions") return originInDefinitions(rest, known);
  // The rest is what the connector says of itself.
  const { locator, definition } = known;
  const entry = valueAt(definition, `/${steps.slice(0, 2).join("/")}`);
  const name = isObject(entry) ? entry.propertyName : undefined;
  const key = typeof name === "string" ? METADATA[name] : undefined;
  const wanted = key ?? steps.find((step) => locator.inFile(CONNECTOR, step) !== undefined);
  if (wanted === undefined) return { file: CONNECTOR };
  return { ...(locator.inFile(CONNECTOR, wanted) ?? { file: CONNECTOR }), place: wanted };
}

const METADATA: Readonly<Record<string, string>> = {
  Website: "website",
  "Privacy policy": "privacyPolicy",
  Categories: "categories",
};

function originInPaths(steps: readonly string[], known: Known): Place {
  const { definition, locator, inContract } = known;
  const [path = "", method = "", part, ...rest] = steps;
  const operation = isObject(definition) ? valueIn(definition, ["paths", path, method]) : undefined;
  const id = isObject(operation) ? operation.operationId : undefined;
  if (typeof id !== "string" || !isObject(operation)) return { file: CONNECTOR };
  const descriptor = (...names: string[]): Place => ({
    ...(locator.operation(id, ...names) ?? { file: CONNECTOR }),
    operation: id,
    ...(names[0] === undefined ? {} : { place: names[0] }),
  });
  const call = locator.callOf(id)?.split(" ");
  const contract = call && ["paths", call[1] ?? "", (call[0] ?? "").toLowerCase()];
  const own = OPERATION_TEXTS[part ?? ""];
  if (own !== undefined) {
    const said = locator.says(id, own) || contract === undefined;
    return said ? descriptor(own) : { ...inContract([...contract, own]), operation: id };
  }
  if (part === "parameters") {
    const [index = "", ...inner] = rest;
    const parameter = valueIn(operation, ["parameters", index]);
    const isBody = isObject(parameter) && parameter.in === "body";
    const name = isObject(parameter) && typeof parameter.name === "string" ? parameter.name : "";
    const key = (isBody ? keysIn(inner).at(-1) : undefined) ?? name;
    if (contract === undefined || locator.says(id, key)) return descriptor(key);
    const place = isBody
      ? [...contract, "requestBody", "content", "application/json", ...contractSteps(inner)]
      : [...contract, "parameters", Number(index), ...contractSteps(inner)];
    return { ...inContract(place), operation: id, place: key };
  }
  if (part === "responses" && contract !== undefined) {
    const [status = "", ...inner] = rest;
    const content = inner[0] === "schema" ? ["content", "application/json"] : [];
    const place = [...contract, "responses", status, ...content, ...contractSteps(inner)];
    return { ...inContract(place), operation: id };
  }
  return descriptor();
}

function originInDefinitions(steps: readonly string[], known: Known): Place {
  const { locator, inContract, model } = known;
  const [name = "", ...inner] = steps;
  const place = keysIn(steps.slice(1)).at(-1);
  const named = place === undefined ? {} : { place };
  const users = model?.operations.filter((operation) => usesDefinition(operation, name)) ?? [];
  const about = users.length === 1 && users[0] ? { operation: users[0].id } : {};
  const shape = locator.text(name, ...(place === undefined ? [] : [place]));
  // A shape may be what many operations answer: it is the place.
  if (shape !== undefined) return { ...shape, ...named };
  const origin = inContract(["components", "schemas", name, ...contractSteps(inner)]);
  const isContracts = inContract(["components", "schemas"]).line !== origin.line;
  if (isContracts) return { ...origin, ...named };
  const [user] = users;
  const at = user && locator.operation(user.id, ...(place === undefined ? [] : [place]));
  return { ...(at ?? { file: CONNECTOR }), ...about, ...named };
}

function usesDefinition({ body, answer }: Operation, name: string): boolean {
  const visited = new Set<Field>();
  const uses = (field: Field): boolean => {
    if (visited.has(field)) return false;
    visited.add(field);
    if (field.definition === name) return true;
    const inner = [...Object.values(field.fields ?? {}), ...(field.items ? [field.items] : [])];
    return inner.some(uses);
  };
  return uses(answer.field) || (body !== undefined && uses(body));
}

/** The names of properties on the way down a schema. */
function keysIn(steps: readonly string[]): string[] {
  return steps.filter((_, index) => steps[index - 1] === "properties");
}

function contractSteps(steps: readonly string[]): string[] {
  return steps.map((step, index) =>
    steps[index - 1] === "properties" ? step : (CONTRACT_KEYS[step] ?? step),
  );
}

function valueIn(value: Json, steps: readonly string[]): Json | undefined {
  let current: Json | undefined = value;
  for (const step of steps) {
    if (Array.isArray(current)) current = current[Number(step)];
    else current = isObject(current) && Object.hasOwn(current, step) ? current[step] : undefined;
  }
  return current;
}
