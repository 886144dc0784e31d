import type { Ticket } from "../records/ticket.ts";
import type { Workspace } from "../state/state.ts";
import type { Topic } from "../webhooks/topics.ts";

/** Posts notifications of what is different about a ticket. */
export function emitTicketChanges(before: Ticket, after: Ticket, workspace: Workspace): void {
  for (const topic of topicsOf(before, after, workspace)) {
    workspace.emit(topic, { ticket: after });
  }
}

function* topicsOf(before: Ticket, after: Ticket, workspace: Workspace): Iterable<Topic> {
  if (JSON.stringify(before.attributes) !== JSON.stringify(after.attributes)) {
    yield "ticket.attribute.updated";
  }
  if (before.ticket_state_id !== after.ticket_state_id) {
    yield "ticket.state.updated";
    const state = workspace.ticketStates.get(after.ticket_state_id);
    if (state?.category === "resolved") yield "ticket.resolved";
  }
  // Assignments of closed tickets are not told of (the changelog of version 2.9).
  if (after.open && before.admin_assignee_id !== after.admin_assignee_id) {
    yield "ticket.admin.assigned";
  }
  if (after.open && before.team_assignee_id !== after.team_assignee_id) {
    yield "ticket.team.assigned";
  }
  if (before.open && !after.open) yield "ticket.closed";
}
