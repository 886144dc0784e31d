/** Triggers by webhooks, which a gateway takes: the definition subscribes there, and no script runs. */
import { defined } from "../../common/defined.ts";
import { TOPICS } from "../../language/topics.ts";
import { lowerTrial } from "../../language/trial.ts";
import type { WebhookTrigger } from "../../language/webhook.ts";
import type { Expr } from "../../plan/plan.ts";
import type { Field, Operation, Parameter } from "../operation.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { shapeField } from "./shape.ts";
import { trialOf } from "./trial.ts";
import { deliveredBy, lowerTrigger, polledCall, withTimes } from "./trigger.ts";

/** Where flows subscribe, and end it by the subscription's id. */
const SUBSCRIPTIONS = "/subscriptions";

/** Where the platform wants to be called; it fills this in by itself. */
const CALLBACK: Field = {
  type: "string",
  title: "Callback URL",
  description: "Where the gateway sends what happened.",
  visibility: "internal",
  notificationUrl: true,
};

const SUBSCRIPTION: Field = {
  type: "object",
  definition: "Subscription",
  title: "Subscription",
  description: "The subscription of a flow.",
  fields: { id: { type: "string", title: "Id", description: "The id of the subscription." } },
};

/** A POST that subscribes; what its flow receives is the content of a notification. */
export function lowerWebhook(
  listed: Listed<WebhookTrigger>,
  context: LowerContext,
): Operation | undefined {
  const { id, descriptor } = listed;
  const path = `${SUBSCRIPTIONS}/${id}`;
  const { like, topics } = descriptor;
  const { parameters = [] } = like === undefined ? {} : (twin(listed, context) ?? {});
  const delivered = deliveredAtOnce(listed, context);
  if (delivered === undefined) return undefined;
  return {
    id,
    kind: "trigger",
    method: "POST",
    path,
    resource: listed.resource.title,
    summary: descriptor.summary ?? `${like?.summary} (instant)`,
    description: descriptor.description ?? like?.description ?? "",
    ...defined({ hint: descriptor.hint ?? like?.hint }),
    ...factsOf(
      { ...listed, descriptor: { effect: "read", idempotent: false, ...descriptor } },
      "POST",
      context,
    ),
    parameters: [],
    body: bodyOf(id, parameters),
    answer: { description: SUBSCRIPTION.description ?? "", field: SUBSCRIPTION },
    subscription: {
      topics,
      content: delivered.field,
      to: delivered.to,
      ...defined({ keep: descriptor.keep ?? like?.keep }),
    },
    trial: trialOf(id, lowerTrial(undefined), context, descriptor.fires),
  };
}

/** The polling twin under this trigger's name; what is wrong with one that is listed is told there. */
function twin(
  { descriptor: { like }, ...listed }: Listed<WebhookTrigger>,
  context: LowerContext,
): Operation | undefined {
  if (like === undefined) return undefined;
  return lowerTrigger({ ...listed, descriptor: like }, quiet(context, context.ids.has(like)));
}

function quiet(context: LowerContext, whether: boolean): LowerContext {
  return whether ? { ...context, report: () => {} } : context;
}

/** What the flow receives: as the twin makes it of `item`, a shape, or what all topics carry. */
function deliveredAtOnce(
  { descriptor, ...listed }: Listed<WebhookTrigger>,
  context: LowerContext,
): { field: Field; to: Expr } | undefined {
  const { like, delivers, topics } = descriptor;
  const wrong = (message: string, advice: string): undefined => {
    context.report({ operation: listed.id, place: "topics", message, advice });
  };
  if (topics.length === 0) return wrong("It has no topics.", "Name at least one.");
  if (like !== undefined) {
    if (like.parts !== undefined || like.names.length > 0) {
      return wrong(
        "Its twin delivers parts or names, which a notification does not bring.",
        "Take a twin that delivers items, or write webhookTrigger(…).",
      );
    }
    const polled = polledCall({ ...listed, descriptor: like }, quiet(context, true));
    return polled && deliveredBy(polled, context);
  }
  if (delivers !== undefined) return { field: shapeField(delivers.shape), to: delivers.to };
  const [schema = null, ...others] = new Set(topics.map((topic) => TOPICS[topic]));
  if (schema === null || others.length > 0) {
    return wrong(
      others.length > 0
        ? `Its topics carry different things: ${[schema, ...others].join(", ")}.`
        : `The contract does not describe what ${topics.join(", ")} carries.`,
      "Say under returns what makers get.",
    );
  }
  const field = context.fieldOf({ $ref: `#/components/schemas/${schema}` });
  return { field, to: withTimes({ $get: "item" }, field, context) };
}

function bodyOf(id: string, parameters: readonly Parameter[]): Field {
  const required = parameters.filter((one) => one.required).map(({ key }) => key);
  return {
    type: "object",
    definition: `${id}_Request`,
    fields: {
      callback_url: CALLBACK,
      ...Object.fromEntries(parameters.map(({ key, field }) => [key, field])),
    },
    required: ["callback_url", ...required],
  };
}

/** What the platform calls when a flow is turned off: one operation for all triggers by webhooks. */
export function unsubscribing(resource: string): Operation {
  const path = `${SUBSCRIPTIONS}/{id}`;
  const field: Field = {
    type: "string",
    title: "Id",
    description: "The id of the subscription.",
  };
  return {
    id: "DeleteSubscription",
    kind: "action",
    method: "DELETE",
    path,
    resource,
    summary: "Delete subscription",
    description: "Ends the subscription of a flow.",
    visibility: "internal",
    effect: "destroy",
    idempotent: true,
    parameters: [{ key: "id", in: "path", required: true, field }],
    answer: { description: SUBSCRIPTION.description ?? "", field: SUBSCRIPTION },
    trial: { before: [], wait: 0, values: {}, without: [], fires: [] },
  };
}
