import { ApiError, contactNotFound } from "../errors.ts";
import type { Contact } from "../records/contact.ts";
import type { Merge } from "../records/merge.ts";
import type { Base, WriteOptions } from "./base.ts";
import type { Workspace } from "./state.ts";

/** A chain of merges is followed this far (the description of GET /contacts/{id}). */
const MAX_HOPS = 3;

export interface MergeState {
  /** By the id of the contact that is gone. */
  readonly merges: ReadonlyMap<string, Merge>;
  /**
   * Merges a lead into a user: what is empty there is taken over, what belongs to the lead moves, and
   * the lead is gone.
   * @param options.checked refuse to merge two who share neither email nor phone
   * @throws {ApiError} 404 for either, 400 `invalid_merge`
   */
  mergeContacts(
    from: string,
    into: string,
    options?: WriteOptions & { checked?: boolean },
  ): Contact;
  /** The id of the contact that a contact which is gone was merged into in the end. */
  mergedInto(id: string): string | undefined;
  /** The same by the external id that the contact had. */
  mergedByExternalId(externalId: string): string | undefined;
  /** What was merged into a user, the latest first. @throws {ApiError} 404, for a lead too */
  mergeHistory(contactId: string): Merge[];
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "changeContact"
  | "changeTicket"
  | "contacts"
  | "conversationsOf"
  | "liveContact"
  | "moveEvents"
  | "reassignNotes"
  | "removeContact"
  | "tickets"
  | "updateConversation"
>;

export function mergeState({ storage, numericId, stamp }: Base, all: () => Needs): MergeState {
  const merges = storage.map<Merge>("contact merges");

  const mergedInto = (id: string): string | undefined => {
    let target = merges.get(id)?.into;
    for (let hop = 1; hop < MAX_HOPS && target !== undefined; hop++) {
      target = merges.get(target)?.into ?? target;
    }
    return target !== undefined && all().contacts.has(target) ? target : undefined;
  };

  return {
    merges,
    mergedInto,
    mergedByExternalId(externalId) {
      for (const merge of merges.values()) {
        if (merge.external_id === externalId) return mergedInto(merge.source);
      }
      return undefined;
    },

    mergeContacts(from, into, { checked = false, ...options } = {}) {
      const source = all().liveContact(from);
      const target = all().liveContact(into);
      if (source.role !== "lead" || target.role !== "user") {
        throw invalidMerge("Only a lead can be merged, and only into a user");
      }
      if (checked && !areDuplicates(source, target)) {
        // Code and message as the description's example.
        throw invalidMerge(
          "Contacts can only be merged when they are duplicates (matching email or phone). " +
            "Pass skip_duplicate_validation=true to override this check.",
        );
      }
      all().removeContact(source.id);
      merges.set(source.id, {
        id: numericId(),
        source: source.id,
        source_role: source.role,
        external_id: source.external_id,
        into: target.id,
        merged_at: stamp().seconds,
      });
      all().reassignNotes(source.notes, target.id);
      all().moveEvents(source.id, target.id);
      const moved = (contacts: readonly string[]) => [
        ...new Set(contacts.map((id) => (id === source.id ? target.id : id))),
      ];
      for (const { id, contacts } of all().conversationsOf(source.id)) {
        all().updateConversation(id, { contacts: moved(contacts) }, options);
      }
      for (const { id, contacts } of all().tickets.values()) {
        if (contacts.includes(source.id)) all().changeTicket(id, { contacts: moved(contacts) });
      }
      return all().changeContact(target.id, united(source, target), options);
    },

    mergeHistory(contactId) {
      const { id, role } = all().liveContact(contactId);
      if (role !== "user") throw contactNotFound();
      return [...merges.values()].filter(({ into }) => into === id).reverse();
    },
  };
}

function areDuplicates(a: Contact, b: Contact): boolean {
  const sameEmail = a.email !== null && a.email.toLowerCase() === b.email?.toLowerCase();
  return sameEmail || (a.phone !== null && a.phone === b.phone);
}

/** Fields that the target has keep their value; lists are put together. */
function united(source: Contact, target: Contact): Partial<Contact> {
  const known = new Set(target.tags.map(({ id }) => id));
  return {
    email: target.email ?? source.email,
    external_id: target.external_id ?? source.external_id,
    name: target.name ?? source.name,
    phone: target.phone ?? source.phone,
    avatar: target.avatar ?? source.avatar,
    owner_id: target.owner_id ?? source.owner_id,
    signed_up_at: target.signed_up_at ?? source.signed_up_at,
    last_seen_at: latest(target.last_seen_at, source.last_seen_at),
    custom_attributes: { ...source.custom_attributes, ...target.custom_attributes },
    details: { ...source.details, ...target.details },
    companies: [...new Set([...target.companies, ...source.companies])],
    tags: [...target.tags, ...source.tags.filter(({ id }) => !known.has(id))],
    notes: [...target.notes, ...source.notes],
    subscriptions: [...new Set([...target.subscriptions, ...source.subscriptions])],
  };
}

const latest = (a: number | null, b: number | null) =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const invalidMerge = (message: string) => new ApiError(400, "invalid_merge", message);
