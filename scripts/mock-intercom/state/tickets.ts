import type { JsonObject } from "../../common/json.ts";
import { ApiError, parameterInvalid } from "../errors.ts";
import type { AppliedTag } from "../records/tag.ts";
import type { Ticket } from "../records/ticket.ts";
import type { TicketType } from "../records/ticket-type.ts";
import type { FieldFinder } from "../search/fields.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { ticketFields } from "../search/ticket-fields.ts";
import type { Base, WriteOptions } from "./base.ts";
import type { Workspace } from "./state.ts";
import { checkRequired, readTicketValues } from "./ticket-values.ts";

/** A contact, named in one of three ways; an email that nobody has becomes a lead. */
export interface TicketContact {
  id?: string;
  external_id?: string;
  email?: string;
}

export interface NewTicket {
  ticket_type_id: string;
  contact: TicketContact;
  /** By name. */
  ticket_attributes?: JsonObject;
  admin_assignee_id?: string;
  team_assignee_id?: string;
  company_id?: string;
  /** Unix seconds, may have a fraction. Default: now. */
  created_at?: number;
  /** The conversation or ticket to link it to. */
  conversation_to_link_id?: string;
  /** The conversation that becomes the ticket and lends its id. Default: there is none. */
  converted?: string;
}

export type TicketPatch = Partial<
  Omit<Ticket, "id" | "ticket_id" | "created_at" | "created_ms" | "updated_at" | "updated_ms">
>;

export interface TicketsState {
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly ticketFields: FieldFinder<Ticket>;
  readonly ticketIndex: SearchIndex<Ticket>;
  /** @throws {ApiError} 400 or 404 where `createTicket` would refuse it, but for the contact */
  checkTicket(ticket: NewTicket): void;
  /**
   * Creates a ticket in its type's first state.
   * @throws {ApiError} 404 for a type, contact, company, assignee or conversation that is not there;
   * 400 for attributes that do not suit the type or a conversation that cannot be linked
   */
  createTicket(ticket: NewTicket, options?: WriteOptions): Ticket;
  /** @throws {ApiError} 404 */
  existingTicket(id: string): Ticket;
  /** Changes what is given and nothing else: the change leaves no part. @throws {ApiError} 404 */
  changeTicket(id: string, patch: TicketPatch, options?: WriteOptions): Ticket;
  /** @throws {ApiError} 404 */
  deleteTicket(id: string): Ticket;
  /** @throws {ApiError} 404 */
  setTicketTags(id: string, tags: readonly AppliedTag[]): Ticket;
}

/** Message and code are those of the description's examples. */
const ticketNotFound = () => new ApiError(404, "ticket_not_found", "Ticket not found");

/** Back-office and tracker tickets are the team's own until they are shared. */
const isShared = ({ category }: TicketType) => category === "Customer";

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "botAuthor"
  | "checkTicketLink"
  | "conversations"
  | "countTicketSnooze"
  | "deleteConversation"
  | "existingCompany"
  | "existingTicketType"
  | "firstTicketState"
  | "linkTicket"
  | "ticketAssignee"
  | "ticketContact"
  | "ticketStates"
  | "ticketTypes"
  | "unlinkTicket"
>;

export function ticketsState(base: Base, all: () => Needs): TicketsState {
  const { storage, numericId, stamp } = base;
  const tickets = storage.map<Ticket>("tickets");
  const numbers = storage.record("ticket numbers", { last: 0 });
  const fields = ticketFields(
    () => all().ticketTypes,
    () => all().ticketStates,
  );
  const index = base.searchIndex({ name: "ticket", records: tickets, fields });

  const store = (ticket: Ticket, options?: WriteOptions) => {
    tickets.set(ticket.id, ticket);
    all().countTicketSnooze(ticket.id, ticket.snoozed_until);
    index.write(ticket, base.indexDelay(options));
    return ticket;
  };
  const existing = (id: string) => {
    const ticket = tickets.get(id);
    if (ticket === undefined) throw ticketNotFound();
    return ticket;
  };
  const change = (id: string, patch: TicketPatch, options?: WriteOptions) => {
    const old = existing(id);
    const { seconds, ms } = stamp();
    return store({ ...old, ...patch, updated_at: seconds, updated_ms: ms }, options);
  };

  /** Everything about a new ticket that can be refused before anything is written. */
  const check = (input: NewTicket) => {
    const type = all().existingTicketType(input.ticket_type_id);
    if (type.archived) throw parameterInvalid("The ticket type is archived", "ticket_type_id");
    const attributes = readTicketValues(type, input.ticket_attributes ?? {}, base.uuid);
    checkRequired(type, attributes);
    if (input.company_id !== undefined) all().existingCompany(input.company_id);
    const admin_assignee = all().ticketAssignee("admin", input.admin_assignee_id);
    const team_assignee = all().ticketAssignee("team", input.team_assignee_id);
    const link = input.conversation_to_link_id;
    if (link !== undefined) {
      all().checkTicketLink(
        { category: type.category, is_shared: isShared(type), linked: [] },
        link,
      );
    }
    return { type, attributes, admin_assignee, team_assignee };
  };

  return {
    tickets,
    ticketFields: fields,
    ticketIndex: index,
    existingTicket: existing,
    changeTicket: change,
    checkTicket: check,

    createTicket(input, options) {
      const { type, attributes, admin_assignee, team_assignee } = check(input);
      const contact = all().ticketContact(input.contact);
      const { seconds, ms } = stamp(input.created_at);
      const state = all().firstTicketState(type);
      numbers.last += 1;
      const ticket = store(
        {
          id: input.converted ?? numericId(),
          ticket_id: String(numbers.last),
          ticket_type_id: type.id,
          category: type.category,
          ticket_state_id: state.id,
          previous_ticket_state_id: null,
          attributes,
          contacts: [contact],
          company_id: input.company_id ?? null,
          admin_assignee_id: admin_assignee,
          team_assignee_id: team_assignee,
          open: true,
          snoozed_until: null,
          is_shared: isShared(type),
          tags: [],
          linked: [],
          parts: [
            {
              id: numericId(),
              // A new ticket has this part, from its first state to the same (the examples).
              part_type: "ticket_state_updated_by_admin",
              body: null,
              created_at: seconds,
              updated_at: seconds,
              author: all().botAuthor(),
              attachments: [],
              ticket_state: state.category,
              previous_ticket_state: state.category,
            },
          ],
          created_at: seconds,
          created_ms: ms,
          updated_at: seconds,
          updated_ms: ms,
        },
        options,
      );
      if (input.conversation_to_link_id === undefined) return ticket;
      return all().linkTicket(ticket.id, input.conversation_to_link_id);
    },

    deleteTicket(id) {
      const ticket = existing(id);
      for (const other of ticket.linked) all().unlinkTicket(id, other.id);
      tickets.delete(id);
      all().countTicketSnooze(id, null);
      index.remove(id);
      // A converted conversation is the ticket.
      if (all().conversations.has(id)) all().deleteConversation(id, true);
      return ticket;
    },

    setTicketTags: (id, tags) => change(id, { tags }),
  };
}
