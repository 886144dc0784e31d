/** Triggers that start at once: Intercom's webhooks come through a gateway. */
import { defined } from "../common/defined.ts";
import type { Expr } from "../plan/plan.ts";
import type { None } from "./calls.ts";
import { type InputRefs, type Inputs, inputRefs } from "./inputs.ts";
import type { Common } from "./operations.ts";
import type { Shape } from "./shape.ts";
import type { Step } from "./steps.ts";
import type { CarriedBy, TOPICS, Topic } from "./topics.ts";
import type { Delivery, Trigger, TriggerOf, TriggerTexts } from "./trigger.ts";
import { type Ref, reference, toExpr, type Value } from "./values.ts";

/** A trigger by webhooks as the generator reads it. */
export interface WebhookTrigger extends Common {
  readonly kind: "webhook";
  readonly topics: readonly Topic[];
  /** The polling trigger that it delivers the same as. */
  readonly like?: Trigger;
  /** The polling trigger that finds what webhooks do not bring, where there is no twin. */
  readonly catchUp?: Trigger;
  readonly hint?: string;
  /** What its flow receives, where that is neither the twin's nor what the topics carry. */
  readonly delivers?: Delivery;
  /** What makers set, where there is no twin. */
  readonly inputs: Inputs;
  readonly keep?: Expr;
  /** Calls for what notifications do not carry. */
  readonly reads: readonly Step[];
  /** Calls that make it fire, in Intercom's units. */
  readonly fires: readonly Step[];
}

/** What deliveries are made from: what the topic carries, and what Intercom says of the notification. */
export interface Notified<I> {
  readonly item: I;
  readonly notification: {
    readonly id: string;
    readonly topic: Topic;
    /** Unix seconds. */
    readonly created_at: number;
  };
}

/** The topics about what Intercom calls so, that carry it. */
type TopicOf<Noun extends string> = {
  [T in Topic]: (typeof TOPICS)[T] extends null ? never : T extends `${Noun}.${string}` ? T : never;
}[Topic];

/** What Intercom calls what a topic is about: `contact` of `contact.user.created`. */
type NounOfTopic<T extends Topic> = T extends `${infer Noun}.${string}` ? Noun : never;

/**
 * A polling trigger's twin that starts at once, with the same parameters and the same answer:
 * `instantTrigger(WhenConversationClosed, { topics: ["conversation.admin.closed"] })`. Its texts are
 * the twin's unless told.
 */
export function instantTrigger<X, Noun extends string>(
  like: TriggerOf<X, Noun>,
  options: Common & {
    readonly hint?: string;
    readonly topics: readonly TopicOf<NoInfer<Noun>>[];
  },
): WebhookTrigger {
  return { kind: "webhook", ...options, like, inputs: {}, reads: [], fires: like.fires };
}

/**
 * A trigger that only webhooks can have. It delivers what its topics carry, which must be the same of
 * all, with the notification beside it: `webhookTrigger({ topics: ["contact.deleted"], summary: "When a
 * contact is deleted", … })`.
 * `reads` names what notifications do not carry, for `returns`; it is read with the gateway's access
 * token of the workspace, and empty where it has none:
 *
 *     reads: ({ item }) => [
 *       call("GET /conversations/{conversation_id}", {
 *         as: conversation, path: { conversation_id: item.conversation.id },
 *       }),
 *     ],
 *
 * `catchUp: TrigNewUser` lets makers have what Intercom could not deliver looked for every hour.
 */
export function webhookTrigger<const T extends Topic, const I extends Inputs = None>({
  returns,
  keep,
  reads,
  inputs,
  ...options
}: TriggerTexts & {
  readonly topics: readonly T[];
  /** What makers set, for `keep`. */
  readonly inputs?: I;
  /** Finds the same things as the topics are about, each with the same id and time, without names. */
  readonly catchUp?: TriggerOf<unknown, NounOfTopic<NoInfer<T>>>;
  /** Delivers only that for which it holds: `({ notification }, { topics }) => oneOf(notification.topic, topics)`. */
  readonly keep?: (
    about: Ref<Notified<CarriedBy<NoInfer<T>>>>,
    inputs: InputRefs<NoInfer<I>>,
  ) => Value<boolean>;
  readonly reads?: (about: Ref<Notified<CarriedBy<NoInfer<T>>>>) => readonly Step[];
  readonly returns?: Shape<Notified<CarriedBy<NoInfer<T>>>, unknown>;
  readonly fires: readonly Step[];
}): WebhookTrigger {
  return {
    kind: "webhook",
    ...options,
    inputs: inputs ?? {},
    reads: reads?.(reference("")) ?? [],
    ...defined({
      keep: keep && toExpr(keep(reference(""), inputRefs(inputs))),
      delivers: returns && { shape: returns, to: toExpr(returns.from(reference(""))) },
    }),
  };
}
