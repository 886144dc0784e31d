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

export const StartFinConversation = action("POST /fin/start");
export const ReplyToFin = action("POST /fin/reply", { trial: { before: [start] } });
// Fin answers first.
export const RateFinConversation = action("POST /fin/csat", {
  trial: { before: [start], wait: 60 },
});
