import type { Author } from "../records/conversation.ts";
import type { SideConversation } from "../records/side-conversation.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

/** Threads beside a conversation. The API only shows them: teammates begin them in the inbox. */
export interface SideConversationState {
  /** Oldest first. */
  readonly sideConversations: readonly SideConversation[];
  /** @param body HTML @throws {ApiError} 404 */
  createSideConversation(conversationId: string, author: Author, body: string): SideConversation;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "existingConversation">;

export function sideConversationState(
  { storage, numericId, stamp }: Base,
  all: () => Needs,
): SideConversationState {
  const sideConversations = storage.list<SideConversation>("side conversations");
  return {
    sideConversations,
    createSideConversation(conversationId, author, body) {
      const { id } = all().existingConversation(conversationId);
      const { seconds } = stamp();
      const side: SideConversation = {
        id: numericId(),
        conversation_id: id,
        parts: [
          {
            id: numericId(),
            part_type: "comment",
            body,
            created_at: seconds,
            updated_at: seconds,
            author,
            state: "open",
            assigned_to: null,
            attachments: [],
            redacted: false,
            metadata: {},
            event_details: null,
          },
        ],
      };
      sideConversations.push(side);
      return side;
    },
  };
}
