import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { list } from "../../scripts/language/list.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { NO_CONTACT } from "../contacts/steps.ts";

const written = named<Schemas["note"]>("written");

const NOTE = {
  body: { title: "Note" },
  admin_id: {
    title: "Written By",
    description:
      "The teammate who is shown as the author; without one, it is the one whose access is used.",
  },
} as const;

export const AddNoteToContact = action("POST /contacts/{contact_id}/notes", {
  visibility: "important",
  description:
    "Writes a note about a user or a lead, which only your team can read. It cannot be changed or deleted from here.",
  parameters: NOTE,
  explain: NO_CONTACT,
});
export const AddNoteToCompany = action("POST /companies/{company_id}/notes", {
  description:
    "Writes a note about a company, which only your team can read. It cannot be changed or deleted from here.",
  parameters: NOTE,
  explain: { 404: "There is no company with this id. Choose it from the list." },
});
export const ListContactNotes = list("GET /contacts/{contact_id}/notes", {
  items: "data",
  explain: NO_CONTACT,
});
export const ListCompanyNotes = list("GET /companies/{company_id}/notes", { items: "data" });
export const GetNote = action("GET /notes/{note_id}", {
  explain: { 404: "There is no note with this id. Lists of notes have it." },
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
