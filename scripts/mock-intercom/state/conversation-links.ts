import type { JsonObject } from "../../common/json.ts";
import { ApiError, parameterInvalid } from "../errors.ts";
import type { Author, Conversation, LinkedObject } from "../records/conversation.ts";
import type { Ticket, TicketPart } from "../records/ticket.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";
import { ticketStateInvalid } from "./ticket-actions.ts";

/** What conversations have to do with tickets and with one another. */
export interface ConversationLinkState {
  /** Links a conversation to a ticket or another conversation. @throws {ApiError} 404 */
  linkConversation(id: string, linked: LinkedObject): Conversation;
  /** @throws {ApiError} 404 */
  unlinkConversation(id: string, linkedId: string): Conversation;
  /**
   * Closes a conversation and links it to the one that lives on, which the contacts of both take
   * part in from now on.
   * @returns the one that lives on
   * @throws {ApiError} 404; 422 `merge_failed`
   */
  mergeConversations(secondaryId: string, primaryId: string): Conversation;
  /**
   * Makes a ticket that has the conversation's id and messages; the conversation stays, too.
   * @throws {ApiError} 404 for either; 400 for a type that is not for customers, a state that it does
   * not know, attributes that do not suit it, or a conversation that is a ticket already
   */
  convertConversation(id: string, conversion: Conversion): Ticket;
}

/** What a conversation is to become. */
export interface Conversion {
  ticket_type_id: string;
  /** Default: the type's first state. */
  ticket_state_id?: string;
  /** By name. */
  ticket_attributes?: JsonObject;
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "addPart"
  | "botAuthor"
  | "changeTicket"
  | "conversations"
  | "createTicket"
  | "existingConversation"
  | "existingTicketType"
  | "tickets"
  | "updateConversation"
  | "updateTicket"
>;

export function conversationLinkState({ stamp }: Base, all: () => Needs): ConversationLinkState {
  const link = (id: string, linked: LinkedObject) => {
    const others = all()
      .existingConversation(id)
      .linked.filter((other) => other.id !== linked.id);
    return all().updateConversation(id, { linked: [...others, linked] });
  };

  return {
    linkConversation: link,

    unlinkConversation(id, linkedId) {
      const { linked } = all().existingConversation(id);
      return all().updateConversation(id, { linked: linked.filter((one) => one.id !== linkedId) });
    },

    mergeConversations(secondaryId, primaryId) {
      const secondary = all().existingConversation(secondaryId);
      // Messages as in the description's examples.
      const primary = all().conversations.get(primaryId);
      if (primary === undefined) throw mergeFailed("Primary conversation not found");
      if (primary === secondary) throw mergeFailed("Cannot merge a conversation into itself");
      if (secondary.merged_into !== null) {
        throw mergeFailed("Secondary conversation has already been merged");
      }
      const author = all().botAuthor();
      all().addPart(
        secondaryId,
        { part_type: "merged_secondary_conversation", author },
        { state: "closed", snoozed_until: null, merged_into: primaryId },
      );
      link(secondaryId, { type: "conversation", id: primaryId, category: null });
      link(primaryId, { type: "conversation", id: secondaryId, category: null });
      return all().addPart(
        primaryId,
        { part_type: "merged_primary_conversation", author },
        { contacts: [...new Set([...primary.contacts, ...secondary.contacts])] },
      );
    },

    convertConversation(id, { ticket_state_id, ...conversion }) {
      const conversation = all().existingConversation(id);
      const type = all().existingTicketType(conversion.ticket_type_id);
      if (type.category !== "Customer") {
        throw parameterInvalid("Ticket type is not a customer ticket type");
      }
      if (ticket_state_id !== undefined && !type.states.includes(ticket_state_id)) {
        throw ticketStateInvalid();
      }
      if (all().tickets.has(id)) throw parameterInvalid("The conversation is a ticket already");
      const { contacts, created_at } = conversation;
      const contact = { id: contacts[0] ?? "" };
      const ticket = all().createTicket({ ...conversion, contact, created_at, converted: id });
      const now = stamp().seconds;
      const made = ticket.parts.map((part) => ({ ...part, created_at: now, updated_at: now }));
      const converted = all().changeTicket(id, {
        admin_assignee_id: conversation.admin_assignee_id,
        team_assignee_id: conversation.team_assignee_id,
        tags: conversation.tags,
        linked: conversation.linked,
        parts: [...ticketParts(conversation, all().botAuthor()), ...made],
      });
      all().updateConversation(id, {});
      if (ticket_state_id === undefined) return converted;
      return all().updateTicket(id, all().botAuthor(), { ticket_state_id });
    },
  };
}

/**
 * The first message and everything that was written since, as parts of a ticket.
 * @param bot whose the first message is if nobody's
 */
function ticketParts({ source, parts, created_at }: Conversation, bot: Author): TicketPart[] {
  const written = parts.filter((part) => part.body !== null);
  const times = { created_at, updated_at: created_at };
  const first = (message: NonNullable<Conversation["source"]>): TicketPart => {
    const { id, body, author, attachments } = message;
    return { id, part_type: "comment", body, author: author ?? bot, attachments, ...times };
  };
  return [
    ...(source === null ? [] : [first(source)]),
    ...written.map((part) => ({
      id: part.id,
      part_type: part.part_type === "note" ? "note" : "comment",
      body: part.body,
      author: part.author,
      attachments: part.attachments,
      created_at: part.created_at,
      updated_at: part.updated_at,
    })),
  ];
}

const mergeFailed = (message: string) => new ApiError(422, "merge_failed", message);
