import { ApiError, contactNotFound } from "../errors.ts";
import type { Contact } from "../records/contact.ts";
import type { Visitor } from "../records/visitor.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export type NewVisitor = Partial<
  Pick<Visitor, "user_id" | "email" | "phone" | "name" | "pseudonym" | "referrer">
>;

/** How a visitor or a contact is named; one of the fields is enough. */
export interface Identity {
  id?: string;
  /** Of a contact, the external id. */
  user_id?: string;
  email?: string;
}

export interface VisitorState {
  readonly visitors: ReadonlyMap<string, Visitor>;
  /** Only here: the API cannot make visitors, Intercom's Messenger does. */
  createVisitor(visitor?: NewVisitor): Visitor;
  /** @throws {ApiError} 404 */
  existingVisitor(identity: Identity): Visitor;
  /** @throws {ApiError} 404; 400 for a custom attribute that contacts do not have */
  updateVisitor(
    identity: Identity,
    patch: Partial<Pick<Visitor, "name" | "custom_attributes">>,
  ): Visitor;
  /**
   * Makes a contact of a visitor, or merges the visitor into the one who has the identity.
   * @throws {ApiError} 404 for the visitor, or where the identity is an id that no contact has
   */
  convertVisitor(
    visitor: Identity,
    identity: Identity,
    role: Contact["role"],
  ): { visitor: Visitor; contact: Contact; created: boolean };
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "checkContactAttributes"
  | "contactWithExternalId"
  | "createContact"
  | "liveContact"
  | "updateContact"
  | "userWithEmail"
>;

export function visitorState(base: Base, all: () => Needs): VisitorState {
  const { storage, stamp } = base;
  const visitors = storage.map<Visitor>("visitors");

  const find = ({ id, user_id, email }: Identity): Visitor => {
    const found =
      id !== undefined
        ? visitors.get(id)
        : [...visitors.values()].find((one) =>
            user_id !== undefined
              ? one.user_id === user_id
              : email !== undefined && one.email === email,
          );
    if (found === undefined) throw new ApiError(404, "not_found", "Visitor Not Found");
    return found;
  };
  const contactWith = ({ id, user_id, email }: Identity, role: Contact["role"]) => {
    if (id !== undefined) return all().liveContact(id);
    const found =
      user_id !== undefined
        ? all().contactWithExternalId(user_id)
        : email !== undefined && role === "user"
          ? all().userWithEmail(email)
          : undefined;
    if (found?.archived) throw contactNotFound();
    return found;
  };

  return {
    visitors,
    existingVisitor: find,
    createVisitor(input = {}) {
      const { seconds } = stamp();
      const visitor: Visitor = {
        id: base.objectId(),
        user_id: input.user_id ?? base.uuid(),
        email: input.email ?? null,
        phone: input.phone ?? null,
        name: input.name ?? null,
        pseudonym: input.pseudonym ?? null,
        referrer: input.referrer ?? null,
        created_at: seconds,
        updated_at: seconds,
        last_request_at: seconds,
        session_count: 1,
        custom_attributes: {},
      };
      visitors.set(visitor.id, visitor);
      return visitor;
    },
    updateVisitor(identity, { name, custom_attributes = {} }) {
      const old = find(identity);
      all().checkContactAttributes(custom_attributes);
      const visitor = {
        ...old,
        name: name ?? old.name,
        custom_attributes: { ...old.custom_attributes, ...custom_attributes },
        updated_at: stamp().seconds,
      };
      visitors.set(visitor.id, visitor);
      return visitor;
    },
    convertVisitor(from, identity, role) {
      const visitor = find(from);
      const known = contactWith(identity, role);
      const { name, phone, last_request_at, custom_attributes } = visitor;
      const contact =
        known === undefined
          ? all().createContact({
              id: visitor.id,
              role,
              email: identity.email ?? visitor.email,
              external_id: identity.user_id ?? null,
              name,
              phone,
              signed_up_at: role === "user" ? visitor.created_at : null,
              last_seen_at: last_request_at,
              custom_attributes,
            })
          : all().updateContact(known.id, {
              email: known.email ?? identity.email ?? visitor.email,
              name: known.name ?? name,
              phone: known.phone ?? phone,
              last_seen_at: last_request_at ?? known.last_seen_at,
              custom_attributes: { ...custom_attributes, ...known.custom_attributes },
            });
      visitors.delete(visitor.id);
      return { visitor, contact, created: known === undefined };
    },
  };
}
