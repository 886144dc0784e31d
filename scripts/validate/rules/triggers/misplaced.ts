import { inside } from "../../model/node.ts";
import { polledOperations } from "../../model/webhooks.ts";
import { rule } from "../../rule.ts";

/** Extensions of triggers where they have no effect. */

export const CONTENT = "x-ms-notification-content";

export const notificationContentMisplaced = rule({
  id: "NotificationContentMisplaced",
  severity: "warning",
  area: "triggers",
  message: "{operation} has x-ms-notification-content itself, where it has no effect.",
  advice: 'Move it one level up, beside "{method}".',
  check({ operations }, report) {
    for (const { name: operation, method, pathItem, ...node } of operations) {
      // Beside one that is in its place it does no harm.
      if (node.value[CONTENT] === undefined || pathItem.notification) continue;
      report(inside(node, CONTENT), { operation, method });
    }
  },
});

/** Published polling triggers are GET and, a few, POST. */
const POLLED: readonly string[] = ["get", "post"];

export const triggerMethodNotPolled = rule({
  id: "TriggerMethodNotPolled",
  severity: "warning",
  area: "triggers",
  message: "{operation} is a trigger, and flows do not poll by {method}.",
  advice: "Make it a GET, or remove x-ms-trigger.",
  check(connector, report) {
    for (const operation of polledOperations(connector)) {
      if (POLLED.includes(operation.method)) continue;
      const method = operation.method.toUpperCase();
      report(inside(operation, "x-ms-trigger"), { operation: operation.name, method });
    }
  },
});
