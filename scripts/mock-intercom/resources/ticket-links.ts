import { idOf } from "../body.ts";
import { ApiError, parameterNotFound } from "../errors.ts";
import type { Ticket } from "../records/ticket.ts";
import { type Answer, type ApiRequest, objectBody, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { conversationNotFound } from "../state/ticket-links.ts";
import { wholeConversationJson } from "./conversation-json.ts";
import { ticketJson } from "./ticket-json.ts";

export const ticketLinkRoutes: readonly Route[] = [
  {
    call: "POST /tickets/{ticket_id}/linked_conversations",
    handle: (request, workspace) => {
      const tracker = trackerOf(request, workspace, "linking");
      const id = idOf(objectBody(request), "conversation_id");
      if (id === undefined) throw parameterNotFound("conversation_id not specified");
      const ticket = workspace.tickets.get(id);
      // Back-office and tracker tickets are none that could be linked to a tracker.
      if (ticket !== undefined && ticket.category !== "Customer") throw conversationNotFound();
      return () => {
        workspace.linkTicket(tracker.id, id);
        return conversationAnswer(id, workspace);
      };
    },
  },
  {
    call: "DELETE /tickets/{ticket_id}/linked_conversations/{id}",
    handle: (request, workspace) => {
      const tracker = trackerOf(request, workspace, "unlinking");
      const id = param(request, "id");
      return () => {
        workspace.unlinkTicket(tracker.id, id);
        return conversationAnswer(id, workspace);
      };
    },
  },
];

/** @throws {ApiError} 404; 400 for a ticket that is no tracker ticket */
function trackerOf(
  request: ApiRequest,
  workspace: Workspace,
  what: "linking" | "unlinking",
): Ticket {
  const ticket = workspace.existingTicket(param(request, "ticket_id"));
  if (ticket.category !== "Tracker") {
    throw new ApiError(
      400,
      "invalid_ticket_type",
      `Only tracker tickets support ${what} conversations`,
    );
  }
  return ticket;
}

/** A ticket for customers that never was a conversation is shown as the conversation it is made of. */
function conversationAnswer(id: string, workspace: Workspace): Answer {
  const conversation = workspace.conversations.get(id);
  if (conversation !== undefined) {
    return ok(wholeConversationJson(conversation, workspace));
  }
  const ticket = workspace.existingTicket(id);
  const { created_at, updated_at, contacts, open, linked_objects } = ticketJson(ticket, workspace);
  return ok({
    type: "conversation",
    id,
    created_at,
    updated_at,
    contacts,
    open,
    state: ticket.snoozed_until !== null ? "snoozed" : open ? "open" : "closed",
    snoozed_until: ticket.snoozed_until,
    admin_assignee_id: ticket.admin_assignee_id,
    team_assignee_id: ticket.team_assignee_id,
    ticket: { type: "ticket", id },
    linked_objects,
  });
}
