import { isObject, type Json } from "../../common/json.ts";
import { evaluate } from "../../plan/evaluate.ts";
import { readEnvelope } from "../intake/notification.ts";
import type { Notification, Subscription } from "../store/store.ts";
import type { InstantTrigger } from "../triggers.ts";

/**
 * What a flow receives of a notification, as its trigger makes it; undefined where the flow does not
 * want it. Expressions see `item`, what the maker filled in as `in`, and the `notification` itself.
 */
export function payloadOf(
  trigger: InstantTrigger,
  { inputs }: Subscription,
  { body, id, topic }: Notification,
): Json | undefined {
  const envelope = readEnvelope(body);
  const notification = { id, topic, created_at: envelope?.createdAt ?? null };
  const item = envelope?.item ?? null;
  const scope = { item: isObject(item) ? item : null, in: inputs, notification };
  if (trigger.keep !== undefined && evaluate(trigger.keep, scope) !== true) return undefined;
  return evaluate(trigger.to, scope);
}
