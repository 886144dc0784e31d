import { lacks } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** What a webhook needs so that flows end their subscriptions. */

export const webhookUnsubscribeMissing = rule({
  id: "WebhookUnsubscribeMissing",
  severity: "hint",
  area: "triggers",
  message: "{operation} subscribes a flow, and no DELETE operation ends a subscription.",
  advice: "Add a DELETE operation; it may be internal.",
  check({ operations }, report) {
    if (operations.some(({ method }) => method === "delete")) return;
    for (const operation of operations) {
      if (operation.trigger === "webhook") report(operation, { operation: operation.name });
    }
  },
});

export const webhookCreatedResponseMissing = rule({
  id: "WebhookCreatedResponseMissing",
  severity: "hint",
  area: "triggers",
  message: "{operation} does not answer 201.",
  advice: 'Declare "201"; its header Location is where the platform ends the subscription.',
  check({ operations }, report) {
    for (const operation of operations) {
      if (operation.trigger !== "webhook") continue;
      if (operation.responses.some(({ status }) => status === "201")) continue;
      report(operation, { operation: operation.name });
    }
  },
});

export const triggerHintMissing = rule({
  id: "TriggerHintMissing",
  severity: "hint",
  area: "triggers",
  message: "{operation} does not tell makers how to see it work.",
  advice: 'Add "x-ms-trigger-hint", a sentence such as: Tag a contact to see this work.',
  check({ operations }, report) {
    for (const operation of operations) {
      if (operation.trigger === undefined || operation.internal) continue;
      if (!lacks(operation, "x-ms-trigger-hint")) continue;
      report(operation, { operation: operation.name });
    }
  },
});
