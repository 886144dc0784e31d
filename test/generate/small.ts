/** Contracts, descriptors and models that are small enough to be read in a test. */
import {
  type Contract,
  type Operation as ContractOperation,
  operations as contractOperations,
  type PathItem,
  type Schema,
} from "../../scripts/common/contract.ts";
import type { Problem } from "../../scripts/common/problem.ts";
import { contractFields } from "../../scripts/generate/contract-fields.ts";
import type { Listed, LowerContext } from "../../scripts/generate/lower/context.ts";
import type { Model } from "../../scripts/generate/model.ts";
import type { Field, Operation } from "../../scripts/generate/operation.ts";
import type { PlainAction } from "../../scripts/language/action.ts";
import type { Call } from "../../scripts/language/calls.ts";
import type { Choices } from "../../scripts/language/choices.ts";
import type { ConnectorDescriptor, Resource } from "../../scripts/language/connector.ts";
import type { Operation as Descriptor } from "../../scripts/language/operations.ts";

export const text: Field = { type: "string" };

export function object(fields: Record<string, Field>, rest: Partial<Field> = {}): Field {
  return { type: "object", fields, ...rest };
}

/** A text with a title. */
export const titled = (title: string, rest: Partial<Field> = {}): Field => ({
  type: "string",
  title,
  ...rest,
});

/** An object with a title. */
export const group = (title: string, fields: Record<string, Field>, rest: Partial<Field> = {}) =>
  object(fields, { title, ...rest });

/** A list with a title. */
export const list = (title: string, items: Field): Field => ({ type: "list", title, items });

/** A contract of these calls. */
export function contractOf(
  calls: Partial<Record<Call, Partial<ContractOperation>>>,
  schemas: Record<string, Schema> = {},
): Contract {
  const paths: Record<string, PathItem> = {};
  for (const [call, operation] of Object.entries(calls)) {
    const [method = "", path = ""] = call.split(" ");
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        summary: "Do it",
        description: "Does it.",
        responses: answers({ type: "object" }),
        ...operation,
      },
    };
  }
  return {
    openapi: "3.0.1",
    info: { title: "Small", version: "1", description: "A small contract." },
    servers: [],
    security: [],
    paths,
    components: { schemas, securitySchemes: {} },
  };
}

/** The answers of a call: JSON of this schema; nothing where there is none. */
export function answers(schema?: Schema): ContractOperation["responses"] {
  const content = schema === undefined ? {} : { content: { "application/json": { schema } } };
  return { "200": { description: "It is done.", ...content } };
}

/** The body of a call. */
export function takes(
  properties: Record<string, Schema>,
  rest: Schema = {},
): Pick<ContractOperation, "requestBody"> {
  const schema: Schema = { type: "object", properties, ...rest };
  return {
    requestBody: {
      required: true,
      description: "What is sent.",
      content: { "application/json": { schema } },
    },
  };
}

/** Parameters of a call, each a text: `in("path", "tag_id")`. */
export function parameter(
  place: "path" | "query",
  name: string,
  schema: Schema = { type: "string" },
): NonNullable<ContractOperation["parameters"]>[number] {
  return {
    name,
    in: place,
    description: `The ${name}.`,
    schema,
    ...(place === "path" ? { required: true } : {}),
  };
}

/** A plain action as the generator reads it, for contracts other than Intercom's. */
export function plain(call: Call, options: Partial<PlainAction> = {}): PlainAction {
  return {
    kind: "plain",
    call,
    fixed: {},
    parameters: {},
    omit: [],
    trial: { before: [], wait: 0, values: {}, without: [] },
    ...options,
  };
}

export function listed<D extends Descriptor>(
  id: string,
  descriptor: D,
  permissions: Resource["permissions"] = {},
): Listed<D> {
  return { id, descriptor, resource: { title: "Things", permissions, from: [] } };
}

/** What lowering needs to know, and the problems that it reports. */
export function contextOf(
  contract: Contract,
  {
    choices = {},
    ids = {},
  }: {
    choices?: Record<string, Choices>;
    ids?: Record<string, Descriptor>;
  } = {},
): LowerContext & { problems: Problem[] } {
  const problems: Problem[] = [];
  return {
    contract,
    calls: new Map(contractOperations(contract).map((found) => [found.call, found])),
    fieldOf: contractFields(contract),
    ids: new Map(Object.entries(ids).map(([id, descriptor]) => [descriptor, id])),
    choices,
    inputs: new Map(),
    times: {},
    report: (problem) => problems.push(problem),
    problems,
  };
}

/** A connector of packages: by name of a resource, its operations by id. */
export function connectorOf(
  packages: Record<string, Record<string, Resource["from"][number]>>,
  rest: Partial<ConnectorDescriptor> & Pick<ConnectorDescriptor, "testConnection">,
): ConnectorDescriptor {
  return {
    version: "1.0.0",
    publisher: {
      name: "Somebody",
      contact: { name: "Somebody", url: "https://example.com", email: "somebody@example.com" },
      stackOwner: "Somebody Else",
      solution: { uniqueName: "somebody", prefix: "smb", optionValuePrefix: 10000 },
    },
    website: "https://example.com/",
    privacyPolicy: "https://example.com/privacy",
    categories: "Marketing",
    host: "api.example.com",
    policies: [],
    advice: {},
    choices: {},
    packages: Object.fromEntries(
      Object.entries(packages).map(([name, resources]) => [
        name,
        {
          title: `The ${name}`,
          description: `What ${name} is for.`,
          resources: Object.entries(resources).map(([title, from]) => ({
            title,
            permissions: {},
            from: [from],
          })),
        },
      ]),
    ),
    ...rest,
  };
}

export function operation(id: string, rest: Partial<Operation> = {}): Operation {
  return {
    id,
    kind: "action",
    method: "GET",
    path: `/${id}`,
    resource: "Things",
    summary: `Do ${id}`,
    description: `Does ${id}.`,
    effect: "read",
    idempotent: true,
    parameters: [],
    answer: { description: "It is done.", field: { type: "object", fields: {} } },
    plan: { path: `/${id}` },
    trial: { before: [], wait: 0, values: {}, without: [], fires: [] },
    ...rest,
  };
}

export function modelOf(operations: readonly Operation[], rest: Partial<Model> = {}): Model {
  return {
    name: "small",
    title: "Small",
    description: "A small connector.",
    connector: connectorOf({}, { testConnection: plain("GET /me") }),
    operations,
    resources: ["Things"],
    testConnection: "GetMe",
    times: {},
    samples: {},
    ...rest,
  };
}
