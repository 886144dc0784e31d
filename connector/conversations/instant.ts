/** Triggers on conversations that start at once. */

import type { Schemas } from "../../scripts/language/calls.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { cast, first, type Ref, text } from "../../scripts/language/values.ts";
import { instantTrigger, type Notified, webhookTrigger } from "../../scripts/language/webhook.ts";
import { amongKinds, notificationFields } from "../instant.ts";
import { TrigNewConversation } from "../users-and-leads/triggers.ts";
import {
  WhenBotReplied,
  WhenContactAddedToConversation,
  WhenContactReplied,
  WhenConversationAssigned,
  WhenConversationReopened,
  WhenConversationSnoozed,
  WhenConversationUnsnoozed,
  WhenNoteAddedToConversation,
  WhenTeammateReplied,
} from "./part-triggers.ts";
import { start, started } from "./start.ts";
import { answering, noting } from "./trial-steps.ts";
import {
  WhenConversationClosed,
  WhenConversationRated,
  WhenTeammateStartsConversation,
} from "./triggers.ts";

/** What notifications of tags and of contacts carry, as far as it is known of both. */
interface Carried {
  /** Of a part, the conversation's; of a conversation, its own. */
  readonly id: string;
  readonly conversation: { readonly id: string };
  readonly contact: { readonly id: string };
  readonly tags_added: { readonly tags: readonly Schemas["tag_basic"][] };
  readonly contacts: { readonly contacts: readonly { readonly id: string }[] };
}

/** The conversation that a notification only names. */
const whole = named<Schemas["conversation"]>("conversation");

/** The conversation once it is answered. */
const answered = named<Schemas["conversation"]>("answered");

const readWhole = ({ item }: Ref<Notified<unknown>>) => {
  const { id, conversation } = cast<Carried>(item);
  return [
    call("GET /conversations/{conversation_id}", {
      as: whole,
      path: { conversation_id: first(conversation.id, id) },
    }),
  ];
};

/** What makers mostly want to know of it, without another action. */
const wholeFields = field.group(
  "Conversation",
  "The conversation as it is by then, where the gateway has an access token of your workspace.",
  {
    title: field.optional(
      "string",
      "Conversation Title",
      "The title that your team gave the conversation.",
      whole.title,
    ),
    state: field.optional(
      "string",
      "Conversation State",
      "Whether the conversation is open, closed or snoozed.",
      whole.state,
    ),
    first_message: field.optional(
      "string",
      "First Message",
      "The text with which the conversation began, as HTML.",
      whole.source.body,
    ),
    channel: field.optional(
      "string",
      "Channel",
      "How the conversation came in: conversation for the Messenger, email, whatsapp and so on.",
      whole.source.type,
    ),
    contact_id: field.optional(
      "string",
      "First Contact Id",
      "The id of the contact whom the conversation is with.",
      whole.contacts.contacts.first.id,
    ),
    admin_assignee_id: field.optional(
      "string",
      "Teammate Id",
      "The id of the teammate who is in charge, or 0 if nobody is.",
      text(whole.admin_assignee_id),
    ),
    team_assignee_id: field.optional(
      "string",
      "Team Id",
      "The id of the team that is in charge, or 0 if none is.",
      text(whole.team_assignee_id),
    ),
  },
);

const taggedConversation = shape<Notified<unknown>>()(
  "Tagged_Conversation",
  "Tagged Conversation",
  "Tags that were put on a conversation.",
  ({ item, notification }) => {
    const { id, conversation, tags_added } = cast<Carried>(item);
    return {
      conversation_id: field.always(
        "string",
        "Conversation Id",
        "The id of the conversation.",
        first(conversation.id, id),
      ),
      tags: field.list("Tags", "The tags that were put on it.", tags_added.tags, (tag) => ({
        id: field.always("string", "Tag Id", "The id of the tag.", tag.id),
        name: field.optional("string", "Tag Name", "The name of the tag.", tag.name),
      })),
      conversation: wholeFields,
      notification: notificationFields(notification),
    };
  },
);

const participants = shape<Notified<unknown>>()(
  "Conversation_Participants",
  "Conversation Participants",
  "Who takes part in a conversation, once a contact was added or removed.",
  ({ item, notification }) => {
    const { id, conversation, contact, contacts } = cast<Carried>(item);
    return {
      conversation_id: field.always(
        "string",
        "Conversation Id",
        "The id of the conversation.",
        first(conversation.id, id),
      ),
      contact_id: field.optional(
        "string",
        "Contact Id",
        "The id of the contact who was added or removed, where Intercom says it.",
        contact.id,
      ),
      contacts: field.list(
        "Contacts",
        "Who takes part now, where Intercom says it.",
        contacts.contacts,
        (one) => ({
          id: field.always("string", "Participant Id", "The id of the contact.", one.id),
        }),
      ),
      conversation: wholeFields,
      notification: notificationFields(notification),
    };
  },
);

export const WhenContactRepliedAtOnce = instantTrigger(WhenContactReplied, {
  topics: ["conversation.user.replied"],
  visibility: "important",
});

export const WhenTeammateRepliedAtOnce = instantTrigger(WhenTeammateReplied, {
  topics: ["conversation.admin.replied"],
  visibility: "important",
});

export const WhenBotRepliedAtOnce = instantTrigger(WhenBotReplied, {
  topics: ["conversation.operator.replied"],
});

export const WhenNoteAddedToConversationAtOnce = instantTrigger(WhenNoteAddedToConversation, {
  topics: ["conversation.admin.noted"],
});

export const WhenTeammateStartsConversationAtOnce = instantTrigger(WhenTeammateStartsConversation, {
  topics: ["conversation.admin.single.created"],
});

export const WhenConversationAssignedAtOnce = instantTrigger(WhenConversationAssigned, {
  topics: ["conversation.admin.assigned", "conversation.admin.open.assigned"],
  visibility: "important",
});

export const WhenConversationClosedAtOnce = instantTrigger(WhenConversationClosed, {
  topics: ["conversation.admin.closed"],
  description:
    "Starts the flow each time that a conversation is closed, by a reply that closes it, too.",
  visibility: "important",
});

export const WhenConversationReopenedAtOnce = instantTrigger(WhenConversationReopened, {
  topics: ["conversation.admin.opened"],
  description: "Starts the flow each time that a teammate opens a conversation again.",
});

export const WhenConversationSnoozedAtOnce = instantTrigger(WhenConversationSnoozed, {
  topics: ["conversation.admin.snoozed"],
});

export const WhenConversationUnsnoozedAtOnce = instantTrigger(WhenConversationUnsnoozed, {
  topics: ["conversation.admin.unsnoozed"],
});

export const WhenConversationRatedAtOnce = instantTrigger(WhenConversationRated, {
  topics: ["conversation.rating.added"],
  visibility: "important",
});

export const WhenContactStartsConversationAtOnce = webhookTrigger({
  topics: ["conversation.user.created"],
  summary: "When a new conversation starts (instant)",
  description: "Starts the flow for each conversation that a contact starts.",
  hint: "Write to your workspace through the Messenger to see this work.",
  visibility: "important",
  catchUp: TrigNewConversation,
  fires: [
    call("POST /conversations", {
      body: { from: { type: "user", id: sample("contact_id") }, body: "Hello" },
    }),
  ],
});

export const WhenSomethingHappensInConversationAtOnce = webhookTrigger({
  summary: "When something happens in a conversation (instant)",
  description:
    "Starts the flow for each thing of the chosen kinds that happens in a conversation, with the conversation as it is then and the latest part under Conversation Parts.",
  hint: "Add a note to a conversation to see this work.",
  visibility: "important",
  ...amongKinds(
    {
      "conversation.user.created": "Started by a contact",
      "conversation.admin.single.created": "Started by a teammate",
      "conversation.user.replied": "Reply of a contact",
      "conversation.admin.replied": "Reply of a teammate",
      "conversation.admin.replied.translated": "Reply of a teammate, translated",
      "conversation.operator.replied": "Reply of Fin or a bot",
      "conversation.admin.noted": "Note",
      "conversation.admin.assigned": "Assignment",
      "conversation.admin.open.assigned": "Assignment that reopens it",
      "conversation.admin.closed": "Closing",
      "conversation.admin.opened": "Reopening",
      "conversation.admin.snoozed": "Snoozing",
      "conversation.admin.unsnoozed": "End of snoozing",
      "conversation.priority.updated": "Priority changed",
      "conversation.rating.added": "Rating",
      "conversation.read": "Read by the contact",
      "conversation.deleted": "Deleted",
    },
    "What happens in the conversation.",
  ),
  fires: [answering, noting],
});

export const WhenConversationPartRedactedAtOnce = webhookTrigger({
  topics: ["conversation_part.redacted"],
  summary: "When a part of a conversation is redacted (instant)",
  description: "Starts the flow for each part of a conversation whose text is taken away.",
  hint: "Redact a message to see this work.",
  fires: [
    start,
    call("POST /conversations/{conversation_id}/reply", {
      as: answered,
      path: { conversation_id: started.conversation_id },
      body: {
        ...{ message_type: "comment", type: "admin" },
        ...{ admin_id: sample("admin_id"), body: "Your card is 4000 0000 0000 0002." },
      },
    }),
    call("POST /conversations/redact", {
      body: {
        type: "conversation_part",
        conversation_id: answered.id,
        conversation_part_id: answered.conversation_parts.conversation_parts.first.id,
      },
    }),
  ],
});

export const WhenConversationTaggedAtOnce = webhookTrigger({
  topics: ["conversation_part.tag.created"],
  summary: "When a tag is added to a conversation (instant)",
  description: "Starts the flow for each tag that is put on a message of a conversation.",
  hint: "Put a tag on a conversation to see this work.",
  visibility: "important",
  reads: readWhole,
  returns: taggedConversation,
  fires: [
    start,
    call("POST /conversations/{conversation_id}/tags", {
      path: { conversation_id: started.conversation_id },
      body: { id: sample("tag_id"), admin_id: sample("admin_id") },
    }),
  ],
});

export const WhenConversationContactsChangeAtOnce = webhookTrigger({
  summary: "When a contact joins or leaves a conversation (instant)",
  description: "Starts the flow each time that a contact is added to a conversation, or removed.",
  hint: "Add a contact to a conversation to see this work.",
  ...amongKinds(
    {
      "conversation.contact.attached": "Contact added",
      "conversation.contact.detached": "Contact removed",
    },
    "What happens.",
  ),
  reads: readWhole,
  returns: participants,
  fires: WhenContactAddedToConversation.fires,
});
