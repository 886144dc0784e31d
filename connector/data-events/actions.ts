import { action } from "../../scripts/language/action.ts";

export const ListContactEvents = action("GET /events");
export const SubmitEvent = action("POST /events");
export const SubmitEventSummary = action("POST /events/summaries");
