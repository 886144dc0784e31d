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

export const StartFinConversation = action("POST /fin/start", { parameters: OWN_ID });
export const ReplyToFin = action("POST /fin/reply", {
  parameters: OWN_ID,
  trial: { before: [start] },
});
// Fin answers first.
export const RateFinConversation = action("POST /fin/csat", {
  parameters: OWN_ID,
  trial: { before: [start], wait: 60 },
});
