/** Triggers of each kind, as a resource's `triggers.ts` would have them. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, named, set } from "../../scripts/language/steps.ts";
import { now, round, sample } from "../../scripts/language/trial.ts";
import { type Polled, partsOf, pollingTrigger } from "../../scripts/language/trigger.ts";
import {
  all,
  any,
  equals,
  find,
  given,
  join,
  not,
  oneOf,
  text,
} from "../../scripts/language/values.ts";

const contact = named<Schemas["contact"]>("contact");

// --- Contacts: searched by day ---

const newLead = call("POST /contacts", {
  as: contact,
  body: { role: "lead", email: join("lead.", text(round), "@example.com") },
});

export const WhenLeadUpdated = pollingTrigger({
  poll: "POST /contacts/search",
  items: "data",
  summary: "When a lead is updated",
  description: "Starts the flow for each lead whose details change.",
  hint: "Change a lead in Intercom to see this work.",
  where: [{ field: "role", operator: "=", value: "lead" }],
  filters: {
    tag: {
      field: "tag_id",
      operator: "=",
      input: input.from("GET /tags/{tag_id}", "tag_id", { title: "Tag" }),
    },
    owner_id: "=",
  },
  time: "updated_at",
  fires: [
    newLead,
    call("PUT /contacts/{contact_id}", {
      path: { contact_id: contact.id },
      body: { phone: "+15551230000" },
    }),
  ],
});

const leads = named<Schemas["contact_list"]>("leads");

export const WhenLeadConverted = pollingTrigger({
  poll: "POST /contacts/search",
  items: "data",
  summary: "When a lead becomes a user",
  description: "Starts the flow for each lead that signs up.",
  hint: "Turn a lead into a user to see this work.",
  where: [{ field: "role", operator: "=", value: "user" }],
  time: "signed_up_at",
  keep: ({ item }) => not(equals(item.signed_up_at, item.created_at)),
  fires: [
    call("POST /contacts/search", {
      as: leads,
      body: { query: { field: "role", operator: "=", value: "lead" } },
    }),
    call("PUT /contacts/{contact_id}", {
      path: { contact_id: leads.data.first.id },
      body: { role: "user", signed_up_at: now },
    }),
  ],
});

// --- Conversations: by nested times, with filters that makers set ---

const conversations = { poll: "POST /conversations/search", items: "conversations" } as const;
const byTeam = {
  admin: { field: "admin_assignee_id", operator: "=", title: "Teammate" },
  team: { field: "team_assignee_id", operator: "=", title: "Team" },
} as const;
const conversation = named<Schemas["conversation"]>("conversation");
const reopening = call("POST /conversations/{conversation_id}/parts", {
  path: { conversation_id: sample("conversation_id") },
  body: { message_type: "open", admin_id: sample("admin_id") },
});
const closing = call("POST /conversations/{conversation_id}/parts", {
  path: { conversation_id: sample("conversation_id") },
  body: { message_type: "close", type: "admin", admin_id: sample("admin_id") },
});

export const WhenConversationClosed = pollingTrigger({
  ...conversations,
  summary: "When a conversation is closed",
  description: "Starts the flow for each conversation that is closed, by a reply that closes, too.",
  hint: "Close a conversation to see this work.",
  time: "statistics.last_close_at",
  where: [{ field: "source.type", operator: "IN", value: ["conversation", "email", "push"] }],
  filters: {
    ...byTeam,
    tag: {
      field: "tag_ids",
      operator: "=",
      input: input.from("GET /tags/{tag_id}", "tag_id", { title: "Tag" }),
    },
  },
  fires: [reopening, closing],
});

export const WhenConversationAssigned = pollingTrigger({
  ...conversations,
  summary: "When a conversation is assigned",
  description: "Starts the flow each time that a conversation gets a teammate or team.",
  hint: "Assign a conversation to see this work.",
  time: "statistics.last_assignment_at",
  filters: byTeam,
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

export const WhenTeammateReplied = pollingTrigger({
  ...conversations,
  summary: "When a teammate replies",
  description: "Starts the flow for each conversation in which a teammate replies.",
  hint: "Reply as a teammate to see this work.",
  time: "statistics.last_admin_reply_at",
  fires: [
    call("POST /conversations/{conversation_id}/reply", {
      path: { conversation_id: sample("conversation_id") },
      body: { message_type: "comment", type: "admin", admin_id: sample("admin_id"), body: "Hello" },
    }),
  ],
});

export const WhenContactReplied = pollingTrigger({
  ...conversations,
  summary: "When a contact replies",
  description: "Starts the flow for each conversation in which a contact replies.",
  hint: "Reply as a contact to see this work.",
  time: "statistics.last_contact_reply_at",
  filters: { state: "=" },
  omit: ["custom_attributes"],
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

// --- Parts: one run for each, in their order ---

const conversationParts = partsOf(
  "GET /conversations/{conversation_id}",
  "conversation_parts.conversation_parts",
  "created_at",
);
const kinds = { comment: "Message", note: "Note", assignment: "Assignment", close: "Closing" };

export const WhenConversationPartAdded = pollingTrigger({
  ...conversations,
  summary: "When something happens in a conversation",
  description:
    "Starts the flow for each message, note or change of the chosen kinds, in their order.",
  hint: "Add a note to a conversation to see this work.",
  time: "updated_at",
  parts: conversationParts,
  inputs: {
    kinds: input.list(input.choice(kinds, { title: "Kind", description: "What happened." }), {
      title: "Kinds",
      description: "What to start for; all where nothing is chosen.",
    }),
  },
  filters: byTeam,
  keep: ({ part }, { kinds: chosen }) => any(not(given(chosen)), oneOf(part.part_type, chosen)),
  fires: [reopening, closing],
});

/** What was snoozed, until when, and in which conversation: a shape of its own. */
const snoozing = shape<
  Polled<Schemas["conversation_list_item"], never, Schemas["conversation_part"]>
>()("Snoozing", "Snoozing", "A conversation that was snoozed.", ({ item, part }) => ({
  id: field.always("string", "Id", "The id of the part.", part.id),
  conversation_id: field.always("string", "Conversation Id", "The conversation.", item.id),
  by: field.optional("string", "By", "The name of the teammate.", part.author.name),
}));

export const WhenConversationSnoozed = pollingTrigger({
  ...conversations,
  summary: "When a conversation is snoozed",
  description: "Starts the flow each time that a conversation is snoozed.",
  hint: "Snooze a conversation to see this work.",
  time: "updated_at",
  parts: conversationParts,
  keep: ({ part }) => oneOf(part.part_type, ["snoozed"]),
  returns: snoozing,
  fires: [
    call("POST /conversations/{conversation_id}/parts", {
      path: { conversation_id: sample("conversation_id") },
      body: { message_type: "snoozed", admin_id: sample("admin_id"), snoozed_until: 1767312000 },
    }),
  ],
});

export const WhenNoteAdded = pollingTrigger({
  ...conversations,
  summary: "When a note is added to a conversation with a tag",
  description: "Starts the flow for each note on conversations that have the chosen tag.",
  hint: "Add a note to a conversation with the tag to see this work.",
  time: "updated_at",
  filters: {
    tag: {
      field: "tag_ids",
      operator: "=",
      input: input.from("GET /tags/{tag_id}", "tag_id", { title: "Tag", required: true }),
    },
  },
  parts: conversationParts,
  keep: ({ part }) => oneOf(part.part_type, ["note"]),
  fires: [
    call("POST /conversations/{conversation_id}/tags", {
      path: { conversation_id: sample("conversation_id") },
      body: { id: sample("tag_id"), admin_id: sample("admin_id") },
    }),
    call("POST /conversations/{conversation_id}/reply", {
      path: { conversation_id: sample("conversation_id") },
      body: { message_type: "note", type: "admin", admin_id: sample("admin_id"), body: "Look." },
    }),
  ],
});

const states = named<Schemas["ticket_state_list"]>("states");
const resolved = named<NonNullable<Schemas["ticket_state"]>>("resolved");
const submitted = named<NonNullable<Schemas["ticket_state"]>>("submitted");
const moveTo = (state: typeof resolved) =>
  call("PUT /tickets/{ticket_id}", {
    path: { ticket_id: sample("ticket_id") },
    body: { ticket_state_id: state.id },
  });

export const WhenTicketStateChanged = pollingTrigger({
  poll: "POST /tickets/search",
  items: "tickets",
  summary: "When the state of a ticket changes",
  description: "Starts the flow each time that a ticket moves to another state.",
  hint: "Resolve a ticket to see this work.",
  time: "updated_at",
  parts: partsOf("GET /tickets/{ticket_id}", "ticket_parts.ticket_parts", "created_at"),
  filters: {
    type: {
      field: "ticket_type_id",
      operator: "=",
      input: input.from("GET /ticket_types/{ticket_type_id}", "ticket_type_id"),
    },
  },
  inputs: {
    state: input.choice(
      { submitted: "Submitted", in_progress: "In Progress", resolved: "Resolved" },
      { title: "State", description: "The new state." },
    ),
  },
  keep: ({ part }, { state }) =>
    all(
      given(part.ticket_state),
      not(equals(part.ticket_state, part.previous_ticket_state)),
      any(not(given(state)), equals(part.ticket_state, state)),
    ),
  fires: [
    call("GET /ticket_states", { as: states }),
    set(
      resolved,
      find(states.data, ({ category }) => equals(category, "resolved")),
    ),
    set(
      submitted,
      find(states.data, ({ category }) => equals(category, "submitted")),
    ),
    moveTo(submitted),
    moveTo(resolved),
  ],
});

// --- Lists ---

const articles = named<Schemas["article_list"]>("articles");

export const WhenArticlePublished = pollingTrigger({
  poll: "GET /articles",
  items: "data",
  summary: "When an article is published or updated",
  description:
    "Starts the flow for each article that is published, and for each change of a published one.",
  hint: "Publish an article to see this work.",
  time: "updated_at",
  keep: ({ item }) => equals(item.state, "published"),
  fires: [
    call("GET /articles", { as: articles }),
    call("POST /articles", {
      body: {
        title: join("How to pay ", text(round)),
        author_id: articles.data.first.author_id,
        state: "published",
      },
    }),
  ],
});

export const WhenTeammateActivity = pollingTrigger({
  poll: "GET /admins/activity_logs",
  items: "activity_logs",
  since: "created_at_after",
  summary: "When a teammate does something",
  description: "Starts the flow for each entry of the teammates' activity log.",
  hint: "Change a setting of your workspace to see this work.",
  time: "created_at",
  inputs: {
    activity: input.string({
      title: "Activity",
      description: "The kind of activity; all where it is left empty.",
      example: "admin_away_mode_change",
    }),
  },
  keep: ({ item }, { activity }) =>
    any(not(given(activity)), equals(text(item.activity_type), activity)),
  fires: [
    call("PUT /admins/{admin_id}/away", {
      path: { admin_id: sample("admin_id") },
      body: { away_mode_enabled: true, away_mode_reassign: false },
    }),
  ],
});

export const WhenContactEvent = pollingTrigger({
  poll: "GET /events",
  items: "events",
  summary: "When a contact does something",
  description: "Starts the flow for each event of the chosen contact.",
  hint: "Submit an event of the contact to see this work.",
  time: "created_at",
  inputs: {
    contact_id: input.from("GET /contacts/{contact_id}", "contact_id", { required: true }),
  },
  with: { type: "user", intercom_user_id: { parameter: "contact_id" } },
  fires: [
    call("POST /events", {
      body: { id: sample("contact_id"), event_name: "ordered", created_at: now },
    }),
  ],
});

export const WhenConversationDeleted = pollingTrigger({
  poll: "GET /conversations/deleted",
  items: "conversations",
  summary: "When a conversation is deleted",
  description: "Starts the flow with the id of each conversation that is deleted.",
  hint: "Delete a conversation to see this work.",
  time: "deleted_at",
  with: { order: "desc" },
  fires: [
    call("DELETE /conversations/{conversation_id}", {
      path: { conversation_id: sample("conversation_id") },
    }),
  ],
});
