import { action } from "../../scripts/language/action.ts";
import { list } from "../../scripts/language/list.ts";
import { call } from "../../scripts/language/steps.ts";
import { contacts } from "../contacts/actions.ts";

export const ListContactEvents = list("GET /events", {
  items: "events",
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
