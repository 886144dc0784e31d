import { action } from "../../scripts/language/action.ts";

export const ListTicketTypes = action("GET /ticket_types");
export const CreateTicketType = action("POST /ticket_types");
export const GetTicketType = action("GET /ticket_types/{ticket_type_id}");
export const UpdateTicketType = action("PUT /ticket_types/{ticket_type_id}");
export const CreateTicketTypeAttribute = action("POST /ticket_types/{ticket_type_id}/attributes");
export const UpdateTicketTypeAttribute = action(
  "PUT /ticket_types/{ticket_type_id}/attributes/{attribute_id}",
);
export const ListTicketStates = action("GET /ticket_states");
