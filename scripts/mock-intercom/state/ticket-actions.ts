import { defined } from "../../common/defined.ts";
import type { Json, JsonObject } from "../../common/json.ts";
import { ApiError, parameterInvalid } from "../errors.ts";
import { type Author, isContact } from "../records/conversation.ts";
import type { Ticket, TicketPart } from "../records/ticket.ts";
import type { TicketType } from "../records/ticket-type.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";
import { readTicketValues, transferred } from "./ticket-values.ts";
import type { TicketPatch } from "./tickets.ts";

/** What a request can change about a ticket. */
export interface TicketUpdate {
  /** By name. */
  ticket_attributes?: JsonObject;
  ticket_state_id?: string;
  /** Null for none. */
  company_id?: string | null;
  open?: boolean;
  is_shared?: boolean;
  /** Unix seconds. */
  snoozed_until?: number;
  /** Of an admin or a team; "0" for nobody. */
  assignee_id?: string;
}

export interface NewTicketPart extends Partial<Omit<TicketPart, "id" | "updated_at">> {
  part_type: string;
  author: Author;
}

/** What people do with tickets. What can be seen to have happened leaves a part each. */
export interface TicketActionState {
  /**
   * @throws {ApiError} 404; 400 for a state that the ticket's type does not know or attributes that
   * do not suit it
   */
  updateTicket(id: string, author: Author, update: TicketUpdate): Ticket;
  /**
   * Adds a part, which is then the last. A contact's message opens what is not open.
   * @throws {ApiError} 404
   */
  addTicketPart(id: string, part: NewTicketPart, change?: TicketPatch): Ticket;
  /**
   * Attributes that both types have under the same name and type keep their values.
   * @throws {ApiError} 404; 400 for the same type, another category or a state of another type
   */
  changeTicketType(
    id: string,
    to: { ticket_type_id: string; ticket_state_id: string; ticket_attributes?: JsonObject },
  ): Ticket;
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "botAuthor"
  | "changeTicket"
  | "existingCompany"
  | "existingTicket"
  | "existingTicketType"
  | "ticketAssignment"
  | "ticketStates"
>;

export function ticketActionState(
  { numericId, stamp, uuid }: Base,
  all: () => Needs,
): TicketActionState {
  const partOf = ({ created_at, ...content }: NewTicketPart): TicketPart => {
    const { seconds } = stamp(created_at);
    return {
      body: null,
      attachments: [],
      ...content,
      id: numericId(),
      created_at: seconds,
      updated_at: seconds,
    };
  };
  const change = (ticket: Ticket, patch: TicketPatch, parts: readonly NewTicketPart[]) => {
    const more = [...ticket.parts, ...parts.map(partOf)];
    return all().changeTicket(ticket.id, { ...patch, parts: more });
  };
  const stateChange = (ticket: Ticket, stateId: string, author: Author): NewTicketPart => ({
    part_type: "ticket_state_updated_by_admin",
    author,
    ...states(all().ticketStates, ticket.ticket_state_id, stateId),
  });

  return {
    updateTicket(id, author, update) {
      const ticket = all().existingTicket(id);
      const type = all().existingTicketType(ticket.ticket_type_id);
      const values = readTicketValues(type, update.ticket_attributes ?? {}, uuid);
      const state = update.ticket_state_id ?? ticket.ticket_state_id;
      if (!type.states.includes(state)) throw ticketStateInvalid();
      if (typeof update.company_id === "string") all().existingCompany(update.company_id);
      const assigned =
        update.assignee_id === undefined ? undefined : all().ticketAssignment(update.assignee_id);
      const { company_id = ticket.company_id, is_shared = ticket.is_shared } = update;

      const changed = Object.entries(values).filter(
        ([key, value]) => JSON.stringify(ticket.attributes[key] ?? null) !== JSON.stringify(value),
      );
      const parts: NewTicketPart[] = changed.map(([key, value]) => ({
        part_type: "ticket_attribute_updated_by_admin",
        author,
        updated_attribute_data: attributeChange(type, key, value),
      }));
      if (state !== ticket.ticket_state_id) parts.push(stateChange(ticket, state, author));
      if (assigned !== undefined) {
        parts.push({ part_type: "assignment", author, assigned_to: assigned.assigned_to });
      }
      const { part_type, ...openness } = opened(ticket, update);
      if (part_type !== undefined) parts.push({ part_type, author });
      return change(
        ticket,
        {
          ...openness,
          ...assigned?.assignees,
          attributes: { ...ticket.attributes, ...values },
          ...(state !== ticket.ticket_state_id && {
            ticket_state_id: state,
            previous_ticket_state_id: ticket.ticket_state_id,
          }),
          company_id,
          is_shared,
        },
        parts,
      );
    },

    addTicketPart(id, part, patch = {}) {
      const opening = isContact(part.author) ? { open: true, snoozed_until: null } : {};
      return change(all().existingTicket(id), { ...opening, ...patch }, [part]);
    },

    changeTicketType(id, to) {
      const ticket = all().existingTicket(id);
      const from = all().existingTicketType(ticket.ticket_type_id);
      const type = all().existingTicketType(to.ticket_type_id);
      if (type.id === from.id) throw parameterInvalid("Cannot change to the same ticket type");
      if (type.category !== from.category) {
        throw parameterInvalid("The new ticket type must be in the same category");
      }
      if (!type.states.includes(to.ticket_state_id)) {
        throw parameterInvalid("Ticket custom state doesn't belong to the new ticket type");
      }
      const attributes = readTicketValues(type, to.ticket_attributes ?? {}, uuid);
      const moved = to.ticket_state_id !== ticket.ticket_state_id;
      return change(
        ticket,
        {
          ticket_type_id: type.id,
          attributes: { ...transferred(ticket.attributes, from, type), ...attributes },
          ...(moved && {
            ticket_state_id: to.ticket_state_id,
            previous_ticket_state_id: ticket.ticket_state_id,
          }),
        },
        moved ? [stateChange(ticket, to.ticket_state_id, all().botAuthor())] : [],
      );
    },
  };
}

/** Message and code are those of the description's example. */
export const ticketStateInvalid = () =>
  new ApiError(
    400,
    "ticket_state_id_invalid",
    "Ticket state id is not valid or is not associated with the ticket type",
  );

function states(known: Workspace["ticketStates"], from: string, to: string) {
  const previous = known.get(from)?.category;
  const now = known.get(to)?.category;
  return {
    ...defined({ previous_ticket_state: previous, ticket_state: now }),
  };
}

/** Closing ends a snooze; whoever snoozes a ticket opens it. */
function opened(
  ticket: Ticket,
  { open, snoozed_until }: TicketUpdate,
): Pick<TicketPatch, "open" | "snoozed_until"> & { part_type?: string } {
  if (open === false) {
    const change = { open: false, snoozed_until: null };
    return ticket.open ? { ...change, part_type: "close" } : change;
  }
  if (snoozed_until !== undefined) return { open: true, snoozed_until, part_type: "snoozed" };
  return open === true && !ticket.open ? { open: true, part_type: "open" } : {};
}

function attributeChange(
  type: TicketType,
  id: string,
  value: Json,
): NonNullable<TicketPart["updated_attribute_data"]> {
  const label = type.attributes.find((attribute) => attribute.id === id)?.name ?? "";
  const attribute = { type: "attribute", id, label } as const;
  if (Array.isArray(value)) {
    const names = value.map((file) =>
      typeof file === "object" && file !== null && "name" in file ? String(file.name) : "",
    );
    return { attribute, value: { type: "value", id: names.map((_, at) => at + 1), label: names } };
  }
  const text = value === null ? null : String(value);
  return { attribute, value: { type: "value", id: text, label: text ?? "" } };
}
