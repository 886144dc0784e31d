import { resourceNotFound } from "../errors.ts";
import type { Note } from "../records/note.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface NewNote {
  /** The id of a contact or of a company. */
  about: { contact: string } | { company: string };
  /** Plain text or HTML. */
  body: string;
  /** Id of an admin. Default: whose token it is. */
  author?: string;
}

export interface NoteState {
  readonly notes: ReadonlyMap<string, Note>;
  /** @throws {ApiError} 404 for the contact, the company or the author */
  createNote(note: NewNote): Note;
  /** @throws {ApiError} 404 */
  existingNote(id: string): Note;
  /** Makes notes be about another contact; the contacts themselves are not changed. */
  reassignNotes(ids: readonly string[], contactId: string): void;
  /** Deletes notes together with what they are about. */
  dropNotes(ids: readonly string[]): void;
  /** The latest first. */
  notesOfCompany(companyId: string): Note[];
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins" | "changeContact" | "existingCompany" | "liveContact">;

export function noteState({ storage, numericId, stamp }: Base, all: () => Needs): NoteState {
  const notes = storage.map<Note>("notes");
  return {
    notes,
    createNote({ about, body, author = all().admins[0].id }) {
      const contact = "contact" in about ? all().liveContact(about.contact) : undefined;
      if ("company" in about) all().existingCompany(about.company);
      if (!all().admins.some(({ id }) => id === author)) throw resourceNotFound();
      const { seconds, ms } = stamp();
      const note: Note = {
        id: numericId(),
        created_at: seconds,
        created_ms: ms,
        ...about,
        author,
        body: body.startsWith("<") ? body : `<p>${body}</p>`,
      };
      notes.set(note.id, note);
      if (contact !== undefined) {
        all().changeContact(contact.id, { notes: [...contact.notes, note.id] });
      }
      return note;
    },
    existingNote(id) {
      const note = notes.get(id);
      if (note === undefined) throw resourceNotFound();
      return note;
    },
    reassignNotes(ids, contact) {
      for (const id of ids) {
        const note = notes.get(id);
        if (note !== undefined) notes.set(id, { ...note, contact });
      }
    },
    dropNotes(ids) {
      for (const id of ids) notes.delete(id);
    },
    notesOfCompany: (companyId) =>
      [...notes.values()].filter(({ company }) => company === companyId).reverse(),
  };
}
