import { stringOf } from "../../json/values.ts";
import { inside, objectIn } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** x-ms-notification: a polling trigger names the webhook that tells when to poll. */

const KEY = "x-ms-notification";

export const notificationExtensionNotSupportedInWebhookOperation = rule({
  id: "NotificationExtensionNotSupportedInWebhookOperation",
  severity: "warning",
  area: "triggers",
  message: "{operation} is a webhook itself and has x-ms-notification.",
  advice: "Remove it; it is for polling triggers.",
  check({ operations }, report) {
    for (const operation of operations) {
      if (operation.trigger !== "webhook" || operation.value[KEY] === undefined) continue;
      report(inside(operation, KEY), { operation: operation.name });
    }
  },
});

export const notificationExtensionSupportedForTriggerOnly = rule({
  id: "NotificationExtensionSupportedForTriggerOnly",
  severity: "warning",
  area: "triggers",
  message: "{operation} has x-ms-notification and is no trigger.",
  advice: "Remove it, or make the operation a trigger with x-ms-trigger.",
  check({ operations }, report) {
    for (const operation of operations) {
      if (operation.trigger !== undefined || operation.value[KEY] === undefined) continue;
      report(inside(operation, KEY), { operation: operation.name });
    }
  },
});

export const notificationOperationMustBeWebhook = rule({
  id: "NotificationOperationMustBeWebhook",
  severity: "warning",
  area: "triggers",
  message: '{operation} names "{id}" in x-ms-notification, which is no webhook.',
  advice: "Name an operation whose path has x-ms-notification-content.{near}",
  check({ operations, operationById }, report) {
    const webhooks = operations.filter(({ trigger }) => trigger === "webhook").map(({ id }) => id);
    for (const operation of operations) {
      const extension = objectIn(operation, KEY);
      const id = stringOf(extension?.value.operationId);
      if (!extension || id === undefined) continue;
      if (operationById.get(id)?.trigger === "webhook") continue;
      const near = didYouMean(id, webhooks);
      report(inside(extension, "operationId"), { operation: operation.name, id, near });
    }
  },
});

export const paramtersWithSameNameMustHaveSameTypeAndVisibility = rule({
  id: "ParamtersWithSameNameMustHaveSameTypeAndVisibility",
  severity: "warning",
  area: "triggers",
  message: '"{name}" has {what} {value} in {operation}, and {otherValue} in {other}.',
  advice: "Declare it alike in both, since makers fill it in once.",
  check({ operations, operationById }, report) {
    for (const operation of operations) {
      const id = stringOf(objectIn(operation, KEY)?.value.operationId);
      const other = id === undefined ? undefined : operationById.get(id);
      if (!other) continue;
      for (const parameter of operation.parameters) {
        const { name } = parameter;
        const twin = other.parameters.find((one) => one.name === name && one.in !== "body");
        if (!twin || parameter.in === "body") continue;
        for (const [key, what] of [
          ["type", "the type"],
          ["x-ms-visibility", "the visibility"],
        ] as const) {
          const value = stringOf(parameter.value[key]) ?? "none";
          const otherValue = stringOf(twin.value[key]) ?? "none";
          if (value === otherValue) continue;
          const values = { name, what, value, otherValue, operation: operation.name };
          report(inside(parameter, key), { ...values, other: other.name });
        }
      }
    }
  },
});
