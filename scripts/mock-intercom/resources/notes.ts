import { numberedPage, readPlace } from "../paging.ts";
import type { Note } from "../records/note.ts";
import { type Answer, type ApiRequest, objectBody, ok, param, type Route } from "../route.ts";
import type { NewNote } from "../state/notes.ts";
import type { Workspace } from "../state/state.ts";
import { contactOf } from "./contact-request.ts";

/** The description's examples have pages of 50; it names no largest page. */
const PAGE = { perPage: 50, max: 150 };

export const noteRoutes: readonly Route[] = [
  {
    call: "GET /contacts/{contact_id}/notes",
    handle: (request, workspace) => {
      const contact = contactOf(request, workspace);
      return () => {
        const notes = contact.notes.map(workspace.existingNote).reverse();
        return pageOfNotes(notes, request, workspace);
      };
    },
  },
  {
    call: "POST /contacts/{contact_id}/notes",
    handle: (request, workspace) =>
      creating({ contact: contactOf(request, workspace).id }, request, workspace),
  },
  {
    call: "GET /companies/{company_id}/notes",
    handle: (request, workspace) => {
      const company = workspace.existingCompany(param(request, "company_id"));
      return () => pageOfNotes(workspace.notesOfCompany(company.id), request, workspace);
    },
  },
  {
    call: "POST /companies/{company_id}/notes",
    handle: (request, workspace) => {
      const company = workspace.existingCompany(param(request, "company_id"));
      return creating({ company: company.id }, request, workspace);
    },
  },
  {
    call: "GET /notes/{note_id}",
    handle: (request, workspace) => () =>
      ok(noteJson(workspace.existingNote(param(request, "note_id")), workspace)),
  },
];

function creating(
  about: NewNote["about"],
  request: ApiRequest,
  workspace: Workspace,
): () => Answer {
  const { body, admin_id } = objectBody(request);
  return () => {
    const author = typeof admin_id === "string" ? { author: admin_id } : {};
    return ok(noteJson(workspace.createNote({ about, body: String(body), ...author }), workspace));
  };
}

function pageOfNotes(notes: readonly Note[], request: ApiRequest, workspace: Workspace): Answer {
  const { items, total, pages } = numberedPage(notes, readPlace(request, PAGE));
  const data = items.map((note) => noteJson(note, workspace));
  return ok({ type: "list", data, total_count: total, pages });
}

function noteJson(note: Note, workspace: Workspace) {
  const { id, created_at, contact, company, body } = note;
  const author = workspace.existingAdmin(note.author);
  return {
    type: "note",
    id,
    created_at,
    ...(contact !== undefined && { contact: { type: "contact", id: contact } }),
    ...(company !== undefined && { company: { type: "company", id: company } }),
    author: {
      type: "admin",
      id: author.id,
      name: author.name,
      email: author.email,
      away_mode_enabled: author.away_mode_enabled,
      away_mode_reassign: author.away_mode_reassign,
    },
    body,
  };
}
