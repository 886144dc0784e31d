import { isContact } from "../records/conversation.ts";
import type { Ticket, TicketPart } from "../records/ticket.ts";
import type { Workspace } from "../state/state.ts";
import { ticketStateJson, ticketTypeJson } from "./ticket-type-json.ts";

/** A ticket shows no more than its latest 500 parts, and 1000 of what it is linked to. */
const MAX_PARTS = 500;
const MAX_LINKED = 1000;

/** A ticket as answers show it; searches, too, show the parts (the description's example). */
export function ticketJson(ticket: Ticket, workspace: Workspace) {
  const { id, parts, linked } = ticket;
  const type = workspace.existingTicketType(ticket.ticket_type_id);
  const state = workspace.ticketStates.get(ticket.ticket_state_id);
  // A field that is taken out of use is shown by the tickets that have a value in it.
  const shown = type.attributes.filter(
    (attribute) => !attribute.archived || ticket.attributes[attribute.id] !== undefined,
  );
  return {
    type: "ticket",
    id,
    ticket_id: ticket.ticket_id,
    ticket_attributes: Object.fromEntries(
      shown.map((attribute) => [attribute.name, ticket.attributes[attribute.id] ?? null]),
    ),
    ticket_state: state === undefined ? null : ticketStateJson(state),
    ticket_type: ticketTypeJson(type, workspace),
    contacts: {
      type: "contact.list",
      contacts: ticket.contacts.map((contact) => {
        const external_id = workspace.contacts.get(contact)?.external_id ?? null;
        return { type: "contact", id: contact, external_id };
      }),
    },
    admin_assignee_id: ticket.admin_assignee_id,
    team_assignee_id: ticket.team_assignee_id,
    created_at: ticket.created_at,
    updated_at: ticket.updated_at,
    ticket_parts: {
      type: "ticket_part.list",
      ticket_parts: parts.slice(-MAX_PARTS).map(ticketPartJson),
      total_count: parts.length,
    },
    open: ticket.open,
    snoozed_until: ticket.snoozed_until,
    linked_objects: {
      type: "list",
      data: linked.slice(0, MAX_LINKED),
      total_count: linked.length,
      has_more: linked.length > MAX_LINKED,
    },
    category: ticket.category,
    is_shared: ticket.is_shared,
    previous_ticket_state_id: ticket.previous_ticket_state_id,
  };
}

/** A ticket as notifications show it. */
export const ticketItem = ticketJson;

export function ticketPartJson(part: TicketPart) {
  const { author, reply_options: _, ...rest } = part;
  const { id, name, email } = author;
  return {
    type: "ticket_part",
    ...rest,
    redacted: false,
    author: {
      id,
      // Unlike in conversations, leads are not told from users.
      type: isContact(author) ? "user" : author.type,
      name,
      ...(email !== null && { email }),
    },
  };
}
