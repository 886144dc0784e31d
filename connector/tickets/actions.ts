import { action } from "../../scripts/language/action.ts";

export const CreateTicket = action("POST /tickets");
export const CreateTicketInBackground = action("POST /tickets/enqueue");
export const SearchTickets = action("POST /tickets/search", { effect: "read" });
export const GetTicket = action("GET /tickets/{ticket_id}");
export const UpdateTicket = action("PUT /tickets/{ticket_id}");
export const DeleteTicket = action("DELETE /tickets/{ticket_id}");
export const ReplyToTicket = action("POST /tickets/{ticket_id}/reply");
export const ChangeTypeOfTicket = action("POST /tickets/{ticket_id}/change_type");
export const LinkConversationToTicket = action("POST /tickets/{ticket_id}/linked_conversations");
export const UnlinkConversationFromTicket = action(
  "DELETE /tickets/{ticket_id}/linked_conversations/{id}",
);
