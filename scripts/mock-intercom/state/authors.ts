import { adminNotFound } from "../errors.ts";
import type { Author } from "../records/conversation.ts";
import type { Workspace } from "./state.ts";

/** Who can write in conversations and tickets. */
export interface AuthorState {
  /** @throws {ApiError} 404 */
  adminAuthor(adminId: string): Author;
  /** @throws {ApiError} 404 */
  contactAuthor(contactId: string): Author;
  /** Fin: what Intercom does by itself, or because the API asked for it, is done in its name. */
  botAuthor(): Author;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins" | "id" | "liveContact">;

export function authorState(all: () => Needs): AuthorState {
  return {
    adminAuthor(adminId) {
      const admin = all().admins.find(({ id }) => id === adminId);
      if (admin === undefined) throw adminNotFound();
      return { type: "admin", id: admin.id, name: admin.name, email: admin.email };
    },
    contactAuthor(contactId) {
      const { id, role, name, email } = all().liveContact(contactId);
      return { type: role, id, name, email };
    },
    botAuthor() {
      const { admins, id } = all();
      // Admins and bots share their numbers, as in the description's examples.
      const botId = String(Number(admins[0].id) + 1);
      return { type: "bot", id: botId, name: "Fin", email: `operator+${id}@intercom.io` };
    },
  };
}
