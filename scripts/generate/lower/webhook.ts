/** Triggers by webhooks, which a gateway takes: the definition subscribes there, and no script runs. */
import { defined } from "../../common/defined.ts";
import { SEARCH_FIELDS, type SearchCall } from "../../language/search-fields.ts";
import { TOPICS } from "../../language/topics.ts";
import { lowerTrial } from "../../language/trial.ts";
import type { Trigger } from "../../language/trigger.ts";
import { reference, time, toExpr } from "../../language/values.ts";
import type { Notified, WebhookTrigger } from "../../language/webhook.ts";
import { CATCH_UP, type ItemCondition } from "../../plan/instant.ts";
import type { Expr, PlanInput, PollSpec } from "../../plan/plan.ts";
import { fieldAt } from "../change-field.ts";
import type { Field, Operation, Parameter } from "../operation.ts";
import { checkPlan } from "./check-plan.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { lowerInput } from "./inputs.ts";
import { shapeField } from "./shape.ts";
import { lowerSteps } from "./steps.ts";
import { trialOf } from "./trial.ts";
import { deliveredBy, lowerTrigger, polledCall, withTimes } from "./trigger.ts";
import { checkOwnInputs } from "./trigger-inputs.ts";

/** What deliveries are made from without naming it. */
const SEEN = ["in", "item", "part", "notification"];

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

const ALSO_CHECK: Field = {
  type: "boolean",
  title: "Also Check Every Hour",
  description:
    "Looks every hour for what Intercom could not deliver, and starts the flow for it, too. The gateway needs an access token of your workspace for it; ask whoever runs it. Default: No.",
  visibility: "advanced",
};

const CATCH_UP_PARAMETER: Parameter = {
  key: CATCH_UP,
  in: "query",
  required: false,
  field: ALSO_CHECK,
};

const CATCH_UP_INPUT: PlanInput = {
  name: CATCH_UP,
  from: "body",
  title: ALSO_CHECK.title ?? "",
  type: "boolean",
};

const SUBSCRIPTION: Field = {
  type: "object",
  definition: "Subscription",
  title: "Subscription",
  description: "The subscription of a flow.",
  fields: { id: { type: "string", title: "Id", description: "The id of the subscription." } },
};

/** What Intercom says of a notification beside what it carries. */
const NOTIFICATION: Field = {
  type: "object",
  definition: "Notification",
  title: "Notification",
  description: "What Intercom reported.",
  fields: {
    id: {
      type: "string",
      title: "Id",
      description: "The id of the notification, by which a flow sees that it comes again.",
    },
    topic: {
      type: "string",
      title: "Topic",
      description: "What happened, as Intercom calls it: conversation.admin.closed.",
    },
    created_at: {
      type: "date-time",
      title: "Happened At",
      description: "When it happened.",
      unix: true,
      nullable: true,
    },
  },
};

/** A POST that subscribes; what its flow receives is the content of a notification. */
export function lowerWebhook(
  listed: Listed<WebhookTrigger>,
  context: LowerContext,
): Operation | undefined {
  const { id, descriptor } = listed;
  const path = `${SUBSCRIPTIONS}/${id}`;
  const { like, topics } = descriptor;
  const twin = lowerAs(listed, like, context);
  const { parameters, inputs } =
    like === undefined ? ownInputs(listed, context) : inputsOf(like, twin);
  checkCatchUp(listed, inputs, context);
  const catchUp = rawPoll(
    (like === undefined ? lowerAs(listed, descriptor.catchUp, context) : twin)?.plan?.poll,
  );
  const delivered = deliveredAtOnce(listed, context);
  if (delivered === undefined) return undefined;
  const reads = lowerSteps(descriptor.reads, { operation: id, place: "reads" }, context);
  checkPlan(id, { steps: reads, answer: delivered.to }, context, SEEN);
  const said = descriptor.description ?? like?.description ?? "";
  return {
    id,
    kind: "trigger",
    method: "POST",
    path,
    resource: listed.resource.title,
    summary: descriptor.summary ?? `${like?.summary} (instant)`,
    description: `${said} In Intercom's Developer Hub, tick ${topicsToTick(topics)}.`,
    ...defined({ hint: descriptor.hint ?? like?.hint }),
    ...factsOf(
      { ...listed, descriptor: { effect: "read", idempotent: false, ...descriptor } },
      "POST",
      context,
    ),
    parameters: [],
    body: bodyOf(id, [...parameters, ...(catchUp === undefined ? [] : [CATCH_UP_PARAMETER])]),
    answer: { description: SUBSCRIPTION.description ?? "", field: SUBSCRIPTION },
    subscription: {
      topics,
      inputs: [...inputs, ...(catchUp === undefined ? [] : [CATCH_UP_INPUT])].map((input) => ({
        ...input,
        from: "body",
      })),
      content: delivered.field,
      to: delivered.to,
      ...(like?.parts === undefined ? {} : { part: like.parts.items }),
      ...(reads.length === 0 ? {} : { reads }),
      conditions: like === undefined ? [] : conditionsOf(id, like, delivered.item, context),
      ...defined({ keep: descriptor.keep ?? like?.keep, catchUp }),
    },
    trial: trialOf(id, lowerTrial(undefined), context, descriptor.fires),
  };
}

/** `the topics conversation.admin.assigned and conversation.admin.open.assigned`. */
function topicsToTick(topics: readonly string[]): string {
  const last = topics.at(-1) ?? "";
  if (topics.length < 2) return `the topic ${last}`;
  return `the topics ${topics.slice(0, -1).join(", ")} and ${last}`;
}

interface LoweredInputs {
  parameters: readonly Parameter[];
  inputs: readonly PlanInput[];
}

/** The twin's, without the filters that a notification cannot be held against. */
function inputsOf(like: Trigger, twin: Operation | undefined): LoweredInputs {
  const places = placesOf(like);
  const untold = new Set(
    Object.entries(like.filters).flatMap(([key, { field }]) =>
      places?.[field] === null ? [inputOf(key)] : [],
    ),
  );
  return {
    parameters: (twin?.parameters ?? []).filter(({ key }) => !untold.has(key)),
    inputs: (twin?.plan?.inputs ?? []).filter(({ name }) => !untold.has(name)),
  };
}

/** The input of a filter. */
function inputOf(key: string): string {
  return key.replace(/\W+/g, "_");
}

function ownInputs(listed: Listed<WebhookTrigger>, context: LowerContext): LoweredInputs {
  const { id, descriptor } = listed;
  const { inputs: own } = descriptor;
  checkOwnInputs(listed, context);
  const keys = Object.keys(own);
  const lowered = Object.entries(own).flatMap(([key, one]) => {
    const found = lowerInput(one, { operation: id, place: key, keys }, context);
    if (found === undefined) return [];
    const { field, required, rule } = found;
    const parameter: Parameter = { key, in: "query", required, field };
    const texts = { title: field.title ?? key, ...(required ? { required: true as const } : {}) };
    const input: PlanInput = { name: key, from: "body", ...texts, ...rule };
    return [{ parameter, input }];
  });
  return {
    parameters: lowered.map(({ parameter }) => parameter),
    inputs: lowered.map(({ input }) => input),
  };
}

/** Where items have what searches call otherwise; null for what they do not tell. */
const PLACES: { readonly [C in SearchCall]?: Readonly<Record<string, string | null>> } = {
  "POST /contacts/search": { tag_id: "tags.data.*.id", segment_id: null },
  "POST /conversations/search": {
    tag_ids: "tags.tags.*.id",
    "conversation_rating.score": "conversation_rating.rating",
  },
  "POST /tickets/search": { ticket_type_id: "ticket_type.id", state: "ticket_state.category" },
};

/** Of a search; lists have no conditions. */
function placesOf({ call }: Trigger) {
  return Object.hasOwn(SEARCH_FIELDS, call) ? PLACES[call as SearchCall] : undefined;
}

/** The twin's conditions, which its search would hold items against. */
function conditionsOf(
  operation: string,
  like: Trigger,
  item: Field,
  { report }: LowerContext,
): ItemCondition[] {
  const { call, where, filters } = like;
  const places = placesOf(like);
  const asked = [
    ...where.map(({ field, operator, value }) => ({ field, operator, value })),
    ...Object.entries(filters).map(([key, { field, operator }]) => ({
      ...{ field, operator },
      value: { $get: `in.${inputOf(key)}` },
    })),
  ];
  return asked.flatMap(({ field, operator, value }) => {
    const at = places?.[field] === undefined ? field : places[field];
    if (at === null) return [];
    if (fieldAt(item, at) === undefined) {
      report({
        operation,
        place: field,
        message: `Its twin searches by ${field}, which ${call} does not answer under that name.`,
        advice: "Say in scripts/generate/lower/webhook.ts, under PLACES, where items have it.",
      });
    }
    return [{ at, operator, value }];
  });
}

/** A polling trigger under this trigger's name; what is wrong with one that is listed is told there. */
function lowerAs(
  { descriptor: _, ...listed }: Listed<WebhookTrigger>,
  polling: Trigger | undefined,
  context: LowerContext,
): Operation | undefined {
  if (polling === undefined) return undefined;
  return lowerTrigger({ ...listed, descriptor: polling }, quiet(context, context.ids.has(polling)));
}

/** Reports a catch-up whose finds cannot be told as notifications. */
function checkCatchUp(
  { id: operation, descriptor: { catchUp, topics } }: Listed<WebhookTrigger>,
  inputs: readonly PlanInput[],
  { report }: LowerContext,
): void {
  if (catchUp === undefined) return;
  const wrong = (message: string, advice: string) =>
    report({ operation, place: "catchUp", message, advice });
  if (topics.length > 1) {
    wrong(
      `What is found by checking would be of one of ${topics.length} topics, and it is not known of which.`,
      "Take catchUp away, or make it a trigger of one topic.",
    );
  }
  const keys = new Set([...Object.keys(catchUp.inputs), ...Object.keys(catchUp.filters)]);
  for (const { name } of inputs.filter((one) => keys.has(one.name))) {
    wrong(
      `The trigger that checks has an input ${name}, too, and would read this one's.`,
      "Give the input another key.",
    );
  }
}

/**
 * A poll that delivers what it finds as Intercom answers it, as notifications carry it. To a trigger on
 * changes that is polled every few minutes, what came since the poll before is new, not changed; in an
 * hour it may well have changed, too, which its notifications tell apart, and here its two times.
 */
function rawPoll(poll: PollSpec | undefined): PollSpec | undefined {
  if (poll === undefined) return undefined;
  const { names: _, created, ...spec } = poll;
  const to = { item: { $get: "item" }, part: { $get: "part" } };
  if (created === undefined) return { ...spec, to };
  const isNew = { $equal: [{ $get: `item.${spec.time}` }, { $get: `item.${created}` }] };
  const keep: Expr = { $all: [{ $not: isNew }, ...(spec.keep === undefined ? [] : [spec.keep])] };
  return { ...spec, changes: true, keep, to };
}

function quiet(context: LowerContext, whether: boolean): LowerContext {
  return whether ? { ...context, report: () => {} } : context;
}

/** What the flow receives: as the twin makes it, a shape, or what all topics carry and the notification. */
function deliveredAtOnce(
  { descriptor, ...listed }: Listed<WebhookTrigger>,
  context: LowerContext,
): { field: Field; to: Expr; item: Field } | undefined {
  const { like, delivers, topics } = descriptor;
  const wrong = (message: string, advice: string): undefined => {
    context.report({ operation: listed.id, place: "topics", message, advice });
  };
  if (topics.length === 0) return wrong("It has no topics.", "Name at least one.");
  if (like !== undefined) {
    if (like.names.length > 0) {
      return wrong(
        "Its twin delivers names, which a notification does not bring.",
        "Take a twin that delivers items, or write webhookTrigger(…).",
      );
    }
    const polled = polledCall({ ...listed, descriptor: like }, quiet(context, true));
    return polled && { ...deliveredBy(polled, context), item: polled.item };
  }
  if (delivers !== undefined) {
    const field = shapeField(delivers.shape);
    return { field, to: delivers.to, item: field };
  }
  const [schema = null, ...others] = new Set(topics.map((topic) => TOPICS[topic]));
  if (schema === null || others.length > 0) {
    return wrong(
      others.length > 0
        ? `Its topics carry different things: ${[schema, ...others].join(", ")}.`
        : `The contract does not describe what ${topics.join(", ")} carries.`,
      "Say under returns what makers get.",
    );
  }
  const item = context.fieldOf({ $ref: `#/components/schemas/${schema}` });
  const field: Field = {
    ...item,
    definition: `${schema}_notified`,
    fields: { ...item.fields, notification: NOTIFICATION },
  };
  const { id, topic, created_at } = reference<Notified<unknown>["notification"]>("notification");
  const notification = {
    id: toExpr(id),
    topic: toExpr(topic),
    created_at: toExpr(time(created_at)),
  };
  return {
    ...{ field, item },
    to: { $merge: [withTimes({ $get: "item" }, item, context), { notification }] },
  };
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
