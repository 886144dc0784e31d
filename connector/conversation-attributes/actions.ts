import { action } from "../../scripts/language/action.ts";

export const ListConversationAttributes = action("GET /conversations/attributes");
export const CreateConversationAttribute = action("POST /conversations/attributes");
export const GetConversationAttribute = action("GET /conversations/attributes/{id}");
export const UpdateConversationAttribute = action("PUT /conversations/attributes/{id}");
export const ArchiveConversationAttribute = action("DELETE /conversations/attributes/{id}");
export const AddOptionToConversationAttribute = action(
  "POST /conversations/attributes/{id}/options",
);
export const RenameOptionOfConversationAttribute = action(
  "PUT /conversations/attributes/{id}/options/{option_id}",
);
export const ArchiveOptionOfConversationAttribute = action(
  "DELETE /conversations/attributes/{id}/options/{option_id}",
);
