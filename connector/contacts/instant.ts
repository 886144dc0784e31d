/** Triggers on contacts that start at once. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call } from "../../scripts/language/steps.ts";
import { round, sample } from "../../scripts/language/trial.ts";
import { cast, join, text } from "../../scripts/language/values.ts";
import { instantTrigger, type Notified, webhookTrigger } from "../../scripts/language/webhook.ts";
import { amongKinds, contactFields, notificationFields } from "../instant.ts";
import { TrigNewLead, TrigNewUser, TrigUpdateUser } from "../users-and-leads/triggers.ts";
import { VISITOR } from "../visitors/trial-steps.ts";
import { WhenLeadBecomesUser, WhenLeadUpdated } from "./triggers.ts";

const newContact = (role: "user" | "lead") => [
  call("POST /contacts", {
    body: { role, email: join(`new.${role}.`, text(round), "@example.com") },
  }),
];

export const WhenUserCreatedAtOnce = webhookTrigger({
  topics: ["contact.user.created"],
  summary: "When a user is created (instant)",
  description: "Starts the flow for each user that is created.",
  hint: "Create a user in Intercom to see this work.",
  visibility: "important",
  catchUp: TrigNewUser,
  fires: newContact("user"),
});

export const WhenLeadCreatedAtOnce = webhookTrigger({
  topics: ["contact.lead.created"],
  summary: "When a lead is created (instant)",
  description: "Starts the flow for each lead that is created.",
  hint: "Create a lead in Intercom to see this work.",
  visibility: "important",
  catchUp: TrigNewLead,
  fires: newContact("lead"),
});

export const WhenUserUpdatedAtOnce = webhookTrigger({
  topics: ["contact.user.updated"],
  summary: "When a user is updated (instant)",
  description: "Starts the flow each time that details of a user change.",
  hint: "Change a user in Intercom to see this work.",
  visibility: "important",
  catchUp: TrigUpdateUser,
  fires: TrigUpdateUser.fires,
});

export const WhenLeadUpdatedAtOnce = instantTrigger(WhenLeadUpdated, {
  topics: ["contact.lead.updated"],
  description: "Starts the flow each time that details of a lead change.",
});

export const WhenLeadBecomesUserAtOnce = instantTrigger(WhenLeadBecomesUser, {
  topics: ["contact.lead.signed_up"],
  description: "Starts the flow for each lead that signs up.",
});

export const WhenSomethingHappensToContactAtOnce = webhookTrigger({
  summary: "When something happens to a contact (instant)",
  description:
    "Starts the flow for each thing of the chosen kinds that happens to a contact, with the contact as it is then. Of one that is deleted Intercom tells little more than the id.",
  hint: "Create a user in Intercom to see this work.",
  visibility: "important",
  ...amongKinds(
    {
      "contact.user.created": "User created",
      "contact.lead.created": "Lead created",
      "contact.user.updated": "User updated",
      "contact.lead.updated": "Lead updated",
      "contact.lead.signed_up": "Lead became a user",
      "contact.lead.added_email": "Lead gave an email address",
      "contact.email.updated": "Email address changed",
      "contact.merged": "Merged with another contact",
      "contact.archived": "Archived",
      "contact.unarchive": "Taken out of the archive",
      "contact.deleted": "Deleted",
    },
    "What happens to the contact.",
  ),
  fires: newContact("user"),
});

/** What the notification of a tag carries (in the form that others recorded: Zulip's test data). */
interface ContactTag {
  readonly contact: Schemas["contact"];
  readonly tag: Schemas["tag"];
}

const tagged = shape<Notified<unknown>>()(
  "Tagged_Contact",
  "Tagged Contact",
  "A tag that was put on a contact, or taken off.",
  ({ item, notification }) => {
    const { contact, tag } = cast<ContactTag>(item);
    const { id, ...rest } = contactFields(contact);
    return {
      contact: field.group("Contact", "The contact.", {
        id,
        role: field.optional(
          "string",
          "Contact Role",
          "Whether it is a user or a lead.",
          contact.role,
        ),
        ...rest,
      }),
      tag: field.group("Tag", "The tag.", {
        id: field.always("string", "Tag Id", "The id of the tag.", tag.id),
        name: field.always("string", "Tag Name", "The name of the tag.", tag.name),
      }),
      notification: notificationFields(notification),
    };
  },
);

export const WhenContactTaggedAtOnce = webhookTrigger({
  summary: "When a contact is tagged or untagged (instant)",
  description: "Starts the flow for each tag that is put on a contact or taken off.",
  hint: "Put a tag on a contact to see this work.",
  visibility: "important",
  ...amongKinds(
    {
      "contact.user.tag.created": "Tag put on a user",
      "contact.user.tag.deleted": "Tag taken off a user",
      "contact.lead.tag.created": "Tag put on a lead",
      "contact.lead.tag.deleted": "Tag taken off a lead",
    },
    "What happens to the tag.",
  ),
  returns: tagged,
  fires: [
    call("POST /contacts/{contact_id}/tags", {
      path: { contact_id: sample("contact_id") },
      body: { id: sample("tag_id") },
    }),
  ],
});

/** What the notification of a subscription carries, in the same form. */
interface ContactSubscription {
  readonly contact: Schemas["contact"];
  readonly subscription_types: { readonly data: readonly Schemas["subscription_type"][] };
  readonly created_at: number;
}

const subscribed = shape<Notified<unknown>>()(
  "Contact_Subscription",
  "Contact Subscription",
  "What a contact decided about messages.",
  ({ item, notification }) => {
    const { contact, subscription_types } = cast<ContactSubscription>(item);
    return {
      contact: field.group("Contact", "The contact.", contactFields(contact)),
      subscription_types: field.list(
        "Subscription Types",
        "The kinds of messages; none where it is about all emails.",
        subscription_types.data,
        (type) => ({
          id: field.always(
            "string",
            "Subscription Type Id",
            "The id of the subscription type.",
            type.id,
          ),
          state: field.optional(
            "string",
            "Subscription Type State",
            "Whether it is live, a draft or archived.",
            type.state,
          ),
        }),
      ),
      notification: notificationFields(notification),
    };
  },
);

export const WhenContactSubscribesAtOnce = webhookTrigger({
  summary: "When a contact subscribes or unsubscribes (instant)",
  description:
    "Starts the flow each time that a contact subscribes to emails, or to a kind of messages, or ends that.",
  hint: "Unsubscribe a contact from emails to see this work.",
  ...amongKinds(
    {
      "contact.subscribed": "Subscribed to emails",
      "contact.unsubscribed": "Unsubscribed from emails",
      "granular.subscribe": "Subscribed to a kind of messages",
      "granular.unsubscribe": "Unsubscribed from a kind of messages",
    },
    "What the contact decides.",
  ),
  returns: subscribed,
  fires: [
    call("PUT /contacts/{contact_id}", {
      path: { contact_id: sample("contact_id") },
      body: { unsubscribed_from_emails: true },
    }),
  ],
});

export const WhenVisitorSignsUpAtOnce = webhookTrigger({
  topics: ["visitor.signed_up"],
  summary: "When a visitor signs up (instant)",
  description: "Starts the flow for each visitor who becomes a user.",
  hint: "Turn a visitor into a user to see this work.",
  fires: [
    call("POST /visitors/convert", {
      body: {
        type: "user",
        visitor: { user_id: VISITOR },
        user: { email: "was.a.visitor@example.com" },
      },
    }),
  ],
});
