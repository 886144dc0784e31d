import type { Region } from "./auth.ts";
import type { Clock } from "./clock.ts";
import {
  companyNotFound,
  contactConflict,
  contactNotFound,
  parameterInvalid,
  parameterMissing,
  resourceNotFound,
} from "./errors.ts";
import { createRandom } from "./random.ts";
import type {
  Admin,
  AppliedTag,
  AttributeType,
  AttributeValue,
  Author,
  Company,
  Contact,
  ContactDetails,
  ContactFields,
  Conversation,
  Tag,
} from "./records.ts";
import { type Calendar, createCalendar } from "./search/days.ts";
import { contactFields, conversationFields, type FieldFinder } from "./search/fields.ts";
import { createSearchIndex, type SearchIndex } from "./search/search-index.ts";

export interface WriteOptions {
  /** Seconds until the write becomes searchable. Default: drawn from the mock's `indexDelay`. */
  indexDelay?: number;
}

export interface NewContact extends Partial<ContactFields> {
  /** Unix seconds, may have a fraction. Default: now. */
  created_at?: number;
  /** Unix seconds, may have a fraction. Default: `created_at`. */
  updated_at?: number;
  /** Ids. */
  companies?: readonly string[];
  /** Ids. */
  tags?: readonly string[];
  details?: Partial<ContactDetails>;
}

export interface ContactPatch extends Partial<ContactFields> {
  details?: Partial<ContactDetails>;
}

export interface NewCompany {
  name: string;
  /** The id in the customer's own system. */
  company_id: string;
  /** Unix seconds. Default: now. */
  created_at?: number;
  monthly_spend?: number;
  plan?: string | null;
  size?: number | null;
  website?: string | null;
  industry?: string | null;
  custom_attributes?: Readonly<Record<string, AttributeValue>>;
}

export interface NewConversation {
  /** Who wrote first. A user or lead must be a contact of the workspace. */
  author: { type: Author["type"]; id: string };
  /** Plain text or HTML. */
  body: string;
  subject?: string;
  /** The page on which the conversation was started. */
  url?: string | null;
  /** Unix seconds, may have a fraction. Default: now. */
  created_at?: number;
  /** Ids. Default: the author, where that is a contact. */
  contacts?: readonly string[];
}

export interface ConversationPatch {
  state?: Conversation["state"];
  read?: boolean;
  priority?: Conversation["priority"];
  admin_assignee_id?: number;
  team_assignee_id?: number;
  title?: string | null;
  waiting_since?: number | null;
  snoozed_until?: number | null;
}

export interface Members {
  /** Ids. */
  readonly contacts: ReadonlySet<string>;
  /** How many of them are users. */
  readonly users: number;
}

/**
 * The state of the mock: what requests read and write, and what tests seed. Writes have the same
 * effects and raise the same `ApiError`s whichever way they come. Records never change; a write
 * replaces them.
 */
export interface Workspace {
  /** The short code of the workspace (`app.id_code`). */
  readonly id: string;
  readonly name: string;
  readonly timezone: string;
  readonly region: Region;
  /** When the workspace was set up, unix seconds. */
  readonly created_at: number;
  /** The first is the one whom the token belongs to. */
  readonly admins: readonly [Admin, ...Admin[]];
  /** By id, in order of creation; archived ones are among them. */
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly companies: ReadonlyMap<string, Company>;
  readonly tags: ReadonlyMap<string, Tag>;
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** The custom attributes of contacts. */
  readonly attributes: ReadonlyMap<string, AttributeType>;

  /** @throws {ApiError} 400 without email, external id or role; 409 as `updateContact` */
  createContact(contact: NewContact, options?: WriteOptions): Contact;
  /**
   * @throws {ApiError} 404; 409 where another contact has the same external id, or another user the
   * same email
   */
  updateContact(id: string, patch: ContactPatch, options?: WriteOptions): Contact;
  archiveContact(id: string): Contact;
  unarchiveContact(id: string, options?: WriteOptions): Contact;
  deleteContact(id: string): Contact;
  /** The contact, unless there is none or it is archived. @throws {ApiError} 404 */
  liveContact(id: string): Contact;

  /** Creates a company, or updates the one that has the same `company_id`. */
  createCompany(company: NewCompany): Company;
  attachCompany(contactId: string, companyId: string, options?: WriteOptions): Company;
  /** The contacts that belong to a company and are not archived. */
  membersOf(companyId: string): Members;

  /** Creates a tag, or finds the one of that name whatever its case. */
  createTag(name: string): Tag;
  tagContact(contactId: string, tagId: string, options?: WriteOptions): AppliedTag;

  createConversation(conversation: NewConversation, options?: WriteOptions): Conversation;
  updateConversation(id: string, patch: ConversationPatch, options?: WriteOptions): Conversation;

  /** Makes a custom attribute of contacts known; others are refused. */
  defineAttribute(name: string, type: AttributeType): void;

  readonly calendar: Calendar;
  readonly contactFields: FieldFinder<Contact>;
  readonly contactIndex: SearchIndex<Contact>;
  readonly conversationFields: FieldFinder<Conversation>;
  readonly conversationIndex: SearchIndex<Conversation>;
}

export interface WorkspaceOptions {
  clock: Clock;
  seed: number;
  timezone: string;
  region: Region;
  /** Seconds, [min, max]. */
  indexDelay: readonly [number, number];
}

const YEAR = 365 * 86_400;

/** @throws {RangeError} for a time zone that does not exist or a delay that is none */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { clock, seed, timezone, region } = options;
  const [shortest, longest] = options.indexDelay;
  if (!(shortest >= 0 && longest >= shortest)) {
    throw new RangeError(`not an index delay: ${shortest} to ${longest} s`);
  }
  const ids = createRandom(seed, "ids");
  const delays = createRandom(seed, "index delays");

  const contacts = new Map<string, Contact>();
  const companies = new Map<string, Company>();
  const tags = new Map<string, Tag>();
  const conversations = new Map<string, Conversation>();
  const attributes = new Map<string, AttributeType>();
  /** Users only, archived ones too: leads do not conflict. By email in lower case. */
  const userByEmail = new Map<string, string>();
  const contactByExternalId = new Map<string, string>();
  const companyByCompanyId = new Map<string, string>();
  const members = new Map<string, { contacts: Set<string>; users: number }>();

  /** Like MongoDB's: four bytes of time, five of the machine, a counter of three. */
  const machine = ids.hex(10);
  let counter = ids.integer(0, 0x0fffff);
  const objectId = () => {
    counter = (counter + 1) & 0xffffff;
    const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");
    return hex(Math.floor(clock.now()) % 2 ** 32, 8) + machine + hex(counter, 6);
  };
  let number = ids.integer(100_000, 900_000);
  const numericId = () => String(++number);

  const adminId = ids.integer(1_000_000, 9_000_000);
  const admins: Workspace["admins"] = [
    { id: String(adminId), name: "Ada Byrne", email: "ada@example.com" },
    { id: String(adminId + 17), name: "Grace Ito", email: "grace@example.com" },
    { id: String(adminId + 42), name: "Linus Okoye", email: "linus@example.com" },
  ];

  const calendar = createCalendar(timezone);
  const contactFinder = contactFields(attributes);
  const contactIndex = createSearchIndex({
    clock,
    fields: contactFinder,
    current: (id) => {
      const contact = contacts.get(id);
      return contact?.archived ? undefined : contact;
    },
  });
  const conversationIndex = createSearchIndex({
    clock,
    fields: conversationFields,
    current: (id) => conversations.get(id),
  });
  const drawDelay = (given?: WriteOptions) =>
    given?.indexDelay ?? shortest + delays.next() * (longest - shortest);

  const stamp = (seconds?: number) => {
    const ms = seconds === undefined ? clock.milliseconds() : Math.floor(seconds * 1000 + 1e-3);
    return { seconds: Math.floor(ms / 1000), ms };
  };

  const checkConflicts = (contact: ContactFields, self?: string) => {
    const sameEmail =
      contact.role === "user" && contact.email !== null
        ? userByEmail.get(contact.email.toLowerCase())
        : undefined;
    const sameExternalId =
      contact.external_id === null ? undefined : contactByExternalId.get(contact.external_id);
    for (const id of [sameExternalId, sameEmail]) {
      if (id === undefined || id === self) continue;
      throw contactConflict(id, contacts.get(id)?.archived === true);
    }
  };

  const checkAttributes = (values: ContactFields["custom_attributes"]) => {
    for (const [name, value] of Object.entries(values)) {
      const type = attributes.get(name);
      if (type === undefined) {
        throw parameterInvalid(`Custom attribute '${name}' does not exist`, "custom_attributes");
      }
      const fits =
        value === null ||
        (type === "integer" || type === "date"
          ? Number.isSafeInteger(value)
          : typeof value === type);
      if (!fits) {
        throw parameterInvalid(
          `Custom attribute '${name}' is of type ${type}`,
          "custom_attributes",
        );
      }
    }
  };

  const forget = (contact: Contact) => {
    const email = contact.email?.toLowerCase();
    if (email !== undefined && userByEmail.get(email) === contact.id) userByEmail.delete(email);
    if (contact.external_id !== null) contactByExternalId.delete(contact.external_id);
    for (const company of contact.companies) {
      const its = members.get(company);
      if (its?.contacts.delete(contact.id) && contact.role === "user") its.users -= 1;
    }
  };

  const remember = (contact: Contact) => {
    contacts.set(contact.id, contact);
    if (contact.role === "user" && contact.email !== null) {
      userByEmail.set(contact.email.toLowerCase(), contact.id);
    }
    if (contact.external_id !== null) contactByExternalId.set(contact.external_id, contact.id);
    if (contact.archived) return;
    for (const company of contact.companies) {
      const its = members.get(company);
      if (its === undefined || its.contacts.has(contact.id)) continue;
      its.contacts.add(contact.id);
      if (contact.role === "user") its.users += 1;
    }
  };

  /** Every write on a contact moves its `updated_at`. */
  const rewrite = (old: Contact, change: Partial<Contact>, given?: WriteOptions): Contact => {
    const { seconds, ms } = stamp();
    const contact = { ...old, ...change, updated_at: seconds, updated_ms: ms };
    forget(old);
    remember(contact);
    if (!contact.archived) contactIndex.write(contact, drawDelay(given));
    return contact;
  };

  const liveContact = (id: string): Contact => {
    const contact = contacts.get(id);
    if (contact === undefined || contact.archived) throw contactNotFound();
    return contact;
  };

  const company = (id: string): Company => {
    const found = companies.get(id);
    if (found === undefined) throw companyNotFound();
    return found;
  };

  const applied = (tagId: string, seconds: number): AppliedTag => {
    if (!tags.has(tagId)) throw resourceNotFound();
    return { id: tagId, applied_at: seconds, applied_by: { type: "admin", id: admins[0].id } };
  };

  const author = (given: NewConversation["author"]): Author => {
    if (given.type === "user" || given.type === "lead") {
      const { id, role, name, email } = liveContact(given.id);
      return { type: role, id, name, email };
    }
    const admin = admins.find(({ id }) => id === given.id);
    return {
      type: given.type,
      id: given.id,
      name: admin?.name ?? (given.type === "bot" ? "Fin" : null),
      email: admin?.email ?? null,
    };
  };

  return {
    id: ids.hex(8),
    name: "Example Workspace",
    timezone,
    region,
    created_at: Math.max(0, Math.floor(clock.now()) - 3 * YEAR),
    admins,
    contacts,
    companies,
    tags,
    conversations,
    attributes,
    calendar,
    contactFields: contactFinder,
    contactIndex,
    conversationFields,
    conversationIndex,
    liveContact,

    createContact(input, given) {
      const { email = null, external_id = null, role } = input;
      if (email === null && external_id === null && role === undefined) {
        throw parameterMissing("A contact needs an email, an external_id or a role");
      }
      const created = stamp(input.created_at);
      const updated = stamp(input.updated_at ?? input.created_at);
      const contact: Contact = {
        id: objectId(),
        role: role ?? "user",
        email,
        external_id,
        name: input.name ?? null,
        phone: input.phone ?? null,
        avatar: input.avatar ?? null,
        owner_id: input.owner_id ?? null,
        unsubscribed_from_emails: input.unsubscribed_from_emails ?? false,
        signed_up_at: input.signed_up_at ?? null,
        last_seen_at: input.last_seen_at ?? null,
        custom_attributes: input.custom_attributes ?? {},
        created_at: created.seconds,
        created_ms: created.ms,
        updated_at: updated.seconds,
        updated_ms: updated.ms,
        archived: false,
        companies: (input.companies ?? []).map((id) => company(id).id),
        tags: (input.tags ?? []).map((id) => applied(id, created.seconds)),
        details: input.details ?? {},
      };
      checkAttributes(contact.custom_attributes);
      checkConflicts(contact);
      remember(contact);
      contactIndex.write(contact, drawDelay(given));
      return contact;
    },

    updateContact(id, { details, ...patch }, given) {
      const old = liveContact(id);
      const fields = { ...old, ...patch };
      if (patch.custom_attributes !== undefined) {
        checkAttributes(patch.custom_attributes);
        fields.custom_attributes = { ...old.custom_attributes, ...patch.custom_attributes };
      }
      checkConflicts(fields, id);
      return rewrite(old, { ...fields, details: { ...old.details, ...details } }, given);
    },

    archiveContact(id) {
      const archived = rewrite(liveContact(id), { archived: true });
      contactIndex.remove(id);
      return archived;
    },

    unarchiveContact(id, given) {
      const contact = contacts.get(id);
      if (contact === undefined) throw contactNotFound();
      return rewrite(contact, { archived: false }, given);
    },

    deleteContact(id) {
      const contact = contacts.get(id);
      if (contact === undefined) throw contactNotFound();
      forget(contact);
      contacts.delete(id);
      contactIndex.remove(id);
      return contact;
    },

    createCompany(input) {
      const now = stamp();
      const created = stamp(input.created_at);
      const known = companyByCompanyId.get(input.company_id);
      const old = known === undefined ? undefined : companies.get(known);
      const made: Company = {
        id: old?.id ?? objectId(),
        company_id: input.company_id,
        name: input.name,
        created_at: old?.created_at ?? created.seconds,
        created_ms: old?.created_ms ?? created.ms,
        updated_at: now.seconds,
        remote_created_at: old?.remote_created_at ?? created.seconds,
        monthly_spend: input.monthly_spend ?? old?.monthly_spend ?? 0,
        session_count: old?.session_count ?? 0,
        plan: input.plan ?? old?.plan ?? null,
        size: input.size ?? old?.size ?? null,
        website: input.website ?? old?.website ?? null,
        industry: input.industry ?? old?.industry ?? null,
        custom_attributes: { ...old?.custom_attributes, ...input.custom_attributes },
      };
      companies.set(made.id, made);
      companyByCompanyId.set(made.company_id, made.id);
      if (old === undefined) members.set(made.id, { contacts: new Set(), users: 0 });
      return made;
    },

    attachCompany(contactId, companyId, given) {
      const contact = liveContact(contactId);
      const found = company(companyId);
      if (!contact.companies.includes(found.id)) {
        rewrite(contact, { companies: [...contact.companies, found.id] }, given);
      }
      return found;
    },

    membersOf: (companyId) => members.get(companyId) ?? { contacts: new Set(), users: 0 },

    createTag(name) {
      const text = name.toLowerCase();
      for (const tag of tags.values()) if (tag.name.toLowerCase() === text) return tag;
      const tag = { id: numericId(), name };
      tags.set(tag.id, tag);
      return tag;
    },

    tagContact(contactId, tagId, given) {
      const contact = liveContact(contactId);
      const tag = applied(tagId, stamp().seconds);
      const others = contact.tags.filter(({ id }) => id !== tagId);
      rewrite(contact, { tags: [...others, tag] }, given);
      return tag;
    },

    createConversation(input, given) {
      const { seconds, ms } = stamp(input.created_at);
      const writer = author(input.author);
      const byContact = writer.type === "user" || writer.type === "lead";
      const conversation: Conversation = {
        id: numericId(),
        created_at: seconds,
        created_ms: ms,
        updated_at: seconds,
        updated_ms: ms,
        source: {
          id: numericId(),
          delivered_as: byContact ? "customer_initiated" : "admin_initiated",
          subject: input.subject ?? "",
          body: input.body.startsWith("<") ? input.body : `<p>${input.body}</p>`,
          url: input.url ?? null,
          author: writer,
        },
        contacts: (input.contacts ?? (byContact ? [writer.id] : [])).map(
          (id) => liveContact(id).id,
        ),
        state: "open",
        read: false,
        priority: "none",
        admin_assignee_id: 0,
        team_assignee_id: 0,
        waiting_since: byContact ? seconds : null,
        snoozed_until: null,
        title: null,
        tags: [],
      };
      conversations.set(conversation.id, conversation);
      conversationIndex.write(conversation, drawDelay(given));
      return conversation;
    },

    updateConversation(id, patch, given) {
      const old = conversations.get(id);
      if (old === undefined) throw resourceNotFound();
      const { seconds, ms } = stamp();
      const conversation = { ...old, ...patch, updated_at: seconds, updated_ms: ms };
      conversations.set(id, conversation);
      conversationIndex.write(conversation, drawDelay(given));
      return conversation;
    },

    defineAttribute(name, type) {
      attributes.set(name, type);
    },
  };
}
