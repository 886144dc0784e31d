import { resourceNotFound } from "../errors.ts";
import {
  type Author,
  type Conversation,
  type DeletedConversation,
  isContact,
  type SourceType,
} from "../records/conversation.ts";
import type { Attachment } from "../records/conversation-part.ts";
import { conversationFields } from "../search/conversation-fields.ts";
import type { FieldFinder } from "../search/fields.ts";
import type { SearchIndex } from "../search/search-index.ts";
import type { Base, WriteOptions } from "./base.ts";
import { begun } from "./conversation-statistics.ts";
import type { Workspace } from "./state.ts";

export interface NewConversation {
  /** Who wrote first; null for nobody, as in what workflows send. A contact must be one of the workspace. */
  author: { type: Author["type"]; id: string } | null;
  /** Plain text or HTML. Default: nothing. */
  body?: string;
  subject?: string;
  /** The page on which the conversation was started. */
  url?: string | null;
  /** Unix seconds, may have a fraction. Default: now. */
  created_at?: number;
  /** Ids. Default: the author, where that is a contact. */
  contacts?: readonly string[];
  attachments?: readonly Attachment[];
  /**
   * The message that it begins with, where that was there before; null for one that begins with none,
   * as by a call. Default: a message in the Messenger.
   */
  source?: { type: SourceType; id: string } | null;
}

export type ConversationPatch = Partial<
  Omit<Conversation, "id" | "created_at" | "created_ms" | "updated_at" | "updated_ms">
>;

export interface ConversationState {
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** By id, in the order in which they were deleted. */
  readonly deletedConversations: ReadonlyMap<string, DeletedConversation>;
  /** As lists show them, which is late. */
  listedDeletions(): DeletedConversation[];
  readonly conversationFields: FieldFinder<Conversation>;
  readonly conversationIndex: SearchIndex<Conversation>;
  createConversation(conversation: NewConversation, options?: WriteOptions): Conversation;
  /** @throws {ApiError} 404 */
  existingConversation(id: string): Conversation;
  /** Changes what is given and nothing else: the change leaves no part. @throws {ApiError} 404 */
  updateConversation(id: string, patch: ConversationPatch, options?: WriteOptions): Conversation;
  /**
   * Sets the priority, as no operation of the API can, which is why the notification is posted here.
   * Leaves no part. @throws {ApiError} 404
   */
  prioritizeConversation(id: string, priority: Conversation["priority"]): Conversation;
  /** @throws {ApiError} 404 */
  deleteConversation(id: string, retainMetrics: boolean): DeletedConversation;
  /** The conversations that a contact takes part in. */
  conversationsOf(contactId: string): Conversation[];
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "admins"
  | "contactAuthor"
  | "countSnooze"
  | "deleteTicket"
  | "emit"
  | "existingTeam"
  | "liveContact"
  | "tickets"
  | "unlinkConversation"
  | "unlinkTicket"
>;

export function conversationState(base: Base, all: () => Needs): ConversationState {
  const { storage, numericId, stamp } = base;
  const conversations = storage.map<Conversation>("conversations");
  const deleted = storage.map<DeletedConversation>("deleted conversations");
  const deletions = base.lateList("deleted conversation", deleted);
  const byContact = new Map<string, Set<string>>();
  const index = base.searchIndex({
    name: "conversation",
    records: conversations,
    fields: conversationFields,
  });

  const unlist = ({ id, contacts }: Conversation) => {
    for (const contact of contacts) byContact.get(contact)?.delete(id);
  };
  const enlist = ({ id, contacts }: Conversation) => {
    for (const contact of contacts) {
      const ids = byContact.get(contact);
      if (ids === undefined) byContact.set(contact, new Set([id]));
      else ids.add(id);
    }
  };
  storage.derive(() => {
    byContact.clear();
    for (const conversation of conversations.values()) enlist(conversation);
  });

  const store = (conversation: Conversation, options?: WriteOptions) => {
    const old = conversations.get(conversation.id);
    conversations.set(conversation.id, conversation);
    if (old?.contacts !== conversation.contacts) {
      if (old !== undefined) unlist(old);
      enlist(conversation);
    }
    all().countSnooze(
      conversation.id,
      conversation.state === "snoozed" ? conversation.snoozed_until : null,
    );
    index.write(conversation, base.indexDelay(options));
    return conversation;
  };
  const existing = (id: string): Conversation => {
    const conversation = conversations.get(id);
    if (conversation === undefined) throw resourceNotFound();
    return conversation;
  };
  const update = (id: string, patch: ConversationPatch, options?: WriteOptions) => {
    const old = existing(id);
    const { seconds, ms } = stamp();
    return store({ ...old, ...patch, updated_at: seconds, updated_ms: ms }, options);
  };

  const author = ({ type, id }: NonNullable<NewConversation["author"]>): Author => {
    if (type === "contact") return { ...all().contactAuthor(id), type };
    if (isContact({ type })) return all().contactAuthor(id);
    if (type === "team") return { type, id, name: all().existingTeam(id).name, email: null };
    const admin = all().admins.find((one) => one.id === id);
    const name = admin?.name ?? (type === "bot" ? "Fin" : null);
    return { type, id, name, email: admin?.email ?? null };
  };

  return {
    conversations,
    deletedConversations: deleted,
    listedDeletions: deletions.allSeen,
    conversationFields,
    conversationIndex: index,
    existingConversation: existing,
    updateConversation: update,

    prioritizeConversation(id, priority) {
      if (existing(id).priority === priority) return existing(id);
      const conversation = update(id, { priority });
      all().emit("conversation.priority.updated", { conversation });
      return conversation;
    },

    createConversation(input, options) {
      const { seconds, ms } = stamp(input.created_at);
      const writer = input.author === null ? null : author(input.author);
      const body = input.body ?? "";
      const id = numericId();
      const source =
        input.source === undefined
          ? ({ type: "conversation", id: numericId() } as const)
          : input.source;
      const byContact = source !== null && isContact(writer);
      const contacts = input.contacts ?? (writer !== null && isContact(writer) ? [writer.id] : []);
      return store(
        {
          id,
          created_at: seconds,
          created_ms: ms,
          updated_at: seconds,
          updated_ms: ms,
          source: source && {
            ...source,
            delivered_as: deliveredAs(writer),
            subject: input.subject ?? "",
            body: body === "" || body.startsWith("<") ? body : `<p>${body}</p>`,
            url: input.url ?? null,
            author: writer,
            attachments: input.attachments ?? [],
            redacted: false,
          },
          contacts: contacts.map((contact) => all().liveContact(contact).id),
          state: "open",
          read: false,
          priority: "none",
          admin_assignee_id: 0,
          team_assignee_id: 0,
          waiting_since: byContact ? seconds : null,
          snoozed_until: null,
          title: null,
          company_id: null,
          tags: [],
          custom_attributes: {},
          parts: [],
          statistics: begun(byContact ? seconds : null),
          rating: null,
          linked: [],
          ai_agent: null,
          merged_into: null,
        },
        options,
      );
    },

    deleteConversation(id, retainMetrics) {
      const conversation = existing(id);
      const gone = { id, metrics_retained: retainMetrics, deleted_at: stamp().seconds };
      for (const { type, id: other } of conversation.linked) {
        if (type === "ticket") all().unlinkTicket(other, id);
        else if (conversations.has(other)) all().unlinkConversation(other, id);
      }
      unlist(conversation);
      all().countSnooze(id, null);
      conversations.delete(id);
      index.remove(id);
      deleted.set(id, gone);
      deletions.write(gone);
      // What it was converted to is the same thing.
      if (all().tickets.has(id)) all().deleteTicket(id);
      return gone;
    },

    conversationsOf: (contactId) =>
      [...(byContact.get(contactId) ?? [])].flatMap((id) => conversations.get(id) ?? []),
  };
}

/** The description's words, but for the automated ones in a form of the same kind. */
function deliveredAs(author: Author | null): string {
  if (author === null) return "automated";
  if (isContact(author)) return "customer_initiated";
  return author.type === "bot" ? "operator_initiated" : "admin_initiated";
}
