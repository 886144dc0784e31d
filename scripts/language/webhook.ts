/** Triggers that start at once: Intercom's webhooks come through a gateway. */
import type { Expr } from "../plan/plan.ts";
import type { Common } from "./operations.ts";
import type { Shape } from "./shape.ts";
import type { Step } from "./steps.ts";
import type { CarriedBy, TOPICS, Topic } from "./topics.ts";
import type { Delivery, Polled, Trigger, TriggerOf, TriggerTexts } from "./trigger.ts";
import { reference, toExpr } from "./values.ts";

/** A trigger by webhooks as the generator reads it. */
export interface WebhookTrigger extends Common {
  readonly kind: "webhook";
  readonly topics: readonly Topic[];
  /** The polling trigger that it delivers the same as. */
  readonly like?: Trigger;
  readonly hint?: string;
  /** What its flow receives, where that is neither the twin's nor what the topics carry. */
  readonly delivers?: Delivery;
  readonly keep?: Expr;
  /** Calls that make it fire, in Intercom's units. */
  readonly fires: readonly Step[];
}

/** The topics about what Intercom calls so, that carry it. */
type TopicOf<Noun extends string> = {
  [T in Topic]: (typeof TOPICS)[T] extends null ? never : T extends `${Noun}.${string}` ? T : never;
}[Topic];

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
  return { kind: "webhook", ...options, like, fires: like.fires };
}

/**
 * A trigger that only webhooks can have. It delivers what its topics carry, which must be the same of
 * all: `webhookTrigger({ topics: ["contact.deleted"], summary: "When a contact is deleted", … })`.
 */
export function webhookTrigger<const T extends Topic>({
  returns,
  ...options
}: TriggerTexts & {
  readonly topics: readonly T[];
  readonly returns?: Shape<Polled<CarriedBy<NoInfer<T>>>, unknown>;
  readonly fires: readonly Step[];
}): WebhookTrigger {
  return {
    kind: "webhook",
    ...options,
    ...(returns === undefined
      ? {}
      : { delivers: { shape: returns, to: toExpr(returns.from(reference(""))) } }),
  };
}
