/** Triggers on events. */
import { input } from "../../scripts/language/inputs.ts";
import { call } from "../../scripts/language/steps.ts";
import { now, sample } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { any, equals, given, not } from "../../scripts/language/values.ts";

export const WhenContactEvent = pollingTrigger({
  poll: "GET /events",
  items: "events",
  time: "created_at",
  summary: "When a contact does something",
  description:
    "Starts the flow for each event of the chosen contact, as your site or app submits them. Intercom lists events by contact only, so choose one.",
  hint: "Submit an event of the contact to see this work.",
  inputs: {
    contact_id: input.from("GET /contacts/{contact_id}", "contact_id", { required: true }),
    event_name: input.string({
      title: "Event Name",
      description: "Only events of this name, exactly as they are submitted.",
      example: "ordered",
    }),
  },
  keep: ({ item }, { event_name }) =>
    any(not(given(event_name)), equals(item.event_name, event_name)),
  with: { type: "user", intercom_user_id: { parameter: "contact_id" } },
  fires: [
    call("POST /events", {
      body: { event_name: "ordered", created_at: now, id: sample("contact_id") },
    }),
  ],
});
