import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { list } from "../../scripts/language/list.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";

const written = named<Schemas["note"]>("written");

export const ListCompanyNotes = list("GET /companies/{company_id}/notes", { items: "data" });
export const AddNoteToCompany = action("POST /companies/{company_id}/notes");
export const ListContactNotes = list("GET /contacts/{contact_id}/notes", { items: "data" });
export const AddNoteToContact = action("POST /contacts/{contact_id}/notes");
export const GetNote = action("GET /notes/{note_id}", {
  // Notes are listed only by contact and company.
  trial: {
    before: [
      call("POST /contacts/{contact_id}/notes", {
        as: written,
        path: { contact_id: sample("contact_id") },
        body: { body: "Prefers to be called in the afternoon." },
      }),
    ],
    values: { note_id: written.id },
  },
});
