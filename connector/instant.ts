/** What triggers that start at once have in common. */
import type { Schemas } from "../scripts/language/calls.ts";
import { input } from "../scripts/language/inputs.ts";
import { field } from "../scripts/language/shape.ts";
import type { CarriedBy, Topic } from "../scripts/language/topics.ts";
import {
  any,
  given,
  not,
  oneOf,
  type Ref,
  text,
  time,
  type Value,
} from "../scripts/language/values.ts";
import type { Notified } from "../scripts/language/webhook.ts";

/**
 * Which topics of several to start for, as a parameter `kinds`, with the titles that makers see:
 * `...amongKinds({ "article.created": "Created" }, "What happens to the article.")`.
 */
export function amongKinds<const K extends Readonly<Partial<Record<Topic, string>>>>(
  kinds: K,
  description: string,
) {
  type T = keyof K & Topic;
  return {
    // The keys are those that were given.
    topics: Object.keys(kinds) as T[],
    inputs: {
      kinds: input.list(
        input.choice(kinds as Readonly<Record<T, string>>, { title: "Kind", description }),
        {
          title: "Kinds",
          description: `${description} All of it where nothing is chosen.`,
        },
      ),
    },
    keep: (
      { notification }: Ref<Notified<CarriedBy<T>>>,
      inputs: { readonly kinds: Value<string[] | null> },
    ) => any(not(given(inputs.kinds)), oneOf(text(notification.topic), inputs.kinds)),
  };
}

/** What notifications that are about more than one thing say of a contact: fields for a shape. */
export const contactFields = (contact: Ref<Schemas["contact"]>) => ({
  id: field.always("string", "Contact Id", "The id of the contact.", contact.id),
  email: field.optional(
    "string",
    "Contact Email",
    "The email address of the contact.",
    contact.email,
  ),
  name: field.optional("string", "Contact Name", "The name of the contact.", contact.name),
});

/** What Intercom says of a notification, for shapes: `notification: notificationFields(notification)`. */
export const notificationFields = ({
  id,
  topic,
  created_at,
}: Ref<Notified<unknown>["notification"]>) =>
  field.group("Notification", "What Intercom reported.", {
    id: field.always(
      "string",
      "Notification Id",
      "The id of the notification, by which a flow sees that it comes again.",
      id,
    ),
    topic: field.always(
      "string",
      "Notification Topic",
      "What happened, as Intercom calls it: contact.user.tag.created.",
      topic,
    ),
    created_at: field.optional("date-time", "Happened At", "When it happened.", time(created_at)),
  });
