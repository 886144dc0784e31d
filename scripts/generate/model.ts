/** The connectors as the artifacts need them: one model a package. */
import { type Contract, operations as contractOperations } from "../common/contract.ts";
import { defined } from "../common/defined.ts";
import type { Problem } from "../common/problem.ts";
import type { ConnectorDescriptor, Package } from "../language/connector.ts";
import type { PlanSet } from "../plan/plan.ts";
import { entriesWithoutNames } from "./answers/entry-titles.ts";
import { titledAnswers } from "./answers/titles.ts";
import { contractFields } from "./contract-fields.ts";
import { fieldsIn } from "./field-walk.ts";
import { listedOperations } from "./listed-operations.ts";
import { lowerAction } from "./lower/action.ts";
import { undefinedChoices } from "./lower/check-places.ts";
import type { Listed, LowerContext } from "./lower/context.ts";
import { withAnswerFields } from "./lower/dynamic.ts";
import { lowerList } from "./lower/list.ts";
import { lowerMcpServer } from "./lower/mcp.ts";
import { lowerPlanned } from "./lower/planned.ts";
import { lowerSchema } from "./lower/schema.ts";
import { lowerSearch } from "./lower/search.ts";
import { lowerChoices } from "./lower/settings.ts";
import { lowerTrigger } from "./lower/trigger.ts";
import { trimmingInputs } from "./lower/trim.ts";
import { lowerWebhook, unsubscribing } from "./lower/webhook.ts";
import {
  distinct,
  neverWhole,
  sameRoute,
  tooLarge,
  withoutGateway,
  wrongNames,
} from "./model-problems.ts";
import type { Field, FieldChoices, FieldDynamic, Operation } from "./operation.ts";
import { poorTexts } from "./texts.ts";
import type { SharedTrees } from "./times.ts";

/** One connector that ships. */
export interface Model {
  /** Folder of `generated/`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** What all packages have in common, with what this one has in its place. */
  readonly connector: ConnectorDescriptor;
  /** Hosts by region, in place of those in apiProperties.json. */
  readonly regions?: Package["regions"];
  /** Its host is a gateway. */
  readonly gateway?: true;
  /** By operation id. */
  readonly operations: readonly Operation[];
  /** Titles of the resources, in the order of `connector.ts`. */
  readonly resources: readonly string[];
  /** Id of the operation that tests a connection; absent where none can. */
  readonly testConnection?: string;
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
  const known = {
    calls: new Map(contractOperations(contract).map((found) => [found.call, found])),
    ids: new Map([...listed.values()].map(({ descriptor, id }) => [descriptor, id])),
    report: (problem: Problem) => {
      problems.push(problem);
    },
  };
  const context: LowerContext = {
    ...known,
    contract,
    fieldOf: contractFields(contract, omitted(connector), dynamicOf(connector, known)),
    choices: connector.choices,
    inputs: new Map(),
    times,
  };
  const lowered = new Map<string, Operation>();
  for (const one of listed.values()) {
    const operation = lower(one, context);
    if (operation !== undefined) lowered.set(one.id, trimmingInputs(operation));
  }
  const titled = titledAnswers();
  for (const [id, operation] of lowered) lowered.set(id, withTitles(operation, titled));
  problems.push(...neverWhole(connector, lowered.values()), ...poorTexts(lowered.values()));
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
      if (choices === undefined) {
        problems.push({ ...undefinedChoices(name), choices: true });
        return [];
      }
      const lowered = lowerChoices(choices, { place: name }, context);
      return lowered === undefined ? [] : [[name, lowered] as const];
    }),
  );
  const models = Object.entries(connector.packages).flatMap(([name, pack]) => {
    const own = [...listed.values()].filter(({ resource }) => pack.resources.includes(resource));
    if (own.length === 0 || test === undefined) return [];
    const ownTest = pack.testConnection === "none" ? undefined : test;
    const operations = withNeeded(
      own.flatMap(({ id }) => lowered.get(id) ?? []),
      ownTest,
      lowered,
    ).map((operation) => withConnector(operation, pack, listed, connector));
    problems.push(...withoutGateway(pack, operations));
    const named = withUnsubscribing(operations, titled);
    const short = entriesWithoutNames(named.flatMap(receivedFields));
    const all = named.map((operation) => withTitles(operation, short));
    return [model(name, pack, all, ownTest, connector, times, samples)];
  });
  for (const { operations } of models)
    problems.push(...sameRoute(operations), ...tooLarge(operations));
  return { models, problems: distinct(problems) };
}

function model(
  name: string,
  { title, description, resources, host, policies, regions, gateway }: Package,
  operations: readonly Operation[],
  testConnection: string | undefined,
  connector: ConnectorDescriptor,
  times: SharedTrees,
  samples: Model["samples"],
): Model {
  return {
    name,
    title,
    description,
    connector: { ...connector, ...defined({ host, policies }) },
    ...defined({ regions, gateway, testConnection }),
    operations: [...operations].sort((a, b) => (a.id < b.id ? -1 : 1)),
    resources: resources.map((resource) => resource.title),
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
    case "search":
      return lowerSearch({ ...listed, descriptor }, context);
    case "schema":
      return lowerSchema({ ...listed, descriptor }, context);
    case "planned":
      return lowerPlanned({ ...listed, descriptor }, context);
    case "trigger":
      return lowerTrigger({ ...listed, descriptor }, context);
    case "webhook":
      return lowerWebhook({ ...listed, descriptor }, context);
    case "mcp":
      return lowerMcpServer({ ...listed, descriptor }, context);
  }
}

/** All that flows receive of an operation. */
function receivedFields({ answer, subscription }: Operation): Field[] {
  return [answer.field, ...(subscription === undefined ? [] : [subscription.content])];
}

function withTitles(operation: Operation, titled: (field: Field) => Field): Operation {
  const { answer, subscription } = operation;
  return {
    ...operation,
    answer: { ...answer, field: titled(answer.field) },
    ...(subscription === undefined
      ? {}
      : { subscription: { ...subscription, content: titled(subscription.content) } }),
  };
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

/** The operations of a package, with those of others that their dropdowns and the connection test need, internal. */
function withNeeded(
  own: readonly Operation[],
  testConnection: string | undefined,
  lowered: ReadonlyMap<string, Operation>,
): Operation[] {
  const there = new Map(own.map((operation) => [operation.id, operation]));
  const wanted = testConnection === undefined ? [] : [testConnection];
  const visit = (operation: Operation) => {
    for (const { operationId } of neededBy(operation)) wanted.push(operationId);
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

/** With what ends subscriptions, where there are any. */
function withUnsubscribing(
  operations: readonly Operation[],
  titled: (field: Field) => Field,
): readonly Operation[] {
  const first = operations.find(({ subscription }) => subscription !== undefined);
  if (first === undefined) return operations;
  // Its answer is that of subscribing, so it has the same titles.
  return [...operations, withTitles(unsubscribing(first.resource), titled)];
}

/** What schemas of the contract go without in this connector. */
function omitted({ schemas = {} }: ConnectorDescriptor): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(schemas).map(([name, { omit = [] }]) => [name, omit]));
}

/** What gives schemas of the contract the fields that the workspace decides on. */
function dynamicOf(
  { schemas = {} }: ConnectorDescriptor,
  known: Pick<LowerContext, "ids" | "calls" | "report">,
): Record<string, (field: Field) => Field> {
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([name, { fields }]) =>
      fields === undefined
        ? []
        : [[name, (field: Field) => withAnswerFields(field, fields, { keys: [] }, known)] as const],
    ),
  );
}

/** What asks other operations: the dropdowns of an operation, and the fields that the workspace decides on. */
export function neededBy(operation: Operation): (FieldChoices | FieldDynamic)[] {
  const { parameters, body } = operation;
  const asked = [...parameters.map(({ field }) => field), ...(body === undefined ? [] : [body])];
  return [...fieldsIn([...asked, ...receivedFields(operation)])].flatMap(({ choices, dynamic }) => [
    ...(choices === undefined ? [] : [choices]),
    ...(dynamic === undefined ? [] : [dynamic]),
  ]);
}
