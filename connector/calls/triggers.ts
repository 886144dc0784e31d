/** Triggers on phone calls. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { happens, sample } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { any, equals, fixed, given, ifElse, not } from "../../scripts/language/values.ts";
import { itemEvent } from "../events.ts";

export const WhenCallStarted = pollingTrigger({
  poll: "GET /calls",
  items: "data",
  time: "created_at",
  summary: "When a phone call begins",
  description: "Starts the flow for each phone call that begins, in or out.",
  inputs: {
    direction: input.choice(
      { inbound: "Inbound", outbound: "Outbound" },
      { title: "Direction", description: "Only calls to your team, or only those from it." },
    ),
  },
  keep: ({ item }, { direction }) => any(not(given(direction)), equals(item.direction, direction)),
  hint: "Call somebody from your workspace to see this work.",
  event: itemEvent<Schemas["call"]>(({ direction, created_at, contact_id, admin_id }) => ({
    kind: fixed("started"),
    at: created_at,
    by_id: ifElse<string | null>(equals(direction, "inbound"), contact_id, admin_id),
  })),
  fires: [
    happens("calls", {
      direction: "inbound",
      phone: "+15551230000",
      admin_id: sample("admin_id"),
      contact_id: sample("contact_id"),
    }),
  ],
});
