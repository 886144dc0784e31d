import type { AttributeType, Contact, Conversation } from "../records.ts";

export type FieldValue = string | number | boolean | null | readonly string[];

/**
 * A searchable field. A `date` reads as unix milliseconds (of whole seconds where no finer value is
 * kept); a `tag` reads as the list of ids and knows only `=` and `!=`.
 */
export interface Field<R> {
  type: AttributeType | "tag";
  read(record: R): FieldValue;
}

/** Finds a field by the name that a query gives it. */
export type FieldFinder<R> = (name: string) => Field<R> | undefined;

const ms = (seconds: number | null | undefined) => (seconds == null ? null : seconds * 1000);

const detail = (name: keyof Contact["details"]): Field<Contact> => {
  if (name.endsWith("_at")) {
    return {
      type: "date",
      read: (c) => {
        const seconds = c.details[name];
        return typeof seconds === "number" ? ms(seconds) : null;
      },
    };
  }
  const flag = name === "has_hard_bounced" || name === "marked_email_as_spam";
  return flag
    ? { type: "boolean", read: (c) => c.details[name] ?? false }
    : { type: "string", read: (c) => c.details[name] ?? null };
};

/** The table "Accepted Fields" of the description's contact search. */
const CONTACT_FIELDS: ReadonlyMap<string, Field<Contact>> = new Map<string, Field<Contact>>([
  ["id", { type: "string", read: (c) => c.id }],
  ["role", { type: "string", read: (c) => c.role }],
  ["name", { type: "string", read: (c) => c.name }],
  ["avatar", { type: "string", read: (c) => c.avatar }],
  ["owner_id", { type: "string", read: (c) => c.owner_id }],
  ["email", { type: "string", read: (c) => c.email }],
  ["email_domain", { type: "string", read: (c) => c.email?.split("@")[1] ?? null }],
  ["phone", { type: "string", read: (c) => c.phone }],
  ["formatted_phone", { type: "string", read: (c) => c.phone }],
  ["external_id", { type: "string", read: (c) => c.external_id }],
  ["created_at", { type: "date", read: (c) => c.created_ms }],
  ["updated_at", { type: "date", read: (c) => c.updated_ms }],
  ["signed_up_at", { type: "date", read: (c) => ms(c.signed_up_at) }],
  ["last_seen_at", { type: "date", read: (c) => ms(c.last_seen_at) }],
  ["unsubscribed_from_emails", { type: "boolean", read: (c) => c.unsubscribed_from_emails }],
  ["location.city", detail("city")],
  ["location.region", detail("region")],
  ["location.country", detail("country")],
  ["tag_id", { type: "tag", read: (c) => c.tags.map((tag) => tag.id) }],
  ...(
    [
      "last_contacted_at",
      "last_replied_at",
      "last_email_opened_at",
      "last_email_clicked_at",
      "language_override",
      "browser",
      "browser_language",
      "os",
      "marked_email_as_spam",
      "has_hard_bounced",
      "ios_last_seen_at",
      "ios_app_version",
      "ios_device",
      "ios_os_version",
      "ios_app_name",
      "ios_sdk_version",
      "android_last_seen_at",
      "android_app_version",
      "android_device",
      "android_app_name",
      "android_sdk_version",
    ] as const
  ).map((name): [string, Field<Contact>] => [name, detail(name)]),
]);

const CUSTOM = "custom_attributes.";

/** @param attributes the custom attributes that the workspace has defined, by name */
export function contactFields(
  attributes: ReadonlyMap<string, AttributeType>,
): FieldFinder<Contact> {
  return (name) => {
    if (!name.startsWith(CUSTOM)) return CONTACT_FIELDS.get(name);
    const attribute = name.slice(CUSTOM.length);
    const type = attributes.get(attribute);
    if (type === undefined) return undefined;
    return {
      type,
      read: (c) => {
        const value = c.custom_attributes[attribute] ?? null;
        return type === "date" && typeof value === "number" ? value * 1000 : value;
      },
    };
  };
}

const never = (type: AttributeType): Field<Conversation> => ({ type, read: () => null });

/** HTML without its tags, cut into words: `source.body` is matched word by word. */
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/**
 * The table "Accepted Fields" of the description's conversation search. Fields that nothing in this
 * workspace fills yet are known, and empty.
 */
const CONVERSATION_FIELDS: ReadonlyMap<string, Field<Conversation>> = new Map<
  string,
  Field<Conversation>
>([
  ["id", { type: "string", read: (c) => c.id }],
  ["created_at", { type: "date", read: (c) => c.created_ms }],
  ["updated_at", { type: "date", read: (c) => c.updated_ms }],
  ["waiting_since", { type: "date", read: (c) => ms(c.waiting_since) }],
  ["snoozed_until", { type: "date", read: (c) => ms(c.snoozed_until) }],
  ["source.type", { type: "string", read: () => "conversation" }],
  ["source.id", { type: "string", read: (c) => c.source.id }],
  ["source.delivered_as", { type: "string", read: (c) => c.source.delivered_as }],
  ["source.subject", { type: "string", read: (c) => c.source.subject }],
  ["source.body", { type: "string", read: (c) => words(c.source.body) }],
  ["source.url", { type: "string", read: (c) => c.source.url }],
  ["source.author.id", { type: "string", read: (c) => c.source.author.id }],
  ["source.author.type", { type: "string", read: (c) => c.source.author.type }],
  ["source.author.name", { type: "string", read: (c) => c.source.author.name }],
  ["source.author.email", { type: "string", read: (c) => c.source.author.email }],
  ["contact_ids", { type: "string", read: (c) => c.contacts }],
  ["teammate_ids", never("string")],
  ["admin_assignee_id", { type: "integer", read: (c) => c.admin_assignee_id }],
  ["team_assignee_id", { type: "integer", read: (c) => c.team_assignee_id }],
  ["channel_initiated", never("string")],
  ["open", { type: "boolean", read: (c) => c.state !== "closed" }],
  ["read", { type: "boolean", read: (c) => c.read }],
  ["state", { type: "string", read: (c) => c.state }],
  ["priority", { type: "string", read: (c) => c.priority }],
  ["tag_ids", { type: "string", read: (c) => c.tags.map((tag) => tag.id) }],
  ["ai_agent_participated", { type: "boolean", read: () => false }],
  ...(
    [
      ["date", "statistics.first_contact_reply_at"],
      ["date", "statistics.first_assignment_at"],
      ["date", "statistics.first_admin_reply_at"],
      ["date", "statistics.first_close_at"],
      ["date", "statistics.last_assignment_at"],
      ["date", "statistics.last_assignment_admin_reply_at"],
      ["date", "statistics.last_contact_reply_at"],
      ["date", "statistics.last_admin_reply_at"],
      ["date", "statistics.last_close_at"],
      ["date", "conversation_rating.requested_at"],
      ["date", "conversation_rating.replied_at"],
      ["integer", "statistics.time_to_assignment"],
      ["integer", "statistics.time_to_admin_reply"],
      ["integer", "statistics.time_to_first_close"],
      ["integer", "statistics.time_to_last_close"],
      ["integer", "statistics.median_time_to_reply"],
      ["integer", "statistics.count_reopens"],
      ["integer", "statistics.count_assignments"],
      ["integer", "statistics.count_conversation_parts"],
      ["integer", "conversation_rating.score"],
      ["integer", "ai_agent.rating"],
      ["string", "statistics.last_closed_by_id"],
      ["string", "conversation_rating.remark"],
      ["string", "conversation_rating.contact_id"],
      ["string", "ai_agent.resolution_state"],
      ["string", "ai_agent.last_answer_type"],
      ["string", "ai_agent.rating_remark"],
      ["string", "ai_agent.source_type"],
      ["string", "ai_agent.source_title"],
    ] as const
  ).map(([type, name]): [string, Field<Conversation>] => [name, never(type)]),
]);

export const conversationFields: FieldFinder<Conversation> = (name) =>
  CONVERSATION_FIELDS.get(name);
