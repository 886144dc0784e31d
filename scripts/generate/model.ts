/** The connectors as the artifacts need them: one model a package. */
import { type Contract, operations as contractOperations } from "../common/contract.ts";
import type { Problem } from "../common/problem.ts";
import type {
  ConnectorDescriptor,
  Package,
  Resource,
  ResourceModule,
} from "../language/connector.ts";
import type { Operation as Descriptor } from "../language/operations.ts";
import type { PlanSet } from "../plan/plan.ts";
import { contractFields } from "./contract-fields.ts";
import { lowerAction } from "./lower/action.ts";
import type { Listed, LowerContext } from "./lower/context.ts";
import { lowerList } from "./lower/list.ts";
import { lowerPlanned } from "./lower/planned.ts";
import { lowerChoices } from "./lower/settings.ts";
import { needsOf } from "./lower/settle.ts";
import { lowerTrigger } from "./lower/trigger.ts";
import type { Field, FieldChoices, Operation } from "./operation.ts";
import type { SharedTrees } from "./times.ts";

/** One connector that ships. */
export interface Model {
  /** Folder of `generated/`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly connector: ConnectorDescriptor;
  /** By operation id. */
  readonly operations: readonly Operation[];
  /** Titles of the resources, in the order of `connector.ts`. */
  readonly resources: readonly string[];
  /** Id of the operation that tests a connection. */
  readonly testConnection: string;
  /** Trees of times that the plans refer to. */
  readonly times: NonNullable<PlanSet["times"]>;
  /** Choices by the name of a parameter, for trials. */
  readonly samples: Readonly<Record<string, FieldChoices>>;
}

/**
 * The packages that hold something, of all operations that can be modelled, and what is wrong with
 * them and with the others.
 */
export function buildModels(
  connector: ConnectorDescriptor,
  contract: Contract,
): { models: Model[]; problems: Problem[] } {
  const problems: Problem[] = wrongNames(connector);
  const listed = listedOperations(connector, problems);
  const times: SharedTrees = {};
  const context: LowerContext = {
    contract,
    calls: new Map(contractOperations(contract).map((found) => [found.call, found])),
    fieldOf: contractFields(contract, omitted(connector)),
    ids: new Map([...listed.values()].map(({ descriptor, id }) => [descriptor, id])),
    choices: connector.choices,
    inputs: new Map(),
    times,
    report: (problem) => problems.push(problem),
  };
  const lowered = new Map<string, Operation>();
  for (const one of listed.values()) {
    const operation = lower(one, context);
    if (operation !== undefined) lowered.set(one.id, operation);
  }
  problems.push(...neverWhole(connector, lowered.values()));
  const test = context.ids.get(connector.testConnection);
  if (test === undefined) {
    problems.push({
      place: "testConnection",
      message: "The operation that tests a connection is in no resource.",
      advice: "Export it from a file that connector/connector.ts lists under a resource.",
    });
  }
  const samples = Object.fromEntries(
    Object.entries(connector.choices).flatMap(([name, choices]) => {
      if (choices === undefined) return [];
      const lowered = lowerChoices(choices, { place: name }, context);
      return lowered === undefined ? [] : [[name, lowered] as const];
    }),
  );
  const models = Object.entries(connector.packages).flatMap(([name, pack]) => {
    const own = [...listed.values()].filter(({ resource }) => pack.resources.includes(resource));
    if (own.length === 0 || test === undefined) return [];
    const operations = withNeeded(
      own.flatMap(({ id }) => lowered.get(id) ?? []),
      test,
      lowered,
    ).map((operation) => withConnector(operation, pack, listed, connector));
    return [model(name, pack, operations, test, connector, times, samples)];
  });
  for (const { operations } of models)
    problems.push(...sameRoute(operations), ...tooLarge(operations));
  return { models, problems: distinct(problems) };
}

function model(
  name: string,
  { title, description, resources }: Package,
  operations: readonly Operation[],
  testConnection: string,
  connector: ConnectorDescriptor,
  times: SharedTrees,
  samples: Model["samples"],
): Model {
  return {
    name,
    title,
    description,
    connector,
    operations: [...operations].sort((a, b) => (a.id < b.id ? -1 : 1)),
    resources: resources.map((resource) => resource.title),
    testConnection,
    times,
    samples,
  };
}

function lower(listed: Listed, context: LowerContext): Operation | undefined {
  const { descriptor } = listed;
  switch (descriptor.kind) {
    case "plain":
      return lowerAction({ ...listed, descriptor }, context);
    case "list":
      return lowerList({ ...listed, descriptor }, context);
    case "planned":
      return lowerPlanned({ ...listed, descriptor }, context);
    case "trigger":
      return lowerTrigger({ ...listed, descriptor }, context);
  }
}

const PACKAGE_NAME = /^[a-z][a-z0-9-]*$/;

/** Packages whose names are none of folders. */
function wrongNames({ packages }: ConnectorDescriptor): Problem[] {
  return Object.keys(packages)
    .filter((name) => !PACKAGE_NAME.test(name))
    .map((name) => ({
      place: name,
      message: "A package is named after its folder in generated/, in small letters and hyphens.",
      advice: "Give it such a name, and say what makers read under title.",
    }));
}

/** Choices of names that depend on what no operation has beside a parameter of that name. */
function neverWhole({ choices }: ConnectorDescriptor, operations: Iterable<Operation>): Problem[] {
  const sets = [...operations].map(keysOf);
  return Object.entries(choices).flatMap(([name, one]) => {
    const key = /\{(\w+)\}$/.exec(name)?.[1] ?? name;
    const having = sets.filter((keys) => keys.has(key));
    return (one === undefined ? [] : needsOf(one))
      .filter((needed) => having.length > 0 && !having.some((keys) => keys.has(needed)))
      .map((needed) => ({
        place: name,
        choices: true as const,
        message: `These choices depend on ${needed}, which no operation with ${key} has.`,
        advice: "Name another parameter under with.",
        unknown: { name: needed, among: [...new Set(having.flatMap((keys) => [...keys]))] },
      }));
  });
}

function keysOf({ parameters, body }: Operation): Set<string> {
  return new Set([...parameters.map(({ key }) => key), ...Object.keys(body?.fields ?? {})]);
}

/** All descriptors of all packages, by id: the names of their exports. */
function listedOperations(
  connector: ConnectorDescriptor,
  problems: Problem[],
): Map<string, Listed> {
  const listed = new Map<string, Listed>();
  const seen = new Map<Descriptor, string>();
  const resources = new Set<Resource>();
  for (const { resources: some } of Object.values(connector.packages)) {
    for (const resource of some) {
      if (resources.has(resource)) {
        problems.push({
          place: resource.title,
          message: "This resource is listed twice.",
          advice: "A resource lies in one package, once.",
        });
      }
      resources.add(resource);
    }
  }
  const modules = new Map<ResourceModule, Resource>();
  for (const resource of resources) {
    for (const module of resource.from) {
      const also = modules.get(module);
      if (also !== undefined) {
        problems.push({
          place: resource.title,
          message: `A file of this resource is listed under ${also.title}, too.`,
          advice: "Take it out of one of them.",
        });
        continue;
      }
      modules.set(module, resource);
      for (const [id, descriptor] of Object.entries(module)) {
        // The compiler tells of such exports, unless it was told not to look.
        if (!isDescriptor(descriptor)) continue;
        if (descriptor.kind === "choices") continue;
        const other = listed.get(id);
        const before = seen.get(descriptor);
        if (other !== undefined) {
          problems.push({
            operation: id,
            message: `Two operations have this id, in ${other.resource.title} and in ${resource.title}.`,
            advice: "Rename one of the exports.",
          });
        } else if (before !== undefined) {
          problems.push({
            operation: id,
            message: `It is exported twice, as ${before} too.`,
            advice: "Keep one of the exports.",
          });
        } else {
          listed.set(id, { id, descriptor, resource });
          seen.set(descriptor, id);
        }
      }
    }
  }
  return listed;
}

/** A deprecated operation, with the connector that what replaces it is in, where that is another one. */
function withConnector(
  operation: Operation,
  pack: Package,
  listed: ReadonlyMap<string, Listed>,
  { packages }: ConnectorDescriptor,
): Operation {
  const { deprecated } = operation;
  if (deprecated === undefined) return operation;
  const resource = listed.get(deprecated.replacement)?.resource;
  if (resource === undefined || pack.resources.includes(resource)) return operation;
  const other = Object.values(packages).find(({ resources }) => resources.includes(resource));
  if (other === undefined) return operation;
  return { ...operation, deprecated: { ...deprecated, connector: other.title } };
}

const KINDS: readonly unknown[] = ["plain", "list", "planned", "trigger", "choices"];

/** Whether an export is what its type says. */
function isDescriptor(given: unknown): boolean {
  return (
    typeof given === "object" && given !== null && "kind" in given && KINDS.includes(given.kind)
  );
}

/** The operations of a package, with those of others that their dropdowns and the connection test need, internal. */
function withNeeded(
  own: readonly Operation[],
  testConnection: string,
  lowered: ReadonlyMap<string, Operation>,
): Operation[] {
  const there = new Map(own.map((operation) => [operation.id, operation]));
  const wanted = [testConnection];
  const visit = (operation: Operation) => {
    for (const { operationId } of choicesOf(operation)) wanted.push(operationId);
  };
  for (const operation of own) visit(operation);
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const operation = lowered.get(id);
    if (operation === undefined || there.has(id)) continue;
    there.set(id, { ...operation, visibility: "internal" });
    visit(operation);
  }
  return [...there.values()];
}

/** The dropdowns of an operation. */
export function choicesOf({ parameters, body }: Operation): FieldChoices[] {
  const found: FieldChoices[] = [];
  const visited = new Set<Field>();
  const visit = (field: Field) => {
    if (visited.has(field)) return;
    visited.add(field);
    if (field.choices !== undefined) found.push(field.choices);
    for (const inner of Object.values(field.fields ?? {})) visit(inner);
    if (field.items !== undefined) visit(field.items);
  };
  for (const { field } of parameters) visit(field);
  if (body !== undefined) visit(body);
  return found;
}

/** Two operations of a connector cannot share method and path, whatever their parameters are called. */
function sameRoute(operations: readonly Operation[]): Problem[] {
  const routes = new Map<string, string>();
  return operations.flatMap(({ id, method, path }) => {
    const route = `${method} ${path.replace(/\{\w+\}/g, "{}")}`;
    const other = routes.get(route);
    routes.set(route, id);
    if (other === undefined) return [];
    return [
      {
        operation: id,
        place: "path",
        message: `${other} has the same method and path, ${method} ${path}.`,
        advice: "Give one of them a path of its own.",
      },
    ];
  });
}

/** Designers show an answer of at most 512 schemas (Microsoft's validator, `ResponseSchemaCountExceeded`). */
const MOST_SCHEMAS = 512;

function tooLarge(operations: readonly Operation[]): Problem[] {
  return operations.flatMap(({ id, answer }) => {
    const size = schemasIn(answer.field);
    if (size <= MOST_SCHEMAS) return [];
    return [
      {
        operation: id,
        place: "omit",
        message: `Its answer has ${size} schemas; the platform takes ${MOST_SCHEMAS}.`,
        advice: `Leave parts out with omit; the largest are ${largestIn(answer.field).join(", ")}.`,
      },
    ];
  });
}

/** The three largest parts of an answer; of one part that is nearly all of it, its own. */
function largestIn(field: Field, above = "", holders: readonly Field[] = []): string[] {
  const within = [...holders, field];
  if (field.items !== undefined) return largestIn(field.items, `${above}*.`, within);
  const parts = Object.entries(field.fields ?? {})
    .map(([key, inner]) => ({ key, inner, size: schemasIn(inner, within) }))
    .sort((a, b) => b.size - a.size);
  const [first] = parts;
  if (first !== undefined && first.size > 0.95 * schemasIn(field, holders)) {
    return largestIn(first.inner, `${above}${first.key}.`, within);
  }
  return parts.slice(0, 3).map(({ key, size }) => `${above}${key} (${size})`);
}

/** What schemas of the contract go without in this connector. */
function omitted({ schemas = {} }: ConnectorDescriptor): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(schemas).map(([name, { omit = [] }]) => [name, omit]));
}

/** Schemas with all references written out; one that holds itself counts once. */
function schemasIn(field: Field, above: readonly Field[] = []): number {
  if (above.includes(field)) return 1;
  const within = [...above, field];
  const inner = [...Object.values(field.fields ?? {}), ...(field.items ? [field.items] : [])];
  return inner.reduce((sum, one) => sum + schemasIn(one, within), 1);
}

function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}
