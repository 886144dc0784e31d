import { action } from "../../scripts/language/action.ts";

export const ListCompanyNotes = action("GET /companies/{company_id}/notes");
export const AddNoteToCompany = action("POST /companies/{company_id}/notes");
export const ListContactNotes = action("GET /contacts/{contact_id}/notes");
export const AddNoteToContact = action("POST /contacts/{contact_id}/notes");
export const GetNote = action("GET /notes/{note_id}");
