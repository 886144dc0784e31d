import { ApiError, contactNotFound } from "../errors.ts";
import type { Contact } from "../records/contact.ts";
import type { TicketPart } from "../records/ticket.ts";
import type { Workspace } from "./state.ts";
import type { TicketContact, TicketPatch } from "./tickets.ts";

export interface TicketPeopleState {
  /**
   * The id of the contact that a request names.
   * @throws {ApiError} 404, but for an email that nobody has: it becomes a lead
   */
  ticketContact(contact: TicketContact): string;
  /**
   * The number of an admin or a team, 0 where none is given.
   * @throws {ApiError} 404
   */
  ticketAssignee(kind: "admin" | "team", id: string | undefined): number;
  /** Puts an admin or a team in charge, whichever has the id; "0" is nobody. @throws {ApiError} 404 */
  ticketAssignment(id: string): {
    assigned_to: NonNullable<TicketPart["assigned_to"]>;
    assignees: TicketPatch;
  };
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "admins"
  | "contactWithExternalId"
  | "contacts"
  | "createContact"
  | "liveContact"
  | "teams"
  | "userWithEmail"
>;

export function ticketPeopleState(all: () => Needs): TicketPeopleState {
  const isThere = (kind: "admin" | "team", id: string) =>
    (kind === "admin" ? all().admins : all().teams()).some((one) => one.id === id);

  return {
    ticketContact({ id, external_id, email }) {
      if (id !== undefined) return all().liveContact(id).id;
      if (external_id !== undefined) {
        const contact = all().contactWithExternalId(external_id);
        if (contact === undefined || contact.archived) throw contactNotFound();
        return contact.id;
      }
      if (email === undefined) throw contactNotFound();
      const user = all().userWithEmail(email);
      if (user !== undefined && !user.archived) return user.id;
      return (leadWithEmail(email, all()) ?? all().createContact({ role: "lead", email })).id;
    },
    ticketAssignee(kind, id) {
      if (id === undefined) return 0;
      if (!isThere(kind, id)) throw assigneeNotFound();
      return Number(id);
    },
    ticketAssignment(id) {
      if (id === "0") {
        return {
          assigned_to: { type: "nobody_admin", id: null },
          assignees: { admin_assignee_id: 0, team_assignee_id: 0 },
        };
      }
      const type = (["admin", "team"] as const).find((kind) => isThere(kind, id));
      if (type === undefined) throw assigneeNotFound();
      const assignees = { [`${type}_assignee_id` as const]: Number(id) };
      return { assigned_to: { type, id }, assignees };
    },
  };
}

/** Message and code of the description's examples, where the admin who acts is not there, too. */
export const assigneeNotFound = () => new ApiError(404, "assignee_not_found", "Assignee not found");

/** Several leads can have the same email: the oldest. */
function leadWithEmail(
  email: string,
  { contacts }: Pick<Workspace, "contacts">,
): Contact | undefined {
  for (const contact of contacts.values()) {
    if (contact.archived || contact.role !== "lead") continue;
    if (contact.email?.toLowerCase() === email.toLowerCase()) return contact;
  }
  return undefined;
}
