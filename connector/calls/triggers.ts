/** Triggers on phone calls. */
import { happens, sample } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";

export const WhenCallStarted = pollingTrigger({
  poll: "GET /calls",
  items: "data",
  time: "created_at",
  summary: "When a phone call begins",
  description: "Starts the flow for each phone call that begins, in or out.",
  hint: "Call somebody from your workspace to see this work.",
  fires: [
    happens("calls", {
      direction: "inbound",
      phone: "+15551230000",
      admin_id: sample("admin_id"),
      contact_id: sample("contact_id"),
    }),
  ],
});
