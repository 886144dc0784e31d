/** What requests about tickets hold. */

import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, idOf, integerOf, objectOf, objectsOf, textOf } from "../body.ts";
import { parameterInvalid, parameterMissing } from "../errors.ts";
import type { TicketUpdate } from "../state/ticket-actions.ts";
import type { NewTicket, TicketContact } from "../state/tickets.ts";

/** @throws {ApiError} 400 */
export function readNewTicket(body: JsonObject): NewTicket {
  const ticket_type_id = idOf(body, "ticket_type_id");
  if (ticket_type_id === undefined) {
    throw parameterMissing("ticket_type_id is required", "ticket_type_id");
  }
  const contacts = objectsOf(body, "contacts") ?? [];
  const [first] = contacts;
  if (first === undefined) throw parameterMissing("contacts is required", "contacts");
  if (contacts.length > 1) {
    throw parameterInvalid("A ticket can have only one contact", "contacts");
  }
  const contact = defined<TicketContact>({
    id: textOf(first, "id"),
    external_id: textOf(first, "external_id"),
    email: textOf(first, "email"),
  });
  if (Object.keys(contact).length === 0) {
    throw parameterInvalid("A contact needs an id, an external_id or an email", "contacts");
  }
  const assignment = objectOf(body, "assignment") ?? {};
  const others = defined<Omit<NewTicket, "ticket_type_id" | "contact" | "converted">>({
    ticket_attributes: objectOf(body, "ticket_attributes"),
    admin_assignee_id: idOf(assignment, "admin_assignee_id"),
    team_assignee_id: idOf(assignment, "team_assignee_id"),
    company_id: textOf(body, "company_id"),
    created_at: integerOf(body, "created_at"),
    conversation_to_link_id: idOf(body, "conversation_to_link_id"),
  });
  return { ticket_type_id, contact, ...others };
}

/** @throws {ApiError} 400 */
export function readTicketUpdate(body: JsonObject): TicketUpdate {
  return defined<TicketUpdate>({
    ticket_attributes: objectOf(body, "ticket_attributes"),
    ticket_state_id: idOf(body, "ticket_state_id"),
    company_id: body.company_id === null ? null : textOf(body, "company_id"),
    open: flagOf(body, "open"),
    is_shared: flagOf(body, "is_shared"),
    snoozed_until: integerOf(body, "snoozed_until"),
    assignee_id: idOf(body, "assignee_id"),
  });
}
