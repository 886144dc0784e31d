import type { ConversationPart } from "./conversation-part.ts";

/** A thread that teammates began beside a conversation. */
export interface SideConversation {
  readonly id: string;
  readonly conversation_id: string;
  /** Oldest first. */
  readonly parts: readonly ConversationPart[];
}
