import type { JsonObject } from "../../../common/json.ts";
import { inputsOf } from "../../model/inputs.ts";
import { subscribingOperations } from "../../model/webhooks.ts";
import { rule } from "../../rule.ts";

export const webhookOperationsMissingNotificationUrlProperty = rule({
  id: "WebhookOperationsMissingNotificationUrlProperty",
  severity: "error",
  area: "triggers",
  message: "The webhook {operation} has no property for the address at which the flow listens.",
  advice: 'Mark a required, internal text property of its body with "x-ms-notification-url": true.',
  check(connector, report) {
    const subscribing = subscribingOperations(connector);
    for (const operation of connector.operations) {
      if (operation.trigger !== "webhook" || subscribing.has(operation)) continue;
      // Microsoft Learn's own example marks the body itself, beside its schema.
      if (operation.parameters.some(({ value }) => value["x-ms-notification-url"] === true))
        continue;
      // A schema that is known only when the flow is made may hold the property.
      if (inputsOf(connector, operation).some(({ schema }) => isDynamic(schema.value))) continue;
      report(operation, { operation: operation.name });
    }
  },
});

const isDynamic = (schema: JsonObject) =>
  schema["x-ms-dynamic-schema"] !== undefined || schema["x-ms-dynamic-properties"] !== undefined;
