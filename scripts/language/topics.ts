/** Intercom's webhook topics and what their notifications carry (Intercom's documentation, "Webhook topics"). */
import type { Schemas } from "./calls.ts";

/** Topics that carry the same; null where it is nothing that the contract describes. */
function carrying<const S extends keyof Schemas | null, const T extends string>(
  schema: S,
  topics: readonly T[],
): { readonly [K in T]: S } {
  // An entry for each of the topics, all of them the same.
  return Object.fromEntries(topics.map((topic) => [topic, schema])) as { readonly [K in T]: S };
}

/** The schema of the object in `data.item` of a notification, by topic. */
export const TOPICS = {
  ...carrying("activity_log", ["admin.activity_log_event.created"]),
  ...carrying("admin", [
    "admin.added_to_workspace",
    "admin.away_mode_updated",
    "admin.removed_from_workspace",
    "admin.logged_in",
    "admin.logged_out",
  ]),
  ...carrying("article", [
    "article.created",
    "article.updated",
    "article.published",
    "article.unpublished",
    "article.deleted",
  ]),
  ...carrying("call", [
    "call.started",
    "call.ended",
    "call.transcription_available",
    "call.recording_available",
  ]),
  ...carrying("company", ["company.created", "company.deleted", "company.updated"]),
  ...carrying("contact", [
    "contact.archived",
    "contact.deleted",
    "contact.email.updated",
    "contact.lead.added_email",
    "contact.lead.created",
    "contact.lead.signed_up",
    "contact.lead.updated",
    "contact.merged",
    "contact.unarchive",
    "contact.user.created",
    "contact.user.updated",
  ]),
  ...carrying("conversation", [
    "conversation.admin.assigned",
    "conversation.admin.closed",
    "conversation.admin.noted",
    "conversation.admin.open.assigned",
    "conversation.admin.opened",
    "conversation.admin.replied",
    "conversation.admin.replied.translated",
    "conversation.admin.single.created",
    "conversation.admin.snoozed",
    "conversation.admin.unsnoozed",
    "conversation.operator.replied",
    "conversation.deleted",
    "conversation.priority.updated",
    "conversation.rating.added",
    "conversation.read",
    "conversation.user.created",
    "conversation.user.replied",
  ]),
  ...carrying("conversation_part", ["conversation_part.redacted", "conversation_part.tag.created"]),
  ...carrying("data_event", ["event.created"]),
  ...carrying("jobs", ["job.completed"]),
  ...carrying("ticket", [
    "ticket.created",
    "ticket.state.updated",
    "ticket.note.created",
    "ticket.admin.assigned",
    "ticket.team.assigned",
    "ticket.contact.attached",
    "ticket.contact.detached",
    "ticket.attribute.updated",
    "ticket.admin.replied",
    "ticket.admin.replied.translated",
    "ticket.contact.replied",
    "ticket.closed",
    "ticket.rating.provided",
  ]),
  ...carrying("visitor", ["visitor.signed_up"]),
  ...carrying(null, [
    "company.contact.attached",
    "company.contact.detached",
    "contact.lead.tag.created",
    "contact.lead.tag.deleted",
    "contact.subscribed",
    "contact.unsubscribed",
    "contact.user.tag.created",
    "contact.user.tag.deleted",
    "content_stat.banner",
    "content_stat.carousel",
    "content_stat.chat",
    "content_stat.checklist",
    "content_stat.custom_bot",
    "content_stat.email",
    "content_stat.news_item",
    "content_stat.post",
    "content_stat.push",
    "content_stat.series",
    "content_stat.series.webhook",
    "content_stat.sms",
    "content_stat.survey",
    "content_stat.tooltip_group",
    "content_stat.tour",
    "conversation.contact.attached",
    "conversation.contact.detached",
    "granular.unsubscribe",
    "granular.subscribe",
  ]),
};

/** A topic of Intercom's webhooks: `conversation.admin.closed`. */
export type Topic = keyof typeof TOPICS;

/** What the notifications of a topic carry. */
export type CarriedBy<T extends Topic> = (typeof TOPICS)[T] extends infer S
  ? S extends keyof Schemas
    ? NonNullable<Schemas[S]>
    : unknown
  : never;
