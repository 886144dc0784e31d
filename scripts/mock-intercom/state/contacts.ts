import {
  ApiError,
  contactConflict,
  contactNotFound,
  parameterInvalid,
  parameterMissing,
} from "../errors.ts";
import type { AttributeType } from "../records/attribute.ts";
import type { Contact, ContactDetails, ContactFields } from "../records/contact.ts";
import { contactFields } from "../search/contact-fields.ts";
import type { FieldFinder } from "../search/fields.ts";
import type { SearchIndex } from "../search/search-index.ts";
import type { Base, WriteOptions } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface NewContact extends Partial<ContactFields> {
  /** Where it was somebody before, such as a visitor. Default: a new one. */
  id?: string;
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

export interface ContactState {
  /** By id, in order of creation; archived ones are among them. */
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly contactFields: FieldFinder<Contact>;
  readonly contactIndex: SearchIndex<Contact>;

  /** @throws {ApiError} 400 without email, external id or role; 409 as `updateContact` */
  createContact(contact: NewContact, options?: WriteOptions): Contact;
  /**
   * @throws {ApiError} 404; 409 where another contact has the same external id, or another user the
   * same email
   */
  updateContact(id: string, patch: ContactPatch, options?: WriteOptions): Contact;
  /**
   * Puts other values into the record of a contact, archived or not, and checks nothing; moves its
   * `updated_at`, as every write does. For whoever keeps something in the record.
   */
  changeContact(id: string, change: Partial<Contact>, options?: WriteOptions): Contact;
  archiveContact(id: string): Contact;
  /** @throws {ApiError} 404 */
  unarchiveContact(id: string, options?: WriteOptions): Contact;
  /** Closes the contact's conversations: Intercom archives them. @throws {ApiError} 404 */
  blockContact(id: string): Contact;
  /** Deletes a contact with its notes. @throws {ApiError} 404 */
  deleteContact(id: string): Contact;
  /** Takes a contact out of everything, but leaves alone what belonged to it. */
  removeContact(id: string): Contact;
  /** The contact, unless there is none or it is archived. @throws {ApiError} 404 */
  liveContact(id: string): Contact;
  /** Archived ones, too. */
  contactWithExternalId(externalId: string): Contact | undefined;
  /** Archived ones, too; whatever the case. */
  userWithEmail(email: string): Contact | undefined;
  /** @throws {ApiError} 400 for an attribute that is not known or a value of another type */
  checkContactAttributes(values: ContactFields["custom_attributes"]): void;
}

/** Most contacts have the same nothing, which spares memory where there are many. */
const NONE: readonly string[] = [];

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "adminAuthor"
  | "admins"
  | "appliedTag"
  | "attributeType"
  | "closeConversation"
  | "conversationsOf"
  | "countMember"
  | "customObjectTypeOf"
  | "dropNotes"
  | "existingCompany"
>;

export function contactState(base: Base, all: () => Needs): ContactState {
  const { storage, stamp } = base;
  const contacts = storage.map<Contact>("contacts");
  const typeOf = (attribute: string) => all().attributeType("contact", attribute);
  const refers = (attribute: string) => all().customObjectTypeOf(attribute) !== undefined;
  /** Users only, archived ones too: leads do not conflict. By email in lower case. */
  const userByEmail = new Map<string, string>();
  const contactByExternalId = new Map<string, string>();
  const fields = contactFields(typeOf);
  const index = base.searchIndex({
    name: "contact",
    records: contacts,
    fields,
    visible: ({ archived }) => !archived,
  });

  const unlist = (contact: Contact) => {
    const email = contact.email?.toLowerCase();
    if (email !== undefined && userByEmail.get(email) === contact.id) userByEmail.delete(email);
    if (contact.external_id !== null) contactByExternalId.delete(contact.external_id);
  };
  const enlist = (contact: Contact) => {
    if (contact.role === "user" && contact.email !== null) {
      userByEmail.set(contact.email.toLowerCase(), contact.id);
    }
    if (contact.external_id !== null) contactByExternalId.set(contact.external_id, contact.id);
  };
  storage.derive(() => {
    userByEmail.clear();
    contactByExternalId.clear();
    for (const contact of contacts.values()) enlist(contact);
  });

  const store = (old: Contact | undefined, contact: Contact, options?: WriteOptions) => {
    if (old !== undefined) unlist(old);
    contacts.set(contact.id, contact);
    enlist(contact);
    all().countMember(old, contact);
    if (!contact.archived) index.write(contact, base.indexDelay(options));
    return contact;
  };
  /** Every write on a contact moves its `updated_at`. */
  const rewrite = (old: Contact, change: Partial<Contact>, options?: WriteOptions) => {
    const { seconds, ms } = stamp();
    return store(old, { ...old, ...change, updated_at: seconds, updated_ms: ms }, options);
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

  const any = (id: string): Contact => {
    const contact = contacts.get(id);
    if (contact === undefined) throw contactNotFound();
    return contact;
  };
  const live = (id: string): Contact => {
    const contact = any(id);
    if (contact.archived) throw contactNotFound();
    return contact;
  };
  const byId = (id: string | undefined) => (id === undefined ? undefined : contacts.get(id));
  const remove = (id: string): Contact => {
    const contact = any(id);
    unlist(contact);
    contacts.delete(id);
    all().countMember(contact, undefined);
    index.remove(id);
    return contact;
  };

  return {
    contacts,
    contactFields: fields,
    contactIndex: index,
    liveContact: live,
    contactWithExternalId: (externalId) => byId(contactByExternalId.get(externalId)),
    userWithEmail: (email) => byId(userByEmail.get(email.toLowerCase())),
    checkContactAttributes: (values) => checkAttributes(values, typeOf, refers),

    createContact(input, options) {
      const { email = null, external_id = null, role } = input;
      if (email === null && external_id === null && role === undefined) {
        throw parameterMissing("A contact needs an email, an external_id or a role");
      }
      const created = stamp(input.created_at);
      const updated = stamp(input.updated_at ?? input.created_at);
      const contact: Contact = {
        id: input.id ?? base.objectId(),
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
        companies: (input.companies ?? []).map((id) => all().existingCompany(id).id),
        tags: (input.tags ?? []).map((id) => all().appliedTag(id, created.seconds)),
        notes: NONE,
        subscriptions: NONE,
        details: input.details ?? {},
      };
      checkAttributes(contact.custom_attributes, typeOf, refers);
      checkConflicts(contact);
      return store(undefined, contact, options);
    },

    updateContact(id, { details, ...patch }, options) {
      const old = live(id);
      const changed = { ...old, ...patch };
      if (patch.custom_attributes !== undefined) {
        checkAttributes(patch.custom_attributes, typeOf, refers);
        changed.custom_attributes = { ...old.custom_attributes, ...patch.custom_attributes };
      }
      if (old.role === "user" && changed.role === "lead") throw staysUser();
      checkConflicts(changed, id);
      return rewrite(old, { ...changed, details: { ...old.details, ...details } }, options);
    },

    changeContact: (id, change, options) => rewrite(any(id), change, options),

    archiveContact(id) {
      const archived = rewrite(live(id), { archived: true });
      index.remove(id);
      return archived;
    },

    unarchiveContact: (id, options) => rewrite(any(id), { archived: false }, options),

    blockContact(id) {
      const contact = live(id);
      const author = all().adminAuthor(all().admins[0].id);
      for (const conversation of all().conversationsOf(id)) {
        if (conversation.state !== "closed") all().closeConversation(conversation.id, author);
      }
      return contact;
    },

    deleteContact(id) {
      const contact = remove(id);
      all().dropNotes(contact.notes);
      return contact;
    },
    removeContact: remove,
  };
}

/** @throws {ApiError} 400 for an attribute that is not known or a value of another type */
function checkAttributes(
  values: ContactFields["custom_attributes"],
  typeOf: (attribute: string) => AttributeType | undefined,
  refers: (attribute: string) => boolean,
): void {
  for (const [name, value] of Object.entries(values)) {
    const type = typeOf(name);
    // Whether an instance of that id is there, Intercom does not ask.
    if (refers(name) && (value === null || Array.isArray(value))) continue;
    if (type === undefined) {
      throw parameterInvalid(`Custom attribute '${name}' does not exist`, "custom_attributes");
    }
    const fits =
      value === null ||
      (type === "integer" || type === "date"
        ? Number.isSafeInteger(value)
        : typeof value === (type === "float" ? "number" : type));
    if (!fits) {
      throw parameterInvalid(`Custom attribute '${name}' is of type ${type}`, "custom_attributes");
    }
  }
}

const staysUser = () => new ApiError(400, "client_error", "A user cannot become a lead again");
