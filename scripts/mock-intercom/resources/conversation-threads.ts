import { numberedPage, readPlace } from "../paging.ts";
import type { Conversation } from "../records/conversation.ts";
import { ok, param, type Route } from "../route.ts";
import { partJson } from "./conversation-json.ts";

const SIDE_PAGE = { perPage: 25, max: 50 };

/** What goes on beside the messages of a conversation. */
export const conversationThreadRoutes: readonly Route[] = [
  {
    call: "GET /conversations/{id}/handling_events",
    handle: (request, workspace) => () => {
      const conversation = workspace.existingConversation(param(request, "id"));
      return ok({ handling_events: handlingEvents(conversation) });
    },
  },
  {
    call: "GET /conversations/{id}/side_conversations",
    handle: (request, workspace) => {
      const place = readPlace(request, SIDE_PAGE);
      return () => {
        const { id } = workspace.existingConversation(param(request, "id"));
        const all = workspace.sideConversations.filter(
          ({ conversation_id }) => conversation_id === id,
        );
        const { items, total, pages } = numberedPage(all, place);
        // Unlike elsewhere, the pages of this list do not name the next one.
        const { next: _, ...here } = pages;
        return ok({
          type: "side_conversation.list",
          side_conversations: items.map(({ id: side, parts }) => ({
            side_conversation_id: side,
            conversation_parts: parts.map((part) => partJson(part)),
            total_count: parts.length,
          })),
          total_count: total,
          pages: here,
        });
      };
    },
  },
];

/**
 * Work pauses while a conversation is snoozed: nothing else that the mock knows of tells when
 * teammates do not work on it. Contacts who end a snooze are no teammates; then it is the bot.
 */
function handlingEvents({ parts }: Conversation) {
  let snoozed = false;
  return parts.flatMap(({ state, author, created_at }) => {
    const was = snoozed;
    snoozed = state === "snoozed";
    if (snoozed === was) return [];
    const { id, name, email } = author;
    const teammate =
      author.type === "admin"
        ? { type: "admin", id: Number(id), name, email }
        : { type: "bot", id: 0, name: "Operator", email: null };
    const timestamp = new Date(created_at * 1000).toISOString().replace(".000Z", "Z");
    const type = snoozed ? "paused" : "resumed";
    return [{ teammate, type, timestamp, reason: snoozed ? "Snoozed" : null }];
  });
}
