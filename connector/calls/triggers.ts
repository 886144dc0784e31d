/** Triggers on phone calls. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { happened, happens, sample } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { any, equals, fixed, given, ifElse, not, type Ref } from "../../scripts/language/values.ts";
import { itemEvent, nobody } from "../events.ts";

type Call = Schemas["call"];

const calls = {
  poll: "GET /calls",
  items: "data",
  inputs: {
    direction: input.choice(
      { inbound: "Inbound", outbound: "Outbound" },
      { title: "Direction", description: "Only calls to your team, or only those from it." },
    ),
  },
  itemName: "Call_With_Event",
} as const;

/** Whether a call is of the direction that the maker chose, if any. */
const goes = (item: Ref<Call>, direction: Ref<"inbound" | "outbound">) =>
  any(not(given(direction)), equals(item.direction, direction));

const ringing = happens("calls", {
  direction: "inbound",
  phone: "+15551230000",
  admin_id: sample("admin_id"),
  contact_id: sample("contact_id"),
});

export const WhenCallStarted = pollingTrigger({
  ...calls,
  time: "created_at",
  summary: "When a phone call begins",
  description: "Starts the flow for each phone call that begins, in or out.",
  hint: "Call somebody from your workspace to see this work.",
  keep: ({ item }, { direction }) => goes(item, direction),
  event: itemEvent<Call>(({ direction, created_at, contact_id, admin_id }) => ({
    kind: fixed("started"),
    at: created_at,
    by_id: ifElse<string | null>(equals(direction, "inbound"), contact_id, admin_id),
  })),
  fires: [ringing],
});

export const WhenCallEnded = pollingTrigger({
  ...calls,
  time: "ended_at",
  // Hardly any call is longer, and each check reads the calls of so long.
  listedBy: { time: "created_at", within: 4 * 3600 },
  summary: "When a phone call ends",
  description:
    "Starts the flow for each phone call that ends, taken or not, within four hours of its beginning. A check reads all phone calls of the last four hours, 20 at a time. The recording and the transcript may come later.",
  hint: "Call somebody from your workspace and hang up to see this work.",
  accuracy: "A call that lasts longer than four hours may not be seen.",
  keep: ({ item }, { direction }) => goes(item, direction),
  event: itemEvent<Call>(({ ended_at }) => ({
    kind: fixed("ended"),
    at: ended_at,
    by_id: nobody,
  })),
  fires: [ringing, happens("call-changes", { call_id: happened.first, kind: "ended" })],
});
