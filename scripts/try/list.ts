import { listOperations, type OperationEntry } from "../platform/definition/operations.ts";
import { bodyProperties, resolveSchema } from "../platform/definition/schema.ts";
import type { Dynamic, Swagger } from "../platform/definition/swagger.ts";
import { propertyKey } from "../platform/request/body.ts";
import { notificationUrls } from "../platform/triggers/webhook.ts";

/** An operation as a maker or maintainer chooses it. */
export interface ListedOperation {
  operationId: string;
  kind: "action" | "trigger" | "internal";
  summary?: string;
  /** Of a trigger: whether it polls or is called back. */
  delivery?: "polling" | "webhook";
  parameters: ListedParameter[];
}

export interface ListedParameter {
  /** By which `--param` gives it. */
  key: string;
  title?: string;
  type: string;
  required: boolean;
  visibility?: string;
  /** What the API fills it with: a dropdown, a tree, a schema, and the operation asked. */
  dynamic?: string;
}

/** What a connector has, in the order of its definition. */
export function listAll(definition: Swagger): ListedOperation[] {
  return listOperations(definition).map((entry) => {
    const { operationId, operation } = entry;
    const trigger = operation["x-ms-trigger"] !== undefined;
    const internal = operation["x-ms-visibility"] === "internal";
    const webhook = notificationUrls(definition, entry).length > 0;
    return {
      operationId,
      kind: internal ? "internal" : trigger ? "trigger" : "action",
      ...(operation.summary ? { summary: operation.summary } : {}),
      ...(trigger ? { delivery: webhook ? "webhook" : "polling" } : {}),
      parameters: parametersOf(definition, entry),
    };
  });
}

const GROUPS = [
  ["action", "Actions"],
  ["trigger", "Triggers"],
  ["internal", "Internal"],
] as const;

/** Grouped, with parameters below each operation. What the platform fills in itself is left out. */
export function formatList(listed: readonly ListedOperation[]): string {
  return GROUPS.map(([kind, title]) => {
    const group = listed.filter((one) => one.kind === kind);
    return group.length === 0 ? undefined : [title, ...group.flatMap(operationLines)].join("\n");
  })
    .filter((group) => group !== undefined)
    .join("\n\n");
}

function operationLines({ operationId, summary, delivery, parameters }: ListedOperation): string[] {
  const how = delivery === "webhook" ? " (webhook)" : "";
  const shown = parameters.filter(({ visibility }) => visibility !== "internal");
  const width = Math.max(0, ...shown.map(({ key }) => key.length));
  return [
    `  ${operationId}${how}  ${summary ?? ""}`.trimEnd(),
    ...shown.map((parameter) => {
      const { key, title, type, required, visibility, dynamic } = parameter;
      const facts = [
        title,
        type,
        required ? "required" : undefined,
        visibility === "advanced" ? "advanced" : undefined,
        dynamic,
      ];
      return `      ${key.padEnd(width)}  ${facts.filter((fact) => fact !== undefined).join(", ")}`;
    }),
  ];
}

function parametersOf(definition: Swagger, entry: OperationEntry): ListedParameter[] {
  return entry.parameters.flatMap((parameter): ListedParameter[] => {
    const { name, required = false, schema } = parameter;
    if (parameter.in !== "body") return [listed(name, parameter, required)];
    const properties = schema ? bodyProperties(definition, schema) : [];
    if (properties.length === 0) {
      const whole = schema ? resolveSchema(definition, schema) : {};
      return [listed(name, { ...whole, ...parameter }, required)];
    }
    const keys = properties.map(({ path }) => propertyKey(parameter, path));
    return properties
      .map(({ schema: property, required: needed }, i) => listed(keys[i] ?? "", property, needed))
      .filter(({ key }) => !keys.some((other) => other.startsWith(`${key}/`)));
  });
}

interface Described extends Dynamic {
  type?: string;
  title?: string;
  enum?: unknown[];
  items?: Dynamic;
  "x-ms-summary"?: string;
  "x-ms-visibility"?: string;
}

function listed(key: string, described: Described, required: boolean): ListedParameter {
  const title = described["x-ms-summary"] ?? described.title;
  const visibility = described["x-ms-visibility"];
  const dynamic = dynamicOf(described) ?? (described.items && dynamicOf(described.items));
  return {
    key,
    ...(title ? { title } : {}),
    type: described.type ?? "object",
    required,
    ...(visibility ? { visibility } : {}),
    ...(dynamic ? { dynamic } : {}),
  };
}

function dynamicOf(described: Dynamic): string | undefined {
  const tree = described["x-ms-dynamic-tree"];
  if (tree) return `tree of ${tree.open?.operationId ?? "nothing"}`;
  const list = described["x-ms-dynamic-list"] ?? described["x-ms-dynamic-values"];
  if (list) return `dropdown of ${list.operationId ?? list.builtInOperation ?? "a capability"}`;
  const schema = described["x-ms-dynamic-properties"] ?? described["x-ms-dynamic-schema"];
  return schema && `fields of ${schema.operationId ?? schema.builtInOperation}`;
}
