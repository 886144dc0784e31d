import { ApiError } from "../errors.ts";
import { type Conversation, isContact } from "../records/conversation.ts";
import type { ConversationPart, PartAuthor } from "../records/conversation-part.ts";
import type { Base } from "./base.ts";
import { isAdminReply, statisticsOf } from "./conversation-statistics.ts";
import type { ConversationPatch } from "./conversations.ts";
import type { Workspace } from "./state.ts";

export interface NewPart
  extends Partial<
    Pick<
      ConversationPart,
      "body" | "assigned_to" | "attachments" | "metadata" | "event_details" | "created_at"
    >
  > {
  part_type: string;
  author: PartAuthor;
}

export interface ConversationPartState {
  /**
   * Adds a part, together with what it changes about the conversation.
   * @throws {ApiError} 404
   */
  addPart(conversationId: string, part: NewPart, change?: ConversationPatch): Conversation;
  /**
   * Removes the content of a part for good.
   * @throws {ApiError} 404; 400 for a part without a text
   */
  redactPart(conversationId: string, partId: string): Conversation;
  /** @throws {ApiError} 404; 400 for a first message that no contact wrote */
  redactSource(conversationId: string, sourceId: string): Conversation;
}

/** What stands in place of a text that was redacted (the description's example). */
const REDACTED = "<p><i>This message was deleted</i></p>";

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "conversations" | "existingConversation" | "updateConversation">;

export function conversationPartState(
  { numericId, stamp }: Base,
  all: () => Needs,
): ConversationPartState {
  /** To redact, even a conversation that does not exist is a part that does not. */
  const conversationOfPart = (id: string): Conversation => {
    const conversation = all().conversations.get(id);
    if (conversation === undefined) throw partNotFound();
    return conversation;
  };

  return {
    addPart(conversationId, { part_type, author, ...content }, change = {}) {
      const old = all().existingConversation(conversationId);
      const { seconds } = stamp(content.created_at);
      const changed = { ...old, ...change };
      const part: ConversationPart = {
        body: null,
        assigned_to: null,
        attachments: [],
        metadata: {},
        event_details: null,
        ...content,
        id: numericId(),
        part_type,
        created_at: seconds,
        updated_at: seconds,
        author,
        state: changed.state,
        redacted: false,
      };
      const parts = [...old.parts, part];
      return all().updateConversation(conversationId, {
        ...change,
        parts,
        statistics: statisticsOf(old, parts),
        // Nobody waits for an answer to what was answered or closed.
        ...((isAdminReply(part) || changed.state === "closed") && { waiting_since: null }),
      });
    },

    redactPart(conversationId, partId) {
      const { parts } = conversationOfPart(conversationId);
      const part = parts.find(({ id }) => id === partId);
      if (part === undefined) throw partNotFound();
      if (part.body === null) throw notRedactable();
      const updated_at = stamp().seconds;
      const redacted = { ...part, body: REDACTED, attachments: [], redacted: true, updated_at };
      return all().updateConversation(conversationId, {
        parts: parts.map((one) => (one === part ? redacted : one)),
      });
    },

    redactSource(conversationId, sourceId) {
      const { source } = conversationOfPart(conversationId);
      if (source === null || source.id !== sourceId) throw partNotFound();
      if (!isContact(source.author)) throw notRedactable();
      return all().updateConversation(conversationId, {
        source: { ...source, body: REDACTED, attachments: [], redacted: true },
      });
    },
  };
}

const partNotFound = () =>
  new ApiError(
    404,
    "conversation_part_or_message_not_found",
    "Conversation part or message not found",
  );

/** The description names the code; status and message are this mock's. */
const notRedactable = () =>
  new ApiError(
    400,
    "conversation_part_not_redactable",
    "The conversation part or message cannot be redacted",
  );
