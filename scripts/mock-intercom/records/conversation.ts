import type { AiAgent } from "./ai-agent.ts";
import type { AttributeValue } from "./attribute.ts";
import type { Attachment, ConversationPart } from "./conversation-part.ts";
import type { ConversationRating } from "./conversation-rating.ts";
import type { ConversationStatistics } from "./conversation-statistics.ts";
import type { AppliedTag } from "./tag.ts";

export interface Author {
  /** Live answers name contacts by their role, and some `contact`. */
  readonly type: "user" | "lead" | "contact" | "admin" | "team" | "bot";
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** The channel of the first message; `conversation` is the Messenger. */
export type SourceType = "conversation" | "email" | "sms" | "whatsapp";

/** A ticket or conversation that a conversation is linked to. */
export interface LinkedObject {
  readonly type: "ticket" | "conversation";
  readonly id: string;
  /** Of a ticket. */
  readonly category: "Customer" | "Back-office" | "Tracker" | null;
}

/** The channels by the names that `channel` and searches use. */
export const CHANNELS = {
  conversation: "messenger",
  email: "email",
  sms: "sms",
  whatsapp: "whatsapp",
} as const satisfies Record<SourceType, string>;

export const PRIORITIES = ["none", "low", "medium", "high", "urgent"] as const;

export interface Conversation {
  readonly id: string;
  readonly created_at: number;
  readonly created_ms: number;
  readonly updated_at: number;
  readonly updated_ms: number;
  /** Null where there was no first message: begun by a call, or by a workflow that said nothing. */
  readonly source: {
    readonly type: SourceType;
    readonly id: string;
    readonly delivered_as: string;
    readonly subject: string;
    /** HTML. */
    readonly body: string;
    readonly url: string | null;
    /** Null where nobody wrote it: sent by a workflow. */
    readonly author: Author | null;
    readonly attachments: readonly Attachment[];
    readonly redacted: boolean;
  } | null;
  /** Ids of contacts. */
  readonly contacts: readonly string[];
  readonly state: "open" | "closed" | "snoozed";
  readonly read: boolean;
  readonly priority: (typeof PRIORITIES)[number];
  /** 0 where nobody is assigned. */
  readonly admin_assignee_id: number;
  readonly team_assignee_id: number;
  readonly waiting_since: number | null;
  readonly snoozed_until: number | null;
  readonly title: string | null;
  readonly company_id: string | null;
  readonly tags: readonly AppliedTag[];
  /** By name. Lists are ids of custom objects or files. */
  readonly custom_attributes: Readonly<Record<string, AttributeValue | readonly string[]>>;
  /** Oldest first. */
  readonly parts: readonly ConversationPart[];
  readonly statistics: ConversationStatistics;
  /** Null until a contact rates it. */
  readonly rating: ConversationRating | null;
  readonly linked: readonly LinkedObject[];
  /** What Fin did; null where it had no part in it. */
  readonly ai_agent: AiAgent | null;
  /** The conversation that lives on after a merge. */
  readonly merged_into: string | null;
}

/** Whether an author, if there is one, is a contact of any role. */
export const isContact = (author: Pick<Author, "type"> | null | undefined): boolean =>
  author?.type === "user" || author?.type === "lead" || author?.type === "contact";

/** What remains known of a conversation that was deleted. */
export interface DeletedConversation {
  readonly id: string;
  readonly metrics_retained: boolean;
  readonly deleted_at: number;
}

/** The ids of the teammates who did something in a conversation. */
export function teammateIds({ parts }: Conversation): string[] {
  const admins = parts.filter(({ author }) => author.type === "admin");
  return [...new Set(admins.map(({ author }) => author.id))];
}
