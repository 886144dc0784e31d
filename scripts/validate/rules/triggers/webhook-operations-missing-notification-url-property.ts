import { rule } from "../../rule.ts";

export const webhookOperationsMissingNotificationUrlProperty = rule({
  id: "WebhookOperationsMissingNotificationUrlProperty",
  severity: "error",
  area: "triggers",
  message: "The webhook {operation} has no property for the address at which the flow listens.",
  advice: 'Mark a required, internal text property of its body with "x-ms-notification-url": true.',
  check({ operations, schemas, uses }, report) {
    const subscribed = new Set(
      schemas
        .filter(({ value }) => value["x-ms-notification-url"] === true)
        .flatMap(({ pointer }) => uses.get(pointer) ?? [])
        .filter(({ direction }) => direction === "input")
        .map(({ operation }) => operation),
    );
    for (const operation of operations) {
      if (operation.trigger !== "webhook" || subscribed.has(operation)) continue;
      report(operation, { operation: operation.name });
    }
  },
});
