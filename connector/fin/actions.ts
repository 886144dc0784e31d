import { action } from "../../scripts/language/action.ts";
import { call } from "../../scripts/language/steps.ts";

/** A conversation with the id that the contract's examples have. */
const start = call("POST /fin/start", {
  body: {
    conversation_id: "ext-123",
    message: { author: "user", body: "Hello", timestamp: "2026-01-01T00:00:00Z" },
    user: { id: "customer-1042" },
  },
});

/** The id that a conversation has outside of Intercom. */
const OWN_ID = { conversation_id: { choices: "none" } } as const;

/** What the contact wrote; that it is the contact's needs nobody's word. */
const MESSAGE = {
  ...OWN_ID,
  "message.body": { title: "Message" },
  "message.timestamp": { title: "Sent At" },
  "user.id": { title: "Contact External Id" },
  "user.name": { title: "Contact Name" },
  "user.email": { title: "Contact Email" },
  "user.attributes": { title: "Contact Attributes", visibility: "advanced" },
  attachments: "advanced",
  "attachments.*.type": { words: { url: "Web page", file: "File" } },
} as const;
const MESSAGE_FIELDS = [
  "conversation_id",
  "message.body",
  "message.timestamp",
  "user.id",
  "user.name",
  "user.email",
  "user.attributes",
  "attachments",
] as const;
const FROM_CONTACT = { message: { author: "user" } } as const;

export const StartFinConversation = action("POST /fin/start", {
  fixed: FROM_CONTACT,
  only: [...MESSAGE_FIELDS, "conversation_metadata"],
  parameters: {
    ...MESSAGE,
    conversation_metadata: "advanced",
    "conversation_metadata.history.*.author": {
      words: { user: "Contact", agent: "Teammate", fin: "Fin" },
    },
  },
});
export const ReplyToFin = action("POST /fin/reply", {
  fixed: FROM_CONTACT,
  only: MESSAGE_FIELDS,
  parameters: MESSAGE,
  trial: { before: [start] },
});
// Fin answers first.
export const RateFinConversation = action("POST /fin/csat", {
  parameters: {
    ...OWN_ID,
    rating: {
      words: { terrible: "Terrible", bad: "Bad", ok: "OK", good: "Good", amazing: "Amazing" },
    },
  },
  trial: { before: [start], wait: 60 },
});
