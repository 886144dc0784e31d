/** Triggers on events that start at once. */
import { input } from "../../scripts/language/inputs.ts";
import { any, equals, given, not } from "../../scripts/language/values.ts";
import { webhookTrigger } from "../../scripts/language/webhook.ts";
import { WhenContactEvent } from "./triggers.ts";

export const WhenEventHappensAtOnce = webhookTrigger({
  topics: ["event.created"],
  summary: "When an event happens (instant)",
  description: "Starts the flow for each event that your systems report of a contact.",
  hint: "Submit an event for a contact to see this work.",
  visibility: "important",
  inputs: {
    event_name: input.string({
      title: "Event Name",
      description: "Only events of this name; all where it is empty.",
      example: "ordered",
    }),
  },
  keep: ({ item }, { event_name }) =>
    any(not(given(event_name)), equals(item.event_name, event_name)),
  fires: WhenContactEvent.fires,
});
