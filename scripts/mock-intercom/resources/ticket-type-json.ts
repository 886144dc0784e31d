import type { TicketState, TicketType, TicketTypeAttribute } from "../records/ticket-type.ts";
import type { Workspace } from "../state/state.ts";

/** As tickets show their state. */
export function ticketStateJson({ id, category, internal_label, external_label }: TicketState) {
  return { type: "ticket_state", id, category, internal_label, external_label };
}

/** As the list of states shows the types that know a state. */
export function briefTicketTypeJson(type: TicketType) {
  const { id, name, description, icon, archived, is_internal, category } = type;
  return { type: "ticket_type", id, name, description, icon, archived, is_internal, category };
}

/** As tickets show their type: without its states. */
export function ticketTypeJson(type: TicketType, workspace: Workspace) {
  const attributes = [...type.attributes].sort((a, b) => a.order - b.order);
  return {
    ...briefTicketTypeJson(type),
    workspace_id: workspace.id,
    created_at: type.created_at,
    updated_at: type.updated_at,
    ticket_type_attributes: {
      type: "list",
      data: attributes.map((attribute) => ticketAttributeJson(attribute, type.id, workspace)),
    },
  };
}

/** As the operations on ticket types show it. */
export function ticketTypeWithStates(type: TicketType, workspace: Workspace) {
  const states = type.states.flatMap((id) => workspace.ticketStates.get(id) ?? []);
  return {
    ...ticketTypeJson(type, workspace),
    ticket_states: { type: "list", data: states.map(ticketStateJson) },
  };
}

export function ticketAttributeJson(
  attribute: TicketTypeAttribute,
  typeId: string,
  workspace: Workspace,
) {
  return {
    type: "ticket_type_attribute",
    workspace_id: workspace.id,
    ...attribute,
    ticket_type_id: Number(typeId),
  };
}
