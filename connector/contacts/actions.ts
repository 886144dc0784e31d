import { action } from "../../scripts/language/action.ts";

export const ListContacts = action("GET /contacts", { path: "/contacts/list" });
export const CreateContact = action("POST /contacts", { path: "/contacts/create" });
export const SearchContacts = action("POST /contacts/search", { effect: "read" });
export const GetContact = action("GET /contacts/{contact_id}", {
  path: "/contacts/any/{contact_id}",
});
export const UpdateContact = action("PUT /contacts/{contact_id}");
export const DeleteContact = action("DELETE /contacts/{contact_id}");
export const GetContactByExternalId = action("GET /contacts/find_by_external_id/{external_id}");
export const MergeLeadIntoUser = action("POST /contacts/merge");
export const ArchiveContact = action("POST /contacts/{contact_id}/archive");
export const UnarchiveContact = action("POST /contacts/{contact_id}/unarchive");
export const BlockContact = action("POST /contacts/{contact_id}/block");
export const ListContactMerges = action("GET /contacts/{contact_id}/merge_history");
export const ListContactCompanies = action("GET /contacts/{contact_id}/companies");
export const AddContactToCompany = action("POST /contacts/{contact_id}/companies");
export const RemoveContactFromCompany = action(
  "DELETE /contacts/{contact_id}/companies/{company_id}",
);
export const ListContactSegments = action("GET /contacts/{contact_id}/segments");
