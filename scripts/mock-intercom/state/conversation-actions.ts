import { contactNotFound } from "../errors.ts";
import { type Author, type Conversation, isContact } from "../records/conversation.ts";
import type { ConversationPart, PartAuthor } from "../records/conversation-part.ts";
import type { Base } from "./base.ts";
import type { ConversationPatch } from "./conversations.ts";
import type { Workspace } from "./state.ts";

/** What a teammate, a contact or a bot writes. */
export interface Reply extends Partial<Pick<ConversationPart, "attachments" | "metadata">> {
  author: PartAuthor;
  /** Contacts write no notes. */
  kind: "comment" | "note" | "quick_reply";
  /** HTML. */
  body: string | null;
  /** Unix seconds. Default: now. */
  created_at?: number;
}

/** Who is to be in charge. */
export interface Assignee {
  type: "admin" | "team";
  id: number;
}

/**
 * What people do with conversations. Each leaves a part, the last one of the conversation that is
 * given back.
 */
export interface ConversationActionState {
  /** A contact's reply opens what is not open; a teammate's, and notes, leave the state as it is. */
  replyToConversation(id: string, reply: Reply): Conversation;
  closeConversation(id: string, author: Author, body?: string | null): Conversation;
  /** @param until unix seconds */
  snoozeConversation(id: string, author: Author, until: number): Conversation;
  openConversation(id: string, author: Author): Conversation;
  /**
   * Opens what is not open, too. A teammate and a team can both be in charge.
   * @param assignee null for nobody: neither teammate nor team
   */
  assignConversation(
    id: string,
    author: Author,
    assignee: Assignee | null,
    body?: string | null,
  ): Conversation;
  /** Without effect where the contact takes part already. */
  addParticipant(id: string, author: Author, contactId: string): Conversation;
  /** @throws {ApiError} 404 for a contact who does not take part */
  removeParticipant(id: string, author: Author, contactId: string): Conversation;
}

const OPEN = { state: "open", snoozed_until: null } as const satisfies ConversationPatch;

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "addPart" | "existingConversation" | "liveContact">;

export function conversationActionState(
  { stamp }: Base,
  all: () => Needs,
): ConversationActionState {
  return {
    replyToConversation(id, { kind, author, created_at, ...part }) {
      const { state, waiting_since } = all().existingConversation(id);
      const at = stamp(created_at).seconds;
      const content = { ...part, author, created_at: at };
      if (!isContact(author)) {
        return all().addPart(id, { ...content, part_type: kind });
      }
      // Who wrote again while waiting has been waiting since the first time.
      const change = { ...OPEN, read: false, waiting_since: waiting_since ?? at };
      return all().addPart(id, { ...content, part_type: state === "open" ? kind : "open" }, change);
    },

    closeConversation: (id, author, body = null) =>
      all().addPart(
        id,
        { part_type: "close", author, body },
        { state: "closed", snoozed_until: null },
      ),

    snoozeConversation(id, author, until) {
      const change = { state: "snoozed", snoozed_until: until } as const;
      return all().addPart(id, { part_type: "snoozed", author }, change);
    },

    openConversation(id, author) {
      const snoozed = all().existingConversation(id).state === "snoozed";
      return all().addPart(id, { part_type: snoozed ? "unsnoozed" : "open", author }, OPEN);
    },

    assignConversation(id, author, assignee, body = null) {
      const { state } = all().existingConversation(id);
      const part_type = {
        open: "assignment",
        closed: "assign_and_reopen",
        snoozed: "assign_and_unsnooze",
      }[state];
      const { assigned_to, change } = assignmentTo(assignee);
      return all().addPart(id, { part_type, author, body, assigned_to }, { ...OPEN, ...change });
    },

    addParticipant(id, author, contactId) {
      const conversation = all().existingConversation(id);
      const { contacts } = conversation;
      const contact = all().liveContact(contactId);
      if (contacts.includes(contact.id)) return conversation;
      const change = { contacts: [...contacts, contact.id] };
      return all().addPart(id, { part_type: "participant_added", author }, change);
    },

    removeParticipant(id, author, contactId) {
      const { contacts } = all().existingConversation(id);
      if (!contacts.includes(contactId)) throw contactNotFound();
      const change = { contacts: contacts.filter((contact) => contact !== contactId) };
      return all().addPart(id, { part_type: "participant_removed", author }, change);
    },
  };
}

/** What a part tells of an assignment, and what it changes. @param assignee null for nobody */
export function assignmentTo(assignee: Assignee | null) {
  if (assignee === null) {
    const assigned_to = { type: "nobody_admin", id: null } as const;
    return { assigned_to, change: { admin_assignee_id: 0, team_assignee_id: 0 } };
  }
  const { type, id } = assignee;
  const change = type === "admin" ? { admin_assignee_id: id } : { team_assignee_id: id };
  return { assigned_to: { type, id: String(id) }, change };
}
