/** Triggers on jobs that start at once. */
import { webhookTrigger } from "../../scripts/language/webhook.ts";
import { enqueuing } from "./trial-steps.ts";

export const WhenJobCompletedAtOnce = webhookTrigger({
  topics: ["job.completed"],
  summary: "When a job is completed (instant)",
  description: "Starts the flow for each job that Intercom has done, such as creating a ticket.",
  hint: "Create a ticket in the background to see this work.",
  fires: [enqueuing],
});
