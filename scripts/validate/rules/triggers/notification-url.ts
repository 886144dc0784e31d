import type { Connector } from "../../connector.ts";
import { inputsOf } from "../../model/inputs.ts";
import type { Operation } from "../../model/operations.ts";
import { resolve, schemaType } from "../../model/shape.ts";
import { subscribingOperations } from "../../model/webhooks.ts";
import { rule } from "../../rule.ts";
import { CONTENT } from "./misplaced.ts";

/** The property of a webhook's body in which the platform puts the address of the flow. */

const KEY = "x-ms-notification-url";

export const notificationUrlNotAllowedInThisPosition = rule({
  id: "NotificationUrlNotAllowedInThisPosition",
  severity: "warning",
  area: "triggers",
  message:
    '"{name}" is marked with x-ms-notification-url, and is no property of a request\'s body.',
  advice: "Move the address into the body, or remove the mark.",
  check({ schemas, uses }, report) {
    for (const schema of schemas) {
      const { value, role, name, pointer } = schema;
      if (value[KEY] !== true) continue;
      const own = uses.get(pointer) ?? [];
      const sent = role === "body" || own.some(({ direction }) => direction === "input");
      // A definition that nothing uses is in no position.
      if (role !== "parameter" && (sent || own.length === 0)) continue;
      report(schema, { name });
    }
  },
});

export const notificationUrlNotInternal = rule({
  id: "NotificationUrlNotInternal",
  severity: "warning",
  area: "triggers",
  message: 'Makers see "{name}" of {operation}, which the platform fills with the flow\'s address.',
  advice: 'Add "x-ms-visibility": "internal".',
  check(connector, report) {
    for (const { operation, name, schema, internal } of marked(connector)) {
      if (!internal) report(schema, { name, operation: operation.name });
    }
  },
});

export const notificationUrlNotRequired = rule({
  id: "NotificationUrlNotRequired",
  severity: "warning",
  area: "triggers",
  message: '"{name}" of {operation}, the address of the flow, is not required.',
  advice: "Require it, and all that it stands in, up to the body.",
  check(connector, report) {
    for (const { operation, name, schema, required } of marked(connector)) {
      if (!required) report(schema, { name, operation: operation.name });
    }
  },
});

export const notificationUrlNotString = rule({
  id: "NotificationUrlNotString",
  severity: "error",
  area: "triggers",
  message: '"{name}" of {operation}, the address of the flow, is of type {type}.',
  advice: 'Write "type": "string".',
  check(connector, report) {
    for (const { operation, name, schema } of marked(connector)) {
      const type = schemaType(connector.index, schema);
      if (type === undefined || type === "string") continue;
      report(schema, { name, operation: operation.name, type });
    }
  },
});

export const operationMustHaveNotificationContentExtension = rule({
  id: "OperationMustHaveNotificationContentExtension",
  severity: "warning",
  area: "triggers",
  message:
    "{operation} has {count} properties for the address of a flow, and its path does not say what the flow is sent.",
  advice: "Add x-ms-notification-content beside the verb, with the schema of an event.",
  check(connector, report) {
    const counts = new Map<Operation, number>();
    for (const { operation } of marked(connector)) {
      if (operation.pathItem.notification) continue;
      // In the operation itself it is a finding of its own.
      if (operation.value[CONTENT] !== undefined) continue;
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
    }
    for (const [operation, count] of counts)
      report(operation, { operation: operation.name, count });
  },
});

/** Every marked property of a body, in each operation that takes it. */
function marked(connector: Connector) {
  const { index, operations } = connector;
  const subscribing = subscribingOperations(connector);
  return operations
    .filter((operation) => subscribing.has(operation))
    .flatMap((operation) =>
      inputsOf(connector, operation).flatMap((input) => {
        const schema = resolve(index, input.schema);
        if (input.inner === undefined || schema?.value[KEY] !== true) return [];
        return [{ ...input, operation, schema }];
      }),
    );
}
