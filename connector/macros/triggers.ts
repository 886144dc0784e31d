/** Triggers on macros. */
import { happens, round } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { join, text } from "../../scripts/language/values.ts";

export const WhenMacroChanged = pollingTrigger({
  poll: "GET /macros",
  items: "data",
  time: "updated_at",
  summary: "When a macro is created or changed",
  description:
    "Starts the flow for each macro that is created or changed, once for all changes since the last check.",
  hint: "Change a macro to see this work.",
  fires: [happens("macros", { name: join("Thank you ", text(round)), body: "<p>Thank you.</p>" })],
});
