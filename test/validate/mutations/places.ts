import type { JsonObject } from "../../../scripts/common/json.ts";
import type { Connector } from "../../../scripts/validate/connector.ts";
import { stringOf } from "../../../scripts/validate/json/values.ts";
import { answerSchema, pathSteps } from "../../../scripts/validate/model/answers.ts";
import type { Operation } from "../../../scripts/validate/model/operations.ts";
import { pathVariables } from "../../../scripts/validate/model/paths.ts";
import type { Schema } from "../../../scripts/validate/model/schemas.ts";
import { isOpen, itemsOf, schemaAt } from "../../../scripts/validate/model/shape.ts";
import type { Use } from "../../../scripts/validate/model/uses.ts";
import { add, child, type Draft, type Spot, spotOf } from "./draft.ts";

/**
 * Finds in our connector what mutations change, whatever operations it has and in which order. Each
 * takes the first that fits; what dropdowns call is left alone, so that a flaw in it is not theirs
 * too.
 */

export interface OperationSpot extends Spot {
  readonly operation: Operation;
}

/** The whole definition. */
export const root = (draft: Draft): Spot => ({
  file: "definition",
  pointer: "",
  value: draft.definition,
});
export const info = (draft: Draft): Spot => child(root(draft), "info");
/** What the definition says about whom to ask. */
export const contact = (draft: Draft): Spot => child(info(draft), "contact");
/** `properties` of apiProperties.json. */
export const apiProperties = (draft: Draft): Spot =>
  child({ file: "properties", pointer: "", value: draft.properties }, "properties");
/** The whole settings.json. */
export const settings = (draft: Draft): Spot => ({
  file: "settings",
  pointer: "",
  value: draft.settings,
});

/** `paths`, `definitions` and so on of the definition, made where there is none. */
export function section(draft: Draft, key: string): Spot {
  return draft.definition[key] === undefined ? add(root(draft), key, {}) : child(root(draft), key);
}

/** An entry of x-ms-connector-metadata, by name. */
export function metadata(draft: Draft, name: string): Spot {
  const list = draft.definition["x-ms-connector-metadata"];
  const entries = Array.isArray(list) ? list.map((_, index) => index) : [];
  const spots = entries.map((index) => child(root(draft), "x-ms-connector-metadata", index));
  return found(
    spots.find(({ value }) => value.propertyName === name),
    `metadata ${name}`,
  );
}

/** An action that makers see and no dropdown calls. */
export function action(
  draft: Draft,
  accepts: (operation: Operation) => boolean = () => true,
): OperationSpot {
  const called = calledBy(draft.connector);
  return operationSpot(
    draft,
    (one) =>
      !(one.internal || one.trigger || one.deprecated || called.has(one.id)) &&
      one.responses.some((response) => response.success && response.schema) &&
      accepts(one),
    "action",
  );
}

/** An action with a body. */
export const actionWithBody = (draft: Draft) => action(draft, (one) => bodyIndex(one) >= 0);
/** An action whose only input is in its path. */
export const actionWithPath = (draft: Draft) =>
  action(draft, ({ path, entries }) => pathVariables(path).length === 1 && entries.length === 1);
/** An operation that is called by GET, at a path without variables; for copies, since it may be called. */
export const getOperation = (draft: Draft) =>
  operationSpot(
    draft,
    ({ path, method, trigger }) => method === "get" && !trigger && !path.includes("{"),
    "GET",
  );

/** A polling trigger that gives lists. */
export const pollingTrigger = (draft: Draft): OperationSpot =>
  operationSpot(
    draft,
    ({ trigger, value }) => trigger === "polling" && value["x-ms-trigger"] === "batch",
    "polling trigger",
  );

/** The path parameter of an action that takes nothing else. */
export const pathParameter = (draft: Draft): Spot => child(actionWithPath(draft), "parameters", 0);

/** The body parameter of an action. */
export function bodyParameter(draft: Draft): Spot {
  const spot = actionWithBody(draft);
  return child(spot, "parameters", bodyIndex(spot.operation));
}

/** A response with the schema of what an operation answers. */
export function success(draft: Draft, { operation }: OperationSpot = action(draft)): Spot {
  const response = operation.responses.find((one) => one.success && one.schema);
  return spotOf(draft, found(response, "answer"));
}

/** An optional text that makers enter in a body. */
export const sentText = (draft: Draft): Spot => sent(draft, ({ required }) => !required);
/** A required text that makers enter in a body. */
export const requiredText = (draft: Draft): Spot => sent(draft, ({ required }) => required);
const sent = (draft: Draft, accepts: (schema: Schema) => boolean): Spot =>
  property(draft, "input", (schema) => schema.value.type === "string" && accepts(schema));

/** The schema of a body that requires some of its properties. */
export function sentObject(draft: Draft): Spot {
  const { index, schemas, uses } = draft.connector;
  const schema = schemas.find(
    (one) =>
      Array.isArray(one.value.required) &&
      !isOpen(index, one) &&
      (uses.get(one.pointer) ?? []).some(({ direction }) => direction === "input"),
  );
  return spotOf(draft, found(schema, "body with required properties"));
}

/** A text, a number and so on that actions or triggers give. */
export const answered = (draft: Draft, type: "string" | "number" | "array"): Spot =>
  property(draft, "output", ({ value }) => value.type === type);

/** A definition of an object that actions or triggers give. */
export function answeredDefinition(draft: Draft): Spot {
  const { connector } = draft;
  const schema = connector.schemas.find(
    ({ pointer, role, position, value }) =>
      role === "definition" &&
      position === "root" &&
      value.type === "object" &&
      isOnly(connector, connector.uses.get(pointer), "output"),
  );
  return spotOf(draft, found(schema, "definition of an answer"));
}

/**
 * A dropdown in both forms, filled by an operation that needs nothing and says what it answers. Ours
 * that depend on nothing have only the older form, so the other one is written beside it.
 */
export function dropdown(draft: Draft): { holder: Spot; values: Spot; list: Spot } {
  const { connector } = draft;
  const { dynamics, index, uses } = connector;
  const [filled] = dynamics.flatMap(({ kind, call, holder, target, arguments: given }) => {
    if (kind !== "values" || !target || given.length > 0) return [];
    const path = pathSteps(stringOf(call.value["value-collection"]) ?? "");
    const items = schemaAt(index, answerSchema(connector, target), path);
    const item = items === "unknown" ? undefined : itemsOf(index, items);
    const known = !isOpen(index, item) && call.value["value-path"] !== call.value["value-title"];
    return known && uses.has(holder.pointer) ? [holder] : [];
  });
  const holder = spotOf(draft, found(filled, "dropdown"));
  const values = child(holder, "x-ms-dynamic-values");
  const { operationId = null, ...paths } = values.value;
  holder.value["x-ms-dynamic-list"] ??= {
    operationId,
    itemsPath: paths["value-collection"] ?? "",
    itemValuePath: paths["value-path"] ?? "",
    itemTitlePath: paths["value-title"] ?? "",
  };
  return { holder, values, list: child(holder, "x-ms-dynamic-list") };
}

/** The call that tells whether a connection works. */
export const testConnection = (draft: Draft): Spot =>
  child(root(draft), "x-ms-capabilities", "testConnection");

/** A policy of a template, for all operations. */
export function policy(draft: Draft, templateId: string): { policy: Spot; parameters: Spot } {
  const one = draft.connector.policies.find(
    (policy) => policy.templateId === templateId && !policy.operations,
  );
  const spot = spotOf(draft, found(one, `policy ${templateId}`));
  return { policy: spot, parameters: child(spot, "parameters") };
}

/** A connection parameter, by type. */
export function connectionParameter(draft: Draft, type: string): Spot {
  const parameter = draft.connector.connectionParameters.find((one) => one.type === type);
  return spotOf(draft, found(parameter, `connection parameter of type ${type}`));
}

/** Adds a copy of an operation at a path of its own, with a title of its own; gives the copy. */
export function copyOf(
  draft: Draft,
  { value, operation }: OperationSpot,
  path: string,
  changes: JsonObject = { operationId: `${operation.id}Again` },
): Spot {
  const paths = section(draft, "paths");
  // Makers could not tell two of one title apart, which is a finding; the number makes it another.
  const summary = `${stringOf(value.summary) ?? ""} ${Object.keys(paths.value).length}`;
  const copy = { ...structuredClone(value), summary, ...changes };
  return child(add(paths, path, { [operation.method]: copy }), operation.method);
}

/** A property that makers see, in what only actions and triggers send or only they answer. */
function property(
  draft: Draft,
  direction: Use["direction"],
  accepts: (schema: Schema) => boolean,
): Spot {
  const { connector } = draft;
  const references = connector.dynamics.flatMap((one) => one.arguments.map((a) => a.reference));
  const read = new Set(references.map((path) => path?.split("/").at(-1)));
  const schema = connector.schemas.find(
    (one) =>
      one.position === "property" &&
      isOnly(connector, connector.uses.get(one.pointer), direction) &&
      !Object.keys(one.value).some((key) => PECULIAR.test(key)) &&
      !read.has(one.name) &&
      accepts(one),
  );
  return spotOf(draft, found(schema, `${direction} property`));
}

/** What makes a property more than a plain one. */
const PECULIAR = /^(x-ms-(?!summary|visibility)|format$|enum$|default$|readOnly$)/;

/** Whether all uses are in one direction, some by operations that makers see, none by dropdowns. */
function isOnly(connector: Connector, uses: readonly Use[] = [], direction: Use["direction"]) {
  const called = calledBy(connector);
  const fits = uses.every((use) => use.direction === direction && !called.has(use.operation.id));
  return fits && uses.some(({ operation }) => !operation.internal);
}

/** The ids of the operations that dropdowns, dynamic schemas and the like call. */
const calledBy = ({ dynamics }: Connector) => new Set(dynamics.map(({ target }) => target?.id));

const bodyIndex = ({ entries }: Operation) =>
  entries.findIndex(({ node, parameter }) => {
    return parameter?.in === "body" && parameter.pointer === node.pointer;
  });

function operationSpot(
  draft: Draft,
  accepts: (operation: Operation) => boolean,
  what: string,
): OperationSpot {
  const operation = found(draft.connector.operations.find(accepts), what);
  return { ...spotOf(draft, operation), operation };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`Our connector has no ${what} to mutate.`);
  return value;
}
