import { ApiError, parameterInvalid } from "../errors.ts";
import type { LinkedObject } from "../records/conversation.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Workspace } from "./state.ts";

/** What of a ticket decides what it can be linked to. */
type Linkable = Pick<Ticket, "category" | "is_shared" | "linked">;

export interface TicketLinkState {
  /**
   * Whether a ticket can be linked to a conversation or another ticket.
   * @throws {ApiError} 404 where that is not there; 400 where the two do not go together, where the
   * one has a tracker ticket already or the tracker ticket all the links it can have
   */
  checkTicketLink(ticket: Linkable, id: string): void;
  /** Links the two, so that each shows the other. @throws {ApiError} as `checkTicketLink` */
  linkTicket(ticketId: string, id: string): Ticket;
  /** @throws {ApiError} 404 where the two are not linked */
  unlinkTicket(ticketId: string, id: string): void;
}

/** The most that a tracker ticket can have (the description's "Link a conversation"). */
const MAX_LINKED = 2500;

/** As the description's examples word it, at the links of tracker tickets. */
export const conversationNotFound = (message = "Conversation not found") =>
  new ApiError(404, "conversation_not_found", message);

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "changeTicket"
  | "conversations"
  | "existingTicket"
  | "linkConversation"
  | "tickets"
  | "unlinkConversation"
>;

export function ticketLinkState(all: () => Needs): TicketLinkState {
  /** Undefined for an id that neither a ticket nor a conversation has. */
  const linkable = (id: string): (Linkable & { kind: Kind }) | undefined => {
    const ticket = all().tickets.get(id);
    if (ticket !== undefined) return { ...ticket, kind: ticket.category };
    const conversation = all().conversations.get(id);
    if (conversation === undefined) return undefined;
    const { linked } = conversation;
    return { category: "Customer", is_shared: true, linked, kind: "conversation" };
  };
  /** As the other end of a link shows it. */
  const objectOf = (id: string): LinkedObject => {
    const category = all().tickets.get(id)?.category;
    if (category === undefined) return { type: "conversation", id, category: null };
    return { type: "ticket", id, category };
  };
  const add = (id: string, other: LinkedObject) => {
    const { tickets, conversations } = all();
    const ticket = tickets.get(id);
    if (ticket !== undefined) all().changeTicket(id, { linked: [...ticket.linked, other] });
    if (conversations.has(id)) all().linkConversation(id, other);
  };
  const remove = (id: string, otherId: string) => {
    const { tickets, conversations } = all();
    const ticket = tickets.get(id);
    if (ticket !== undefined) {
      all().changeTicket(id, { linked: ticket.linked.filter((other) => other.id !== otherId) });
    }
    if (conversations.has(id)) all().unlinkConversation(id, otherId);
  };
  const check = (ticket: Linkable, id: string) => {
    const other = linkable(id);
    if (other === undefined) throw conversationNotFound();
    const pair = [{ ...ticket, kind: ticket.category }, other] as const;
    const [served, tracking] = isForCustomers(pair[0].kind) ? pair : [pair[1], pair[0]];
    if (!goTogether(served, tracking)) {
      throw parameterInvalid("These two cannot be linked", "conversation_to_link_id");
    }
    if (tracking.kind !== "Tracker") return;
    if (served.linked.some(({ category }) => category === "Tracker")) {
      throw new ApiError(
        400,
        "already_linked_to_tracker",
        "A conversation can only have one tracker ticket",
      );
    }
    if (tracking.linked.length >= MAX_LINKED) {
      throw new ApiError(
        400,
        "linked_conversation_limit_exceeded",
        "Ticket has reached the maximum number of conversations that can be linked",
      );
    }
  };

  return {
    checkTicketLink: check,
    linkTicket(ticketId, id) {
      check(all().existingTicket(ticketId), id);
      const other = objectOf(id);
      add(id, objectOf(ticketId));
      add(ticketId, other);
      return all().existingTicket(ticketId);
    },
    unlinkTicket(ticketId, id) {
      const { linked } = all().existingTicket(ticketId);
      if (!linked.some((other) => other.id === id)) {
        throw conversationNotFound("Conversation is not linked to this ticket");
      }
      remove(id, ticketId);
      remove(ticketId, id);
    },
  };
}

type Kind = "conversation" | Ticket["category"];

const isForCustomers = (kind: Kind) => kind === "conversation" || kind === "Customer";

/** The pairs that the description allows (`conversation_to_link_id` of a new ticket). */
function goTogether(served: { kind: Kind }, tracking: { kind: Kind; is_shared: boolean }): boolean {
  if (!isForCustomers(served.kind)) return false;
  if (tracking.kind === "Tracker") return true;
  if (tracking.kind !== "Back-office") return false;
  return served.kind === "conversation" || !tracking.is_shared;
}
