import { action } from "../../scripts/language/action.ts";
import { call } from "../../scripts/language/steps.ts";
import { contacts } from "../contacts/actions.ts";

export const ListContactEvents = action("GET /events", {
  trial: { without: ["user_id", "email"] },
});
export const SubmitEvent = action("POST /events", {
  visibility: "important",
  parameters: { id: { choices: contacts } },
  trial: { without: ["user_id", "email"] },
});
export const SubmitEventSummary = action("POST /events/summaries", {
  visibility: "advanced",
  trial: {
    before: [call("POST /contacts", { body: { role: "user", external_id: "customer-1042" } })],
  },
});
