import type { Workspace } from "../../state/state.ts";
import { TICKET_TYPES } from "../words/tickets.ts";

/** Types with attributes, and a state that only bugs can be in. */
export function setUpTickets(workspace: Workspace): void {
  for (const { attributes, ...type } of TICKET_TYPES) {
    if ([...workspace.ticketTypes.values()].some(({ name }) => name === type.name)) continue;
    const { id } = workspace.createTicketType(type);
    for (const attribute of attributes) workspace.createTicketAttribute(id, attribute);
    if (type.name !== "Bug report") continue;
    const labels = { internal_label: "With the developers", external_label: "In progress" };
    workspace.createTicketState({ category: "in_progress", ...labels }, [id]);
  }
}
