/** Triggers on teammates that start at once. */
import { webhookTrigger } from "../../scripts/language/webhook.ts";
import { amongKinds } from "../instant.ts";
import { WhenTeammateActivity, WhenTeammateAwayStatusChanged } from "./triggers.ts";

export const WhenSomethingHappensToTeammateAtOnce = webhookTrigger({
  summary: "When something happens to a teammate (instant)",
  description:
    "Starts the flow for each teammate who joins or leaves the workspace, signs in or out, or changes the away mode.",
  hint: "Set yourself away to see this work.",
  visibility: "important",
  ...amongKinds(
    {
      "admin.added_to_workspace": "Joined the workspace",
      "admin.removed_from_workspace": "Left the workspace",
      "admin.logged_in": "Signed in",
      "admin.logged_out": "Signed out",
      "admin.away_mode_updated": "Changed the away mode",
    },
    "What happens to the teammate.",
  ),
  fires: WhenTeammateAwayStatusChanged.fires,
});

export const WhenTeammateActivityAtOnce = webhookTrigger({
  topics: ["admin.activity_log_event.created"],
  summary: "When a teammate does something (instant)",
  description: "Starts the flow for each entry of the workspace's activity log.",
  hint: "Set yourself away to see this work.",
  permission: "Read admin activity logs",
  catchUp: WhenTeammateActivity,
  fires: WhenTeammateAwayStatusChanged.fires,
});
