import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListTicketTypes = action("GET /ticket_types");
export const CreateTicketType = action("POST /ticket_types", { visibility: "advanced" });
export const GetTicketType = action("GET /ticket_types/{ticket_type_id}");
export const UpdateTicketType = action("PUT /ticket_types/{ticket_type_id}", {
  visibility: "advanced",
});
export const CreateTicketTypeAttribute = action("POST /ticket_types/{ticket_type_id}/attributes");
export const UpdateTicketTypeAttribute = action(
  "PUT /ticket_types/{ticket_type_id}/attributes/{attribute_id}",
);
export const ListTicketStates = action("GET /ticket_states");

/** The ticket types of the workspace. */
export const ticketTypes = choices(ListTicketTypes, { items: "data", value: "id", title: "name" });

/** All states of tickets, of whatever type. */
export const ticketStates = choices(ListTicketStates, {
  items: "data",
  value: "id",
  title: "internal_label",
});

const OF_TYPE = { ticket_type_id: { parameter: "ticket_type_id" } } as const;

/** The states of the ticket type that was chosen. */
export const statesOfType = choices(GetTicketType, {
  items: "ticket_states.data",
  value: "id",
  title: "internal_label",
  with: OF_TYPE,
});

/** The fields of the ticket type that was chosen. */
export const attributesOfType = choices(GetTicketType, {
  items: "ticket_type_attributes.data",
  value: "id",
  title: "name",
  with: OF_TYPE,
});
