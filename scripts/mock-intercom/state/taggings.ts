import { ApiError } from "../errors.ts";
import type { AppliedTag } from "../records/tag.ts";
import type { Workspace } from "./state.ts";

/** What carries tags that a teammate puts on, by name. */
export type TagCarrier = "conversation" | "ticket";

/** The tags of conversations and tickets, and what any tag is used for. */
export interface TaggingState {
  /**
   * A tag that is put on again stays as it was put on first.
   * @throws {ApiError} 404 for what is to carry it, the tag or the teammate
   */
  addTag(carrier: TagCarrier, id: string, tagId: string, adminId: string): AppliedTag;
  /** @throws {ApiError} 404, too, where the tag is not on it */
  removeTag(carrier: TagCarrier, id: string, tagId: string, adminId: string): AppliedTag;
  /** What keeps a tag from being deleted, such as `Segments: VIPs` or `Contacts: 3`. */
  usesOfTag(tagId: string): string[];
}

/** One thing that carries tags, and how its tags are written. */
interface Tagged {
  tags: readonly AppliedTag[];
  write(tags: readonly AppliedTag[]): void;
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "adminAuthor"
  | "appliedTag"
  | "articles"
  | "companies"
  | "contacts"
  | "contentSnippets"
  | "conversations"
  | "existingTicket"
  | "internalArticles"
  | "segments"
  | "setTicketTags"
  | "tags"
  | "tickets"
  | "updateConversation"
>;

export function taggingState(all: () => Needs): TaggingState {
  /** Codes and messages of what is not there are those of the description's examples. */
  const find: Record<TagCarrier, (id: string) => Tagged> = {
    conversation(id) {
      const conversation = all().conversations.get(id);
      if (conversation === undefined) {
        throw new ApiError(404, "not_found", "Conversation not found");
      }
      return {
        tags: conversation.tags,
        write: (tags) => all().updateConversation(id, { tags }),
      };
    },
    ticket(id) {
      const { tags } = all().existingTicket(id);
      return { tags, write: (changed) => all().setTicketTags(id, changed) };
    },
  };

  return {
    addTag(carrier, id, tagId, adminId) {
      const { tags, write } = find[carrier](id);
      const admin = all().adminAuthor(adminId);
      if (!all().tags.has(tagId)) throw tagNotFound();
      const old = tags.find((tag) => tag.id === tagId);
      if (old !== undefined) return old;
      const tag = all().appliedTag(tagId, undefined, admin.id);
      write([...tags, tag]);
      return tag;
    },

    removeTag(carrier, id, tagId, adminId) {
      const { tags, write } = find[carrier](id);
      all().adminAuthor(adminId);
      const tag = tags.find((one) => one.id === tagId);
      if (tag === undefined) throw tagNotFound();
      write(tags.filter((one) => one !== tag));
      return tag;
    },

    usesOfTag(tagId) {
      const segments = all()
        .segments.filter(({ rule }) => rule.kind === "tag" && rule.tag === tagId)
        .map(({ name }) => name);
      const carriers: [string, Iterable<{ tags: readonly (AppliedTag | string)[] }>][] = [
        ["Contacts", all().contacts.values()],
        ["Companies", all().companies.values()],
        ["Conversations", all().conversations.values()],
        ["Tickets", all().tickets.values()],
        ["Articles", all().articles.values()],
        ["Internal articles", all().internalArticles.values()],
        ["Content snippets", all().contentSnippets.values()],
      ];
      const uses = segments.length > 0 ? [`Segments: ${segments.join(", ")}`] : [];
      for (const [name, items] of carriers) {
        let count = 0;
        for (const { tags } of items) {
          if (tags.some((tag) => (typeof tag === "string" ? tag : tag.id) === tagId)) count += 1;
        }
        if (count > 0) uses.push(`${name}: ${count}`);
      }
      return uses;
    },
  };
}

const tagNotFound = () => new ApiError(404, "tag_not_found", "Tag not found");
