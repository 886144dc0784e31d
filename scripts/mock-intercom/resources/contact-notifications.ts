import type { Contact } from "../records/contact.ts";
import type { SubscriptionType } from "../records/subscription-type.ts";
import type { Tag } from "../records/tag.ts";
import type { Workspace } from "../state/state.ts";
import { companyJson } from "./company-json.ts";
import { contactItem } from "./contact-json.ts";
import { subscriptionTypeJson } from "./subscription-json.ts";
import { tagJson } from "./tag-json.ts";

// The items have the form of notifications that others recorded (Zulip's test data).

/** Notifies of what an update has changed about a contact. */
export function emitContactChanges(before: Contact, after: Contact, workspace: Workspace): void {
  const subject = { contact: after };
  workspace.emit(`contact.${after.role}.updated`, subject);
  if (before.role === "lead" && after.role === "user") {
    workspace.emit("contact.lead.signed_up", subject);
  }
  if (before.email !== after.email && after.email !== null) {
    const added = before.email === null && after.role === "lead";
    workspace.emit(added ? "contact.lead.added_email" : "contact.email.updated", subject);
  }
  if (before.unsubscribed_from_emails !== after.unsubscribed_from_emails) {
    const left = after.unsubscribed_from_emails;
    workspace.emit(left ? "contact.unsubscribed" : "contact.subscribed", {
      item: subscriptionItem(
        left ? "contact_unsubscribe" : "contact_subscribe",
        after,
        [],
        workspace,
      ),
    });
  }
}

/** Notifies that a contact decided about a subscription type, or takes that back. */
export function emitConsent(
  contact: Contact,
  type: SubscriptionType,
  gets: boolean,
  workspace: Workspace,
): void {
  workspace.emit(gets ? "granular.subscribe" : "granular.unsubscribe", {
    item: subscriptionItem(
      gets ? "granular_subscribe" : "granular_unsubscribe",
      contact,
      [type],
      workspace,
    ),
  });
}

const subscriptionItem = (
  type: string,
  contact: Contact,
  types: readonly SubscriptionType[],
  workspace: Workspace,
) => ({
  type,
  contact: contactItem(contact, workspace),
  subscription_types: { type: "list", data: types.map(subscriptionTypeJson) },
  created_at: workspace.now(),
});

/** Notifies that a tag was put on a contact or taken off. */
export function emitContactTag(
  change: "created" | "deleted",
  contact: Contact,
  tag: Tag,
  workspace: Workspace,
): void {
  workspace.emit(`contact.${contact.role}.tag.${change}`, {
    item: {
      type: "contact_tag",
      tag: tagJson(tag),
      contact: contactItem(contact, workspace),
    },
  });
}

/** Notifies that a contact came to a company or left it. */
export function emitMembership(
  change: "attached" | "detached",
  contact: Contact,
  companyId: string,
  workspace: Workspace,
): void {
  workspace.emit(`company.contact.${change}`, {
    item: {
      company: companyJson(companyId, workspace),
      contact: contactItem(contact, workspace),
    },
  });
}
