/**
 * Triggers on what happens within conversations: one run of the flow for each part of a kind, which
 * takes a call for each conversation that changed.
 */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { happens, sample } from "../../scripts/language/trial.ts";
import { partsOf, pollingTrigger } from "../../scripts/language/trigger.ts";
import {
  all,
  any,
  equals,
  given,
  not,
  oneOf,
  type Ref,
  text,
  type Value,
} from "../../scripts/language/values.ts";
import { kindOf, PART_KINDS, type Part, partEvent, tagEvent } from "./events.ts";
import { byChannel, byConversation, byEverything, byInbox } from "./filters.ts";
import { start, started } from "./start.ts";
import { answering, closing, noting, reopening, snoozing } from "./trial-steps.ts";

const parts = {
  poll: "POST /conversations/search",
  items: "conversations",
  filters: byConversation,
  parts: partsOf(
    "GET /conversations/{conversation_id}",
    "conversation_parts.conversation_parts",
    "created_at",
  ),
  event: partEvent,
  itemName: "Conversation_With_Part",
} as const;

/** Where there are many conversations, what changed about others costs calls, too. */
const onChange = { ...parts, time: "updated_at" } as const;

const byTeammate = ({ author }: Ref<Part>) => equals(author.type, "admin");
const byBot = ({ author }: Ref<Part>) => equals(author.type, "bot");
const byContact = ({ author }: Ref<Part>) =>
  oneOf(author.type, ["user", "lead", "contact", "visitor"]);
/** Whether something was told: a text or a file, even where the part does something besides. */
const says = ({ body, attachments }: Ref<Part>): Value<boolean> =>
  any(given(body), given(attachments.first.url));

export const WhenSomethingHappensInConversation = pollingTrigger({
  ...onChange,
  summary: "When something happens in a conversation",
  description:
    "Starts the flow for each message, note or change of the chosen kinds, one run each, in their order. A contact's message that opens a closed conversation is a reopening, a teammate's that closes one a closing.",
  hint: "Add a note to a conversation to see this work.",
  visibility: "important",
  filters: byEverything,
  inputs: {
    kinds: input.list(input.choice(PART_KINDS, { title: "Kind", description: "What happens." }), {
      title: "Kinds",
      description: "What to start the flow for; all of it where nothing is chosen.",
    }),
  },
  keep: ({ part }, { kinds }) => any(not(given(kinds)), oneOf(kindOf(part), kinds)),
  fires: [reopening, closing],
});

const conversation = named<Schemas["conversation"]>("conversation");

export const WhenContactReplied = pollingTrigger({
  ...parts,
  summary: "When a contact replies in a conversation",
  description:
    "Starts the flow for each reply of a contact, with its text in Part Body. The first message of a conversation is no reply.",
  hint: "Reply as a contact to see this work.",
  visibility: "important",
  time: "statistics.last_contact_reply_at",
  keep: ({ part }) => all(byContact(part), says(part)),
  fires: [
    call("GET /conversations/{conversation_id}", {
      as: conversation,
      path: { conversation_id: sample("conversation_id") },
    }),
    call("POST /conversations/{conversation_id}/reply", {
      path: { conversation_id: sample("conversation_id") },
      body: {
        message_type: "comment",
        type: "user",
        intercom_user_id: conversation.contacts.contacts.first.id,
        body: "Thanks",
      },
    }),
  ],
});

export const WhenTeammateReplied = pollingTrigger({
  ...parts,
  summary: "When a teammate replies in a conversation",
  description:
    "Starts the flow for each reply of a teammate, one that closes or assigns the conversation, too, with its text in Part Body. Notes do not count.",
  hint: "Reply from the inbox to see this work.",
  visibility: "important",
  time: "statistics.last_admin_reply_at",
  inputs: {
    author: input.from("GET /admins/{admin_id}", "admin_id", {
      title: "Author",
      description: "Only replies that this teammate writes.",
    }),
  },
  keep: ({ part }, { author }) =>
    all(
      byTeammate(part),
      not(equals(part.part_type, "note")),
      says(part),
      any(not(given(author)), equals(text(part.author.id), text(author))),
    ),
  fires: [answering],
});

export const WhenBotReplied = pollingTrigger({
  ...onChange,
  summary: "When Fin or a bot replies in a conversation",
  description:
    "Starts the flow for each message of Fin or of a workflow, with its text in Part Body. Messages with buttons count.",
  hint: "Ask Fin something to see this work.",
  inputs: {
    from: input.choice(
      { fin: "Fin", bot: "Other bots" },
      { title: "From", description: "Whose messages count; those of all bots where it is empty." },
    ),
  },
  keep: ({ part }, { from }) =>
    all(
      byBot(part),
      says(part),
      any(
        not(given(from)),
        all(equals(from, "fin"), equals(part.author.from_ai_agent, true)),
        all(equals(from, "bot"), not(equals(part.author.from_ai_agent, true))),
      ),
    ),
  fires: [
    happens("fin-replies", {
      conversation_id: sample("conversation_id"),
      body: "You can change your plan in the settings.",
    }),
  ],
});

export const WhenNoteAddedToConversation = pollingTrigger({
  ...onChange,
  summary: "When a note is added to a conversation",
  description: "Starts the flow for each note of a teammate, with its text in Part Body.",
  hint: "Write a note in a conversation to see this work.",
  inputs: {
    author: input.from("GET /admins/{admin_id}", "admin_id", {
      title: "Author",
      description: "Only notes that this teammate writes.",
    }),
  },
  keep: ({ part }, { author }) =>
    all(
      equals(part.part_type, "note"),
      any(not(given(author)), equals(text(part.author.id), text(author))),
    ),
  fires: [noting],
});

export const WhenConversationReopened = pollingTrigger({
  ...onChange,
  summary: "When a conversation is reopened",
  description:
    "Starts the flow each time that a conversation is opened again: by a teammate, by an assignment, or by a contact who replies. The end of a snooze does not count, unless a contact's reply ends it.",
  hint: "Open a closed conversation to see this work.",
  keep: ({ part }) => oneOf(part.part_type, ["open", "assign_and_reopen"]),
  fires: [closing, reopening],
});

export const WhenConversationAssigned = pollingTrigger({
  ...onChange,
  summary: "When a conversation is assigned",
  description:
    "Starts the flow each time that a teammate or a team is put in charge of a conversation, by a teammate, a rule or a workflow. To take everybody off does not count.",
  hint: "Assign a conversation to yourself to see this work.",
  visibility: "important",
  // Who is in charge then is who was put in charge, unless it has changed since.
  filters: {
    ...byConversation,
    team: { ...byConversation.team, visibility: "advanced" },
    teammate: { ...byConversation.teammate, visibility: "advanced" },
  },
  inputs: {
    assigned_teammate: input.from("GET /admins/{admin_id}", "admin_id", {
      title: "Assigned Teammate",
      description: "Only where this teammate is put in charge.",
    }),
    assigned_team: input.from("GET /teams/{team_id}", "team_id", {
      title: "Assigned Team",
      description: "Only where this team is put in charge; with a teammate chosen, either counts.",
    }),
  },
  keep: ({ part: { assigned_to } }, { assigned_teammate, assigned_team }) =>
    all(
      given(assigned_to.id),
      any(
        all(not(given(assigned_teammate)), not(given(assigned_team))),
        all(equals(assigned_to.type, "admin"), equals(assigned_to.id, text(assigned_teammate))),
        all(equals(assigned_to.type, "team"), equals(assigned_to.id, text(assigned_team))),
      ),
    ),
  fires: [
    call("POST /conversations/{conversation_id}/parts", {
      path: { conversation_id: sample("conversation_id") },
      body: {
        message_type: "assignment",
        type: "admin",
        admin_id: sample("admin_id"),
        assignee_id: sample("admin_id"),
      },
    }),
  ],
});

export const WhenConversationSnoozed = pollingTrigger({
  ...onChange,
  summary: "When a conversation is snoozed",
  description:
    "Starts the flow each time that a conversation is snoozed; Snoozed Until has the time when it comes back.",
  hint: "Snooze a conversation to see this work.",
  keep: ({ part }) => equals(part.part_type, "snoozed"),
  fires: [snoozing],
});

export const WhenConversationUnsnoozed = pollingTrigger({
  ...onChange,
  summary: "When a conversation is unsnoozed",
  description:
    "Starts the flow each time that a snooze ends: by its time, by a teammate, or by an assignment.",
  hint: "Open a snoozed conversation to see this work.",
  keep: ({ part }) => oneOf(part.part_type, ["unsnoozed", "timer_unsnooze", "assign_and_unsnooze"]),
  fires: [snoozing, reopening],
});

export const WhenTagAddedToConversation = pollingTrigger({
  ...parts,
  summary: "When a tag is added to a conversation",
  description:
    "Starts the flow for each tag that is put on a conversation. A tag that is gone again by the next check is not seen.",
  hint: "Put a tag on a conversation to see this work.",
  accuracy: "A tag that is gone again by the next check is not seen.",
  visibility: "important",
  time: "updated_at",
  parts: partsOf("GET /conversations/{conversation_id}", "tags.tags", "applied_at"),
  event: tagEvent,
  itemName: "Conversation_With_Tag",
  filters: { ...byInbox, ...byChannel },
  inputs: {
    added_tag: input.from("GET /tags/{tag_id}", "tag_id", {
      title: "Tag",
      description: "Only where this tag is put on; any tag where it is empty.",
    }),
  },
  keep: ({ part }, { added_tag }) => any(not(given(added_tag)), equals(part.id, added_tag)),
  fires: [
    start,
    call("POST /conversations/{conversation_id}/tags", {
      path: { conversation_id: started.conversation_id },
      body: { id: sample("tag_id"), admin_id: sample("admin_id") },
    }),
  ],
});

const newcomer = named<Schemas["contact"]>("newcomer");
const addNewcomer = [
  call("POST /contacts", { as: newcomer, body: { role: "lead" } }),
  call("POST /conversations/{conversation_id}/customers", {
    path: { conversation_id: sample("conversation_id") },
    body: { admin_id: sample("admin_id"), customer: { intercom_user_id: newcomer.id } },
  }),
];

export const WhenContactAddedToConversation = pollingTrigger({
  ...onChange,
  summary: "When a contact is added to a conversation",
  description: "Starts the flow each time that one more contact joins a conversation.",
  hint: "Add a contact to a conversation to see this work.",
  keep: ({ part }) => equals(part.part_type, "participant_added"),
  fires: addNewcomer,
});

export const WhenContactRemovedFromConversation = pollingTrigger({
  ...onChange,
  summary: "When a contact is removed from a conversation",
  description:
    "Starts the flow each time that a contact is taken out of a conversation. Intercom does not say which one.",
  hint: "Remove a contact from a conversation to see this work.",
  keep: ({ part }) => equals(part.part_type, "participant_removed"),
  fires: [
    ...addNewcomer,
    call("DELETE /conversations/{conversation_id}/customers/{contact_id}", {
      path: { conversation_id: sample("conversation_id"), contact_id: newcomer.id },
      body: { admin_id: sample("admin_id") },
    }),
  ],
});
