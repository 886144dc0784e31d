import { isObject } from "../../../scripts/validate/json/values.ts";
import { addNotifiedTrigger, addWebhook } from "./additions.ts";
import { at, child, drop, put, spotOf } from "./draft.ts";
import { also, type Mutations } from "./mutation.ts";
import {
  action,
  answeredDefinition,
  copyOf,
  pathParameter,
  pollingTrigger,
  section,
} from "./places.ts";

const KEY = "x-ms-notification";
const CONTENT = "x-ms-notification-content";
const CALL = { operationId: "WhenGoodsAreSold" };

export const TRIGGERS: Mutations = {
  NotificationUrlNotString: {
    "a number for an address"(draft) {
      const { url } = addWebhook(draft);
      put(url, "type", "integer");
      return at(url);
    },
  },
  WebhookOperationsMissingNotificationUrlProperty: {
    "no mark at the address"(draft) {
      const { webhook, url } = addWebhook(draft);
      drop(url, "x-ms-notification-url");
      return at(webhook);
    },
  },

  NotificationContentMisplaced: {
    "in the operation"(draft) {
      const { item, webhook } = addWebhook(draft);
      put(webhook, CONTENT, item.value[CONTENT] ?? {});
      drop(item, CONTENT);
      return at(webhook, CONTENT);
    },
  },
  NotificationExtensionNotSupportedInWebhookOperation: {
    "a webhook that another one notifies": (draft) => put(addWebhook(draft).webhook, KEY, CALL),
  },
  NotificationExtensionSupportedForTriggerOnly: {
    "an action that a webhook notifies"(draft) {
      addWebhook(draft);
      return put(action(draft), KEY, CALL);
    },
  },
  NotificationOperationMustBeWebhook: {
    "an action for a webhook"(draft) {
      const { poll } = addNotifiedTrigger(draft);
      return put(child(poll, KEY), "operationId", action(draft).operation.id);
    },
  },
  NotificationUrlNotAllowedInThisPosition: {
    "in a path"(draft) {
      const parameter = pathParameter(draft);
      put(parameter, "x-ms-notification-url", true);
      return at(parameter);
    },
  },
  NotificationUrlNotInternal: {
    "an address that makers see"(draft) {
      const { url } = addWebhook(draft);
      drop(url, "x-ms-visibility");
      return at(url);
    },
  },
  NotificationUrlNotRequired: {
    "an optional address"(draft) {
      const { schema, url } = addWebhook(draft);
      drop(schema, "required");
      return at(url);
    },
  },
  OperationMustHaveNotificationContentExtension: {
    "nothing on what is sent"(draft) {
      const { item, webhook } = addWebhook(draft);
      drop(item, CONTENT);
      return at(webhook);
    },
  },
  ParamtersWithSameNameMustHaveSameTypeAndVisibility: {
    "an input of two types"(draft) {
      const { poll } = addNotifiedTrigger(draft);
      return put(child(poll, "parameters", 0), "type", "integer");
    },
  },
  PollingBatchWithoutArray: {
    "one item for a list": also({ DefinitionNotUsed: "It was the list." }, (draft) => {
      const trigger = pollingTrigger(draft);
      const schema = { $ref: `#${answeredDefinition(draft).pointer}` };
      put(child(trigger, "responses", "200"), "schema", schema);
      return at(trigger, "x-ms-trigger");
    }),
  },
  TriggerMethodNotPolled: {
    "a PUT"(draft) {
      const { operation, ...spot } = pollingTrigger(draft);
      const copy = copyOf(draft, { ...spot, operation: { ...operation, method: "put" } }, "/again");
      return at(copy, "x-ms-trigger");
    },
  },

  PollingResponseMissing: {
    "no answer for nothing new"(draft) {
      const trigger = pollingTrigger(draft);
      drop(child(trigger, "responses"), "202");
      return at(trigger, "responses");
    },
  },
  TriggerHintMissing: {
    "no hint"(draft) {
      const trigger = pollingTrigger(draft);
      drop(trigger, "x-ms-trigger-hint");
      return at(trigger);
    },
  },
  WebhookCreatedResponseMissing: {
    "another status"(draft) {
      const { webhook } = addWebhook(draft);
      put(webhook, "responses", { "204": { description: "The flow is subscribed." } });
      return at(webhook);
    },
  },
  WebhookUnsubscribeMissing: {
    "no DELETE in the connector"(draft) {
      const { webhook } = addWebhook(draft);
      // Under another verb the operations stay, since policies and the script may name them.
      for (const item of Object.values(section(draft, "paths").value)) {
        if (!isObject(item) || item.delete === undefined) continue;
        item.options = item.delete;
        delete item.delete;
      }
      const others = draft.connector.operations.filter(({ trigger }) => trigger === "webhook");
      return [at(webhook), ...others.map((one) => at(spotOf(draft, one)))];
    },
  },
};
