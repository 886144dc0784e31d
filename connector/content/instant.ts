/** Triggers on outbound content that start at once. */
import { field, shape } from "../../scripts/language/shape.ts";
import { happens, now, sample } from "../../scripts/language/trial.ts";
import { cast } from "../../scripts/language/values.ts";
import { type Notified, webhookTrigger } from "../../scripts/language/webhook.ts";
import { amongKinds, notificationFields } from "../instant.ts";

/** What the notification of a statistic carries (Intercom's documentation, "Webhook models", content stat). */
interface ContentStat {
  readonly stat_type: string;
  readonly contact_id: string;
  readonly content_id: string;
  readonly content_title: string;
}

const statistic = shape<Notified<unknown>>()(
  "Content_Statistic",
  "Content Statistic",
  "What happened to a message that was sent to a contact.",
  ({ item, notification }) => {
    const { stat_type, contact_id, content_id, content_title } = cast<ContentStat>(item);
    return {
      stat_type: field.optional(
        "string",
        "Statistic",
        "What happened: it was received, opened, clicked, bounced and so on.",
        stat_type,
      ),
      contact_id: field.optional("string", "Contact Id", "The id of the contact.", contact_id),
      content_id: field.optional("string", "Content Id", "The id of the message.", content_id),
      content_title: field.optional(
        "string",
        "Content Title",
        "The title of the message.",
        content_title,
      ),
      item: field.optional(
        "object",
        "Whole Item",
        "All that Intercom tells of it.",
        cast<Record<string, unknown>>(item),
      ),
      notification: notificationFields(notification),
    };
  },
);

export const WhenContentStatisticAtOnce = webhookTrigger({
  summary: "When a contact gets or uses a message (instant)",
  description:
    "Starts the flow each time that a message of the chosen kinds is received, opened, clicked or the like. Busy workspaces have many of these.",
  hint: "Open a message that you were sent to see this work.",
  ...amongKinds(
    {
      "content_stat.banner": "Banner",
      "content_stat.carousel": "Carousel",
      "content_stat.chat": "Chat",
      "content_stat.checklist": "Checklist",
      "content_stat.custom_bot": "Workflow",
      "content_stat.email": "Email",
      "content_stat.news_item": "News item",
      "content_stat.post": "Post",
      "content_stat.push": "Push message",
      "content_stat.series": "Series",
      "content_stat.series.webhook": "Webhook of a series",
      "content_stat.sms": "SMS",
      "content_stat.survey": "Survey",
      "content_stat.tooltip_group": "Tooltips",
      "content_stat.tour": "Product tour",
    },
    "The kind of the message.",
  ),
  returns: statistic,
  fires: [
    happens("notifications", {
      topic: "content_stat.email",
      item: {
        ...{ type: "content_stat", id: "1", content_type: "email", stat_type: "open" },
        ...{ contact_id: sample("contact_id"), content_id: "1", content_title: "Welcome" },
        created_at: now,
      },
    }),
  ],
});
