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
      report(operation, { operation: operation.name });
    }
  },
});
