import type { Json } from "../../common/json.ts";
import { evaluate, type Scope, valueAt } from "../../plan/evaluate.ts";
import type { InstantPlan } from "../../plan/instant.ts";
import type { Envelope } from "../intake/notification.ts";
import type { Notification, Subscription } from "../store/store.ts";
import { meets } from "../triggers.ts";

/**
 * What a flow's delivery of a notification is made from; undefined where the flow does not want it.
 * Expressions see `item`, its last `part` where the trigger is about those, what the maker filled in as
 * `in`, and the `notification` itself.
 * @param envelope as the notification's body has it
 */
export function wantedOf(
  trigger: InstantPlan,
  { inputs }: Subscription,
  { id, topic }: Notification,
  envelope: Envelope | undefined,
): Scope | undefined {
  const notification = { id, topic, created_at: envelope?.createdAt ?? null };
  const item = envelope?.item ?? null;
  const parts = trigger.part === undefined ? null : valueAt(item, trigger.part);
  const part = Array.isArray(parts) ? (parts.at(-1) ?? null) : null;
  if (!trigger.conditions.every((condition) => meets(item, condition, inputs))) return undefined;
  const scope = { ...{ item, part, notification }, in: inputs };
  if (trigger.keep !== undefined && evaluate(trigger.keep, scope) !== true) return undefined;
  return scope;
}

/** What the flow receives, as its trigger makes it. */
export function payloadOf(trigger: InstantPlan, wanted: Scope): Json {
  return evaluate(trigger.to, wanted);
}
