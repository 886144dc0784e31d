/** From problems and places in generated files to the lines that a maintainer changes. */

import { isObject, type Json, parseJson } from "../common/json.ts";
import { locateInContract, type ParsedFile, parseContractFile } from "../common/merge-contract.ts";
import type { Problem } from "../common/problem.ts";
import { fieldsIn } from "../generate/field-walk.ts";
import type { Model } from "../generate/model.ts";
import type { Operation } from "../generate/operation.ts";
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
import { type ChoicesLocation, createLocator, type Location, type Locator } from "./locate.ts";

/** Tells where things come from. */
export interface Origins {
  ofProblem(problem: Problem): Located;
  ofFile(finding: FileFinding): Located;
}

/** A finding, and the operations that it is about: none where it is about the connector. */
export interface Located {
  finding: Finding;
  operations: readonly string[];
}

const CONNECTOR = "connector/connector.ts";
const CHOICES = "connector/choices.ts";
const CONTRACT = "connector/intercom/";

/** What texts of an operation are called in a descriptor. */
const OPERATION_TEXTS: Readonly<Record<string, string>> = {
  summary: "summary",
  description: "description",
  operationId: "operationId",
  "x-ms-visibility": "visibility",
  "x-ms-trigger-hint": "hint",
};

/** What choices call the parts of a dropdown. */
const CHOICES_KEYS: Readonly<Record<string, string>> = {
  "value-collection": "items",
  itemsPath: "items",
  "value-path": "value",
  itemValuePath: "value",
  "value-title": "title",
  itemTitlePath: "title",
  parameters: "with",
};

/** What settings and inputs call the texts of a parameter. */
const SETTING_KEYS: Readonly<Record<string, string>> = {
  "x-ms-summary": "title",
  description: "description",
  default: "default",
  "x-ms-visibility": "visibility",
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
    return originInDefinition(stepsOf(pointer), { name, definition, locator, inContract, model });
  };

  function ofFile(found: FileFinding): Located {
    const { file, pointer, line, rule } = found;
    const advice = rule === undefined ? found.advice : `${found.advice} (${rule})`;
    const told = { message: inOurWords(found.message), advice: inOurWords(advice) };
    // Of a file of a package: `intercom/settings.json`.
    const [name = "", own = name] = file.split("/");
    const { operations, ...place } = originIn(own, name, pointer, line ?? 1) ?? {
      file,
      ...(line === undefined ? {} : { line }),
    };
    const { operation } = place;
    return {
      finding: { ...place, ...told },
      operations: operations ?? (operation === undefined ? [] : [operation]),
    };
  }

  function originIn(own: string, name: string, pointer: string, line: number): Place | undefined {
    switch (own) {
      case FILE_NAMES.definition:
        return inDefinition(name, pointer);
      case FILE_NAMES.properties:
        return originInProperties(name, pointer);
      case FILE_NAMES.script:
        return originInScript(name, line);
      case FILE_NAMES.icon:
        return { file: "connector/icon.svg" };
      default:
        return undefined;
    }
  }

  function originInProperties(name: string, pointer: string): Place {
    const [, list, index] = stepsOf(pointer);
    if (list === "policyTemplateInstances" || list === "scriptOperations") {
      const model = made?.models.find((one) => one.name === name);
      const policy = model?.connector.policies[Number(index)];
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

  function ofProblem(problem: Problem): Located {
    const { operation } = problem;
    const operations = operation === undefined ? [] : [operation];
    return { finding: findingOfProblem(problem), operations };
  }

  function findingOfProblem(problem: Problem): Finding {
    const { file, line, operation, place, choices } = problem;
    if (file !== undefined && line !== undefined) return findingOf(problem, { file, line });
    if (choices === true && place !== undefined) {
      const made = choicesAt(locator, operation, place);
      if (made !== undefined) return findingOf(aboutChoices(problem, made), made);
    }
    if (file === "apiProperties.json") {
      const { place: _, ...told } = problem;
      return findingOf(told, linesOfProperties(checkout, place ?? ""));
    }
    if (operation !== undefined) {
      const names = place === undefined ? [] : [place];
      return findingOf(problem, locator.operation(operation, ...names) ?? { file: CONNECTOR });
    }
    const own = file ?? CONNECTOR;
    const at =
      place === undefined
        ? undefined
        : (locator.inFile(own, place) ?? (file === undefined ? locator.text(place) : undefined));
    return findingOf(problem, at ?? { file: own });
  }

  return { ofProblem, ofFile };
}

/** Where the choices of a parameter are made: its descriptor's own, or those of its name. */
function choicesAt(
  locator: Locator,
  operation: string | undefined,
  place: string,
  ...names: string[]
): ChoicesLocation | undefined {
  const key = place.split(".").at(-1) ?? place;
  const own =
    operation === undefined
      ? undefined
      : (locator.choicesOf(operation, place, ...names) ??
        locator.choicesOf(operation, key, ...names));
  if (own !== undefined) return own;
  const path = operation === undefined ? undefined : locator.callOf(operation);
  const segments = path?.split("/") ?? [];
  const segment = segments[segments.indexOf(`{${key}}`) - 1];
  return (
    locator.choicesIn(CHOICES, `${segment}/{${key}}`, ...names) ??
    locator.choicesIn(CHOICES, key, ...names)
  );
}

/** What is wrong with choices that have a name is told of them, once for all that use them. */
function aboutChoices<T extends Pick<Finding, "operation" | "place">>(
  told: T,
  { name }: ChoicesLocation,
): T {
  if (name === undefined) return told;
  const { operation: _, ...rest } = told;
  // What is left out may be left out.
  return { ...rest, place: name } as T;
}

/** Descriptors and the contract call things otherwise than Swagger. */
function inOurWords(text: string): string {
  return OUR_WORDS.reduce((told, [theirs, ours]) => told.replace(theirs, ours), text);
}

const OUR_WORDS: readonly (readonly [theirs: RegExp, ours: string])[] = [
  [/\ban x-ms-summary\b/g, "a title"],
  [/\bx-ms-summary\b/g, "title"],
  [/"x-ms-trigger-hint"/g, "a hint"],
  [/^x-ms-dynamic-(values|list)\b/, "The dropdown"],
  [/\bx-ms-dynamic-(values|list)\b/g, "the dropdown"],
  [/\b(value-collection|itemsPath)\b/g, "items"],
  [/\b(value-path|itemValuePath)\b/g, "value"],
  [/\b(value-title|itemTitlePath)\b/g, "title"],
];

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

interface Place extends Pick<Finding, "file" | "line" | "operation" | "place"> {
  /** Where it is about other operations than `operation`, or about several. */
  operations?: readonly string[];
}

interface Known {
  /** The name of the package. */
  name: string;
  definition: Json;
  locator: Locator;
  inContract(place: (string | number)[]): Location;
  model: Model | undefined;
}

function originInDefinition(steps: readonly string[], known: Known): Place {
  const [top = "", ...rest] = steps;
  if (top === "paths") return originInPaths(rest, known);
  if (top === "definitions") return originInDefinitions(rest, known);
  if (top === "parameters") return originInParameters(rest, known);
  // The rest is what the package, or the connector, says of itself.
  const { locator, definition } = known;
  const ofPackage = rest.find((step) => step === "title" || step === "description");
  if (top === "info" && ofPackage !== undefined) {
    const at = locator.inFile(CONNECTOR, "packages", known.name, ofPackage);
    return { ...(at ?? { file: CONNECTOR }), place: ofPackage };
  }
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
    const parameter = writtenOut(definition, valueIn(operation, ["parameters", index]));
    const isBody = isObject(parameter) && parameter.in === "body";
    const name = isObject(parameter) && typeof parameter.name === "string" ? parameter.name : "";
    const whole = (isBody ? placeIn(inner) : undefined) ?? name;
    const made = originInChoices(inner, id, whole, known);
    if (made !== undefined) return made;
    // As the descriptor has it: an input by its key, a setting by its place.
    const key = whole.split(".").at(-1) ?? whole;
    const part = SETTING_KEYS[inner.at(-1) ?? ""];
    const said = locator.setting(id, whole, part) ?? locator.setting(id, key, part);
    if (said !== undefined) return { ...said, operation: id, place: whole };
    if (contract === undefined) return descriptor(key);
    const place = isBody
      ? [...contract, "requestBody", "content", "application/json", ...contractSteps(inner)]
      : [...contract, "parameters", Number(index), ...contractSteps(inner)];
    return { ...inContract(place), operation: id, place: whole };
  }
  if (part === "responses" && contract !== undefined) {
    const [, ...inner] = rest;
    const content = inner[0] === "schema" ? ["content", "application/json"] : [];
    const place = [...answerIn(contract, known), ...content, ...contractSteps(inner)];
    return { ...inContract(place), operation: id };
  }
  return descriptor();
}

const SHARED = "#/parameters/";

/** A parameter that operations share stands where the first of them has it. */
function originInParameters([name = "", ...inner]: readonly string[], known: Known): Place {
  const { definition } = known;
  const paths = isObject(definition) && isObject(definition.paths) ? definition.paths : {};
  const uses = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]) => {
      const { operationId: id, parameters } = isObject(operation) ? operation : {};
      const all = Array.isArray(parameters) ? parameters : [];
      const at = all.findIndex((one) => isObject(one) && one.$ref === SHARED + name);
      const steps = [path, method, "parameters", String(at), ...inner];
      return at < 0 || typeof id !== "string" ? [] : [{ id, steps }];
    }),
  );
  const [first] = uses;
  if (first === undefined) return { file: CONNECTOR };
  return { ...originInPaths(first.steps, known), operations: uses.map(({ id }) => id) };
}

/** A parameter, behind its reference where operations share it. */
function writtenOut(definition: Json, parameter: Json | undefined): Json | undefined {
  const reference = isObject(parameter) ? parameter.$ref : undefined;
  if (typeof reference !== "string" || !isObject(definition)) return parameter;
  return valueIn(definition, ["parameters", reference.replace(SHARED, "")]);
}

/** The contract's place of the answer of success, which definitions have under 200. */
function answerIn(operation: string[], { inContract }: Known): string[] {
  const responses = [...operation, "responses"];
  const above = inContract(responses).line;
  const status = ["200", "201", "202", "204", "302"].find(
    (one) => inContract([...responses, one]).line !== above,
  );
  return [...responses, status ?? "200"];
}

/** Where the choices are made that a dropdown at the end of these steps comes from. */
function originInChoices(
  steps: readonly string[],
  operation: string | undefined,
  place: string,
  { locator }: Known,
): Place | undefined {
  const at = steps.findIndex((step) => /^x-ms-dynamic-(values|list)$/.test(step));
  if (at < 0) return undefined;
  const names = steps.slice(at + 1).flatMap((step) => CHOICES_KEYS[step] ?? step);
  const made = choicesAt(locator, operation, place, ...names);
  if (made === undefined) return undefined;
  const { name, ...where } = made;
  const told = aboutChoices({ place, ...(operation === undefined ? {} : { operation }) }, made);
  const operations = operation === undefined ? [] : [operation];
  return { ...where, ...told, ...(name === undefined ? {} : { operations }) };
}

function originInDefinitions(steps: readonly string[], known: Known): Place {
  const { locator, inContract, model } = known;
  const [name = "", ...inner] = steps;
  const place = keysIn(inner).at(-1);
  const named = place === undefined ? {} : { place };
  const users = (model?.operations ?? []).filter((one) => usesDefinition(one, name));
  const operations = users.map(({ id }) => id);
  const made =
    place === undefined ? undefined : originInChoices(inner, operations[0], place, known);
  if (made !== undefined) return { ...made, operations };
  const shape = locator.text(name, ...(place === undefined ? [] : [place]));
  // A shape may be what many operations answer: it is the place.
  if (shape !== undefined) return { ...shape, ...named, operations };
  // A schema with choices that names have is one of its own.
  const schema = name.replace(/_Input$/, "");
  const schemas = inContract(["components", "schemas"]);
  const origin = inContract(["components", "schemas", schema, ...contractSteps(inner)]);
  const isContracts = schemas.line !== origin.line || schemas.file !== origin.file;
  if (isContracts) return { ...origin, ...named, operations };
  // What is left is made of one operation's answer, or of its inputs.
  const [id] = operations;
  if (id === undefined) return { file: CONNECTOR, ...named };
  const call = locator.callOf(id)?.split(" ");
  if (call !== undefined) {
    const [method = "", path = ""] = call;
    const answer = answerIn(["paths", path, method.toLowerCase()], known);
    const at = inContract([
      ...answer,
      "content",
      "application/json",
      ...contractSteps(["schema", ...inner]),
    ]);
    return { ...at, operation: id, ...named };
  }
  const at = locator.operation(id, ...(place === undefined ? [] : [place]));
  return { ...(at ?? { file: CONNECTOR }), operation: id, ...named };
}

function usesDefinition({ body, answer }: Operation, name: string): boolean {
  const roots = [answer.field, ...(body === undefined ? [] : [body])];
  return [...fieldsIn(roots)].some(({ definition }) => definition === name);
}

/** The names of properties on the way down a schema. */
function keysIn(steps: readonly string[]): string[] {
  return steps.filter((_, index) => steps[index - 1] === "properties");
}

/** Where something lies in a body, as descriptors write it: `contacts.*.id`. */
function placeIn(steps: readonly string[]): string | undefined {
  const place: string[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    if (steps[at] === "properties") {
      at += 1;
      place.push(steps[at] ?? "");
    } else if (steps[at] === "items") place.push("*");
  }
  return place.length === 0 ? undefined : place.join(".");
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
