/** Triggers on macros. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { happens, round } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { equals, ifElse, join, seconds, text } from "../../scripts/language/values.ts";
import { itemEvent, nobody } from "../events.ts";

export const WhenMacroChanged = pollingTrigger({
  poll: "GET /macros",
  items: "data",
  time: "updated_at",
  summary: "When a macro is created or changed",
  description:
    "Starts the flow for each macro that is created or changed, once for all changes since the last check.",
  hint: "Change a macro to see this work.",
  event: itemEvent<Schemas["macro"]>(({ created_at, updated_at }) => ({
    kind: ifElse<string>(equals(created_at, updated_at), "created", "updated"),
    at: seconds(updated_at),
    by_id: nobody,
  })),
  fires: [happens("macros", { name: join("Thank you ", text(round)), body: "<p>Thank you.</p>" })],
});
