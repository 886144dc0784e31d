/** Triggers on conversations that a search alone tells of, by one call a check. */
import { input } from "../../scripts/language/inputs.ts";
import { call } from "../../scripts/language/steps.ts";
import { happens, sample } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";

import { nobody } from "../events.ts";
import { conversationEvent } from "./events.ts";
import { byChannel, byConversation, byEverything } from "./filters.ts";
import { start, started } from "./start.ts";
import { closing, reopening } from "./trial-steps.ts";

const conversations = {
  poll: "POST /conversations/search",
  items: "conversations",
  itemName: "Conversation_With_Event",
} as const;

export const WhenTeammateStartsConversation = pollingTrigger({
  ...conversations,
  summary: "When a teammate starts a conversation",
  description:
    "Starts the flow for each conversation that a teammate starts, with the first message in Source Body.",
  hint: "Write to a contact from the inbox to see this work.",
  time: "created_at",
  where: [{ field: "source.author.type", operator: "IN", value: ["admin", "team"] }],
  filters: {
    teammate: {
      field: "source.author.id",
      operator: "=",
      input: input.from("GET /admins/{admin_id}", "admin_id", {
        title: "Teammate",
        description: "Only conversations that this teammate starts.",
      }),
    },
    ...byChannel,
  },
  event: conversationEvent("started", ({ created_at, source }) => ({
    at: created_at,
    by_id: source.author.id,
  })),
  fires: [
    call("POST /messages", {
      body: {
        message_type: "in_app",
        body: "Your parcel has left.",
        from: { type: "admin", id: sample("admin_id") },
        to: { type: "user", id: sample("contact_id") },
        create_conversation_without_contact_reply: true,
      },
    }),
  ],
});

export const WhenConversationUpdated = pollingTrigger({
  ...conversations,
  summary: "When a conversation is updated",
  description:
    "Starts the flow for each conversation about which anything changed, once for all changes since the last check, with what it is then. A conversation that began since the last check is new, and does not start it.",
  hint: "Answer or close a conversation to see this work.",
  time: "updated_at",
  created: "created_at",
  filters: byEverything,
  event: conversationEvent("updated", ({ updated_at }) => ({
    at: updated_at,
    by_id: nobody,
  })),
  fires: [reopening, closing],
});

export const WhenConversationClosed = pollingTrigger({
  ...conversations,
  summary: "When a conversation is closed",
  description:
    "Starts the flow for each conversation that is closed, by a reply that closes it, too. Closed again since the last check, it starts the flow once, with the latest closing.",
  hint: "Close a conversation to see this work.",
  visibility: "important",
  time: "statistics.last_close_at",
  filters: byConversation,
  event: conversationEvent("closed", ({ statistics }) => ({
    at: statistics.last_close_at,
    by_id: statistics.last_closed_by_id,
  })),
  fires: [reopening, closing],
});

export const WhenConversationRated = pollingTrigger({
  ...conversations,
  summary: "When a conversation is rated",
  description:
    "Starts the flow for each rating that a contact gives, and again when the contact changes it, with the score in Rating Score.",
  hint: "Rate a conversation as a contact to see this work.",
  visibility: "important",
  time: "conversation_rating.updated_at",
  searchedAs: "conversation_rating.replied_at",
  filters: {
    highest_score: {
      field: "conversation_rating.score",
      operator: "<=",
      title: "Highest Score",
      description: "Only ratings up to this score, from 1 (worst) to 5 (best).",
    },
    ...byConversation,
  },
  event: conversationEvent("rated", ({ conversation_rating: { updated_at, contact } }) => ({
    at: updated_at,
    by_id: contact.id,
  })),
  fires: [happens("ratings", { conversation_id: sample("conversation_id"), rating: 5 })],
});

export const WhenConversationDeleted = pollingTrigger({
  poll: "GET /conversations/deleted",
  items: "conversations",
  summary: "When a conversation is deleted",
  description:
    "Starts the flow for each conversation that is deleted, with its id, which is all that Intercom keeps.",
  hint: "Delete a conversation to see this work.",
  // A conversation is deleted once.
  accuracy: "Exact",
  time: "deleted_at",
  with: { order: "desc" },
  fires: [
    start,
    call("DELETE /conversations/{conversation_id}", {
      path: { conversation_id: started.conversation_id },
    }),
  ],
});
