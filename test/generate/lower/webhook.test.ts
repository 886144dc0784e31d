import { describe, expect, it } from "vitest";
import { definition } from "../../../scripts/generate/definition.ts";
import { lowerWebhook, unsubscribing } from "../../../scripts/generate/lower/webhook.ts";
import { plans } from "../../../scripts/generate/plans.ts";
import { properties } from "../../../scripts/generate/properties.ts";
import type { Schemas } from "../../../scripts/language/calls.ts";
import { input } from "../../../scripts/language/inputs.ts";
import { field, shape } from "../../../scripts/language/shape.ts";
import { call, named } from "../../../scripts/language/steps.ts";
import type { Trigger } from "../../../scripts/language/trigger.ts";
import type { WebhookTrigger } from "../../../scripts/language/webhook.ts";
import { answers, contextOf, contractOf, listed, modelOf } from "../small.ts";

const schema = {
  title: "Conversation",
  description: "A talk.",
  type: "object",
  properties: { id: { type: "string" }, created_at: { type: "integer", format: "unix-time" } },
} as const;
const contract = contractOf(
  {
    "POST /conversations/search": {
      responses: answers({
        type: "object",
        properties: {
          conversations: { type: "array", items: { $ref: "#/components/schemas/conversation" } },
        },
      }),
    },
    "GET /conversations/{conversation_id}": {
      responses: answers({
        type: "object",
        properties: {
          parts: { type: "array", items: { $ref: "#/components/schemas/conversation" } },
        },
      }),
    },
  },
  { conversation: schema },
);
const twin: Trigger = {
  kind: "trigger",
  call: "POST /conversations/search",
  items: "conversations",
  time: "created_at",
  summary: "When a conversation starts",
  description: "Starts the flow.",
  hint: "Start one.",
  where: [],
  filters: {},
  inputs: { tag: input.string({ title: "Tag", description: "A tag.", required: true }) },
  with: {},
  names: [],
  keep: { $given: { $get: "in.tag" } },
  lookBack: 300,
  omit: [],
  fires: [],
};
const instant: WebhookTrigger = {
  kind: "webhook",
  topics: ["conversation.user.created"],
  like: twin,
  inputs: {},
  reads: [],
  fires: [],
};
const { like: _, ...own } = {
  ...instant,
  summary: "When it happens",
  description: "Starts the flow.",
  hint: "Do it.",
};

/** An answer of our own. */
const talk = shape<{ id: string }>()("Talk", "Talk", "A talk.", ({ id }) => ({
  id: field.always("string", "Id", "Its id.", id),
}));

function lower(descriptor: WebhookTrigger) {
  const context = contextOf(contract, { ids: { WhenStarted: twin } });
  const operation = lowerWebhook(listed("Instant", descriptor), context);
  return { operation, said: context.problems.map(({ message }) => message) };
}

describe("a trigger by webhooks", () => {
  const { operation, said } = lower(instant);

  it("has the twin's texts, parameters, answer and condition", () => {
    expect(said).toEqual([]);
    expect(operation).toMatchObject({
      kind: "trigger",
      method: "POST",
      path: "/subscriptions/Instant",
      summary: "When a conversation starts (instant)",
      hint: "Start one.",
      effect: "read",
      body: { fields: { callback_url: {}, tag: { title: "Tag" } } },
      subscription: {
        topics: ["conversation.user.created"],
        content: { definition: "conversation" },
        to: { $times: { $get: "item" }, in: "@conversation" },
        keep: { $given: { $get: "in.tag" } },
      },
    });
  });

  it("delivers, without a twin, what its topics carry, and the notification", () => {
    expect(lower(own).operation?.subscription).toMatchObject({
      content: { definition: "conversation_notified", fields: { id: {}, notification: {} } },
      to: { $merge: [{ $times: { $get: "item" } }, { notification: {} }] },
    });
  });

  it("also checks where makers ask for it, by its twin's poll or another's, for what Intercom answers", () => {
    const poll = { call: "/conversations/search", to: { item: { $get: "item" } } };
    expect(operation).toMatchObject({
      body: { fields: { catch_up: { type: "boolean", visibility: "advanced" } } },
      subscription: { catchUp: { ...poll, keep: { $given: { $get: "in.tag" } } } },
    });
    expect(lower({ ...own, catchUp: twin })).toMatchObject({
      said: [],
      operation: {
        body: { fields: { catch_up: {} } },
        subscription: { catchUp: poll, inputs: [{ name: "catch_up", from: "body" }] },
      },
    });
    const without = lower(own).operation;
    expect(without?.body?.fields).not.toHaveProperty("catch_up");
    expect(without?.subscription).not.toHaveProperty("catchUp");
  });

  it("reads what its notifications do not carry by the calls that it names", () => {
    const reads = [
      call("GET /conversations/{conversation_id}", {
        as: named<Schemas["conversation"]>("whole"),
        path: { conversation_id: "1" },
      }),
    ];
    const read = lower({
      ...own,
      reads,
      delivers: { shape: talk, to: { id: { $get: "whole.id" } } },
    });
    expect(read).toMatchObject({
      said: [],
      operation: { subscription: { reads: [{ as: "whole" }] } },
    });
  });

  it("holds what it carries against the twin's conditions, and takes the part that is new", () => {
    const subscription = lower({
      ...instant,
      like: {
        ...twin,
        where: [{ field: "id", operator: "!=", value: "0" }],
        filters: { about: { field: "id", operator: "=", title: "Id", description: "Only this." } },
        parts: { call: "GET /conversations/{conversation_id}", items: "parts", time: "created_at" },
      },
    }).operation?.subscription;
    expect(subscription).toMatchObject({
      part: "parts",
      inputs: [
        { name: "tag", from: "body" },
        { name: "about", from: "body" },
        { name: "catch_up", from: "body" },
      ],
      conditions: [
        { at: "id", operator: "!=", value: "0" },
        { at: "id", operator: "=", value: { $get: "in.about" } },
      ],
    });
  });

  it.each<[string, Partial<WebhookTrigger>, string]>([
    ["no topics", { topics: [] }, "It has no topics."],
    [
      "topics that carry different things",
      { topics: ["contact.deleted", "ticket.closed"] },
      "Its topics carry different things: contact, ticket.",
    ],
    [
      "a topic that the contract does not describe",
      { topics: ["contact.subscribed"] },
      "The contract does not describe what contact.subscribed carries.",
    ],
    [
      "a twin that delivers names",
      { like: { ...twin, names: [{ list: "tags", own: "/contacts/{id}/tags", all: "/tags" }] } },
      "Its twin delivers names, which a notification does not bring.",
    ],
    [
      "calls that nothing made for what its answer is made from",
      { delivers: { shape: talk, to: { id: { $get: "whole.id" } } } },
      "The plan reads whole, and no step before gives it a value.",
    ],
    [
      "several topics, of which a check could not say which it found",
      { catchUp: twin, topics: ["conversation.user.created", "conversation.admin.closed"] },
      "What is found by checking would be of one of 2 topics, and it is not known of which.",
    ],
    [
      "an input that the trigger which checks has, too",
      {
        catchUp: twin,
        inputs: { tag: input.string({ title: "Word", description: "A word." }) },
        keep: { $given: { $get: "in.tag" } },
      },
      "The trigger that checks has an input tag, too, and would read this one's.",
    ],
    [
      "an input that nothing reads",
      { inputs: { word: input.string({ title: "Word", description: "A word." }) } },
      "The trigger does not use this input.",
    ],
  ])("is refused with %s", (_, change, message) => {
    expect(lower({ ...own, ...change }).said).toContain(message);
  });

  it("subscribes at the gateway, which then sends single things; one internal operation ends it", () => {
    const context = contextOf(contract);
    const trigger = lowerWebhook(listed("Instant", instant), context);
    if (trigger === undefined) throw new Error("it was not lowered");
    const model = modelOf([trigger, unsubscribing("Things")], {
      connector: { ...modelOf([]).connector, host: "gateway.example.com" },
      times: context.times,
    });
    expect(definition(model)).toMatchObject({
      host: "gateway.example.com",
      paths: {
        "/subscriptions/Instant": {
          "x-ms-notification-content": {
            description: "A talk.",
            schema: { $ref: "#/definitions/conversation" },
          },
          post: {
            operationId: "Instant",
            "x-ms-trigger": "single",
            "x-ms-trigger-hint": "Start one.",
            parameters: [
              { name: "body", in: "body", schema: { $ref: "#/definitions/Instant_Request" } },
            ],
            responses: { "201": { schema: { $ref: "#/definitions/Subscription" } } },
          },
        },
        "/subscriptions/{id}": {
          delete: { operationId: "DeleteSubscription", "x-ms-visibility": "internal" },
        },
      },
      definitions: {
        Instant_Request: {
          required: ["callback_url", "tag"],
          properties: {
            callback_url: { "x-ms-notification-url": true, "x-ms-visibility": "internal" },
          },
        },
      },
    });
    expect(plans(model).operations).toEqual({});
    expect(properties(model, { properties: {} })).not.toHaveProperty("properties.scriptOperations");
  });
});
