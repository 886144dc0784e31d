import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** Extensions of triggers where they have no effect. */

const CONTENT = "x-ms-notification-content";

export const notificationContentMisplaced = rule({
  id: "NotificationContentMisplaced",
  severity: "error",
  area: "triggers",
  message: "{operation} has x-ms-notification-content itself, where it has no effect.",
  advice: 'Move it one level up, beside "{method}".',
  check({ operations }, report) {
    for (const { name: operation, method, ...node } of operations) {
      if (node.value[CONTENT] !== undefined) report(inside(node, CONTENT), { operation, method });
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
  check({ operations }, report) {
    for (const operation of operations) {
      if (operation.trigger !== "polling" || POLLED.includes(operation.method)) continue;
      const method = operation.method.toUpperCase();
      report(inside(operation, "x-ms-trigger"), { operation: operation.name, method });
    }
  },
});
