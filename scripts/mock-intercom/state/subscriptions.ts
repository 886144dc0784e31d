import { parameterInvalid, resourceNotFound } from "../errors.ts";
import type { SubscriptionType } from "../records/subscription-type.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface SubscriptionState {
  readonly subscriptionTypes: readonly SubscriptionType[];
  /** Only here: the API cannot make subscription types. */
  createSubscriptionType(type: Omit<SubscriptionType, "id">): SubscriptionType;
  /** The contact declines messages that need no agreement, or agrees to those that do. */
  addSubscription(contactId: string, typeId: string, consent: string): SubscriptionType;
  /** @throws {ApiError} 404 for either, or where the contact has decided nothing about the type */
  removeSubscription(contactId: string, typeId: string): SubscriptionType;
  /** The types that a contact has decided about. */
  subscriptionsOf(contactId: string): SubscriptionType[];
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "changeContact" | "liveContact">;

export function subscriptionState(base: Base, all: () => Needs): SubscriptionState {
  const first = base.random("subscription types").integer(1_000_000, 2_000_000);
  const types = base.storage.list<SubscriptionType>("subscription types", [
    {
      id: String(first),
      name: "Newsletter",
      description: "What is new, once a month",
      state: "live",
      consent_type: "opt_out",
      content_types: ["email"],
    },
    {
      id: String(first + 7),
      name: "Announcements",
      description: "Offers and new features",
      state: "live",
      consent_type: "opt_in",
      content_types: ["email", "sms_message"],
    },
  ]);
  const existing = (id: string) => {
    const type = types.find((one) => one.id === id);
    if (type === undefined) throw resourceNotFound();
    return type;
  };

  return {
    subscriptionTypes: types,
    createSubscriptionType(input) {
      const type = { ...input, id: base.numericId() };
      types.push(type);
      return type;
    },
    addSubscription(contactId, typeId, consent) {
      const { subscriptions } = all().liveContact(contactId);
      const type = existing(typeId);
      if (consent !== type.consent_type) {
        throw parameterInvalid(`consent_type of this type is ${type.consent_type}`, "consent_type");
      }
      if (!subscriptions.includes(typeId)) {
        all().changeContact(contactId, { subscriptions: [...subscriptions, typeId] });
      }
      return type;
    },
    removeSubscription(contactId, typeId) {
      const { subscriptions } = all().liveContact(contactId);
      const type = existing(typeId);
      if (!subscriptions.includes(typeId)) throw resourceNotFound();
      const others = subscriptions.filter((id) => id !== typeId);
      all().changeContact(contactId, { subscriptions: others });
      return type;
    },
    subscriptionsOf: (contactId) => all().liveContact(contactId).subscriptions.map(existing),
  };
}
