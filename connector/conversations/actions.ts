import { action } from "../../scripts/language/action.ts";

export const ListConversations = action("GET /conversations");
export const CreateConversation = action("POST /conversations");
export const SearchConversations = action("POST /conversations/search", { effect: "read" });
export const GetConversation = action("GET /conversations/{conversation_id}");
export const UpdateConversation = action("PUT /conversations/{conversation_id}");
export const DeleteConversation = action("DELETE /conversations/{conversation_id}");
export const ReplyToConversation = action("POST /conversations/{conversation_id}/reply");
export const ManageConversation = action("POST /conversations/{conversation_id}/parts");
export const AddContactToConversation = action("POST /conversations/{conversation_id}/customers");
export const RemoveContactFromConversation = action(
  "DELETE /conversations/{conversation_id}/customers/{contact_id}",
);
export const ListConversationHandlingEvents = action("GET /conversations/{id}/handling_events");
export const ListConversationSideConversations = action(
  "GET /conversations/{id}/side_conversations",
);
export const RedactMessageOfConversation = action("POST /conversations/redact");
export const MergeConversationIntoAnother = action("POST /conversations/{id}/merge");
export const ConvertConversationToTicket = action("POST /conversations/{conversation_id}/convert");
export const ListDeletedConversations = action("GET /conversations/deleted");
