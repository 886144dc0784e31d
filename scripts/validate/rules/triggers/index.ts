import type { Rule } from "../../rule.ts";
import { notificationContentMisplaced, triggerMethodNotPolled } from "./misplaced.ts";
import {
  notificationExtensionNotSupportedInWebhookOperation,
  notificationExtensionSupportedForTriggerOnly,
  notificationOperationMustBeWebhook,
  paramtersWithSameNameMustHaveSameTypeAndVisibility,
} from "./notification-extension.ts";
import {
  notificationUrlNotAllowedInThisPosition,
  notificationUrlNotInternal,
  notificationUrlNotRequired,
  notificationUrlNotString,
  operationMustHaveNotificationContentExtension,
} from "./notification-url.ts";
import { pollingBatchWithoutArray, pollingResponseMissing } from "./polling.ts";
import {
  triggerHintMissing,
  webhookCreatedResponseMissing,
  webhookUnsubscribeMissing,
} from "./webhook-completeness.ts";
import { webhookOperationsMissingNotificationUrlProperty } from "./webhook-operations-missing-notification-url-property.ts";

/** Rules on triggers: webhooks and polling. */
export const TRIGGERS: readonly Rule[] = [
  notificationContentMisplaced,
  notificationExtensionNotSupportedInWebhookOperation,
  notificationExtensionSupportedForTriggerOnly,
  notificationOperationMustBeWebhook,
  notificationUrlNotAllowedInThisPosition,
  notificationUrlNotInternal,
  notificationUrlNotRequired,
  notificationUrlNotString,
  operationMustHaveNotificationContentExtension,
  paramtersWithSameNameMustHaveSameTypeAndVisibility,
  pollingBatchWithoutArray,
  pollingResponseMissing,
  triggerHintMissing,
  triggerMethodNotPolled,
  webhookCreatedResponseMissing,
  webhookOperationsMissingNotificationUrlProperty,
  webhookUnsubscribeMissing,
];
