import { CHANNELS, type Conversation, teammateIds } from "../records/conversation.ts";
import { type Field, type FieldFinder, ms } from "./fields.ts";

const STATISTIC_TIMES = [
  "first_contact_reply_at",
  "first_assignment_at",
  "first_admin_reply_at",
  "first_close_at",
  "last_assignment_at",
  "last_assignment_admin_reply_at",
  "last_contact_reply_at",
  "last_admin_reply_at",
  "last_close_at",
] as const;

const STATISTIC_NUMBERS = [
  "time_to_assignment",
  "time_to_admin_reply",
  "time_to_first_close",
  "time_to_last_close",
  "median_time_to_reply",
  "count_reopens",
  "count_assignments",
  "count_conversation_parts",
] as const;

const AI_AGENT_TEXTS = [
  "resolution_state",
  "last_answer_type",
  "rating_remark",
  "source_type",
  "source_title",
] as const;

/** HTML without its tags, cut into words: `source.body` is matched word by word. */
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/**
 * The table "Accepted Fields" of the description's conversation search.
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
  ["source.type", { type: "string", read: (c) => c.source?.type ?? null }],
  ["source.id", { type: "string", read: (c) => c.source?.id ?? null }],
  ["source.delivered_as", { type: "string", read: (c) => c.source?.delivered_as ?? null }],
  ["source.subject", { type: "string", read: (c) => c.source?.subject ?? null }],
  ["source.body", { type: "string", read: (c) => words(c.source?.body ?? "") }],
  ["source.url", { type: "string", read: (c) => c.source?.url ?? null }],
  ["source.author.id", { type: "string", read: (c) => c.source?.author?.id ?? null }],
  ["source.author.type", { type: "string", read: (c) => c.source?.author?.type ?? null }],
  ["source.author.name", { type: "string", read: (c) => c.source?.author?.name ?? null }],
  ["source.author.email", { type: "string", read: (c) => c.source?.author?.email ?? null }],
  ["contact_ids", { type: "string", read: (c) => c.contacts }],
  ["teammate_ids", { type: "string", read: teammateIds }],
  ["admin_assignee_id", { type: "integer", read: (c) => c.admin_assignee_id }],
  ["team_assignee_id", { type: "integer", read: (c) => c.team_assignee_id }],
  ["channel_initiated", { type: "string", read: (c) => c.source && CHANNELS[c.source.type] }],
  ["open", { type: "boolean", read: (c) => c.state !== "closed" }],
  ["read", { type: "boolean", read: (c) => c.read }],
  ["state", { type: "string", read: (c) => c.state }],
  ["priority", { type: "string", read: (c) => c.priority }],
  ["tag_ids", { type: "string", read: (c) => c.tags.map((tag) => tag.id) }],
  ["ai_agent_participated", { type: "boolean", read: (c) => c.ai_agent !== null }],
  ...STATISTIC_TIMES.map((name): [string, Field<Conversation>] => [
    `statistics.${name}`,
    { type: "date", read: (c) => ms(c.statistics[name]) },
  ]),
  ...STATISTIC_NUMBERS.map((name): [string, Field<Conversation>] => [
    `statistics.${name}`,
    { type: "integer", read: (c) => c.statistics[name] },
  ]),
  ["statistics.last_closed_by_id", { type: "string", read: (c) => c.statistics.last_closed_by_id }],
  ["conversation_rating.requested_at", { type: "date", read: (c) => ms(c.rating?.requested_at) }],
  ["conversation_rating.replied_at", { type: "date", read: (c) => ms(c.rating?.replied_at) }],
  ["conversation_rating.score", { type: "integer", read: (c) => c.rating?.rating ?? null }],
  ["conversation_rating.remark", { type: "string", read: (c) => c.rating?.remark ?? null }],
  ["conversation_rating.contact_id", { type: "string", read: (c) => c.rating?.contact_id ?? null }],
  // The description's "admin_d" is a slip.
  ["conversation_rating.admin_id", { type: "string", read: (c) => c.rating?.admin_id ?? null }],
  ["ai_agent.rating", { type: "integer", read: (c) => c.ai_agent?.rating ?? null }],
  ...AI_AGENT_TEXTS.map((name): [string, Field<Conversation>] => [
    `ai_agent.${name}`,
    { type: "string", read: (c) => c.ai_agent?.[name] ?? null },
  ]),
]);

export const conversationFields: FieldFinder<Conversation> = (name) =>
  CONVERSATION_FIELDS.get(name);
