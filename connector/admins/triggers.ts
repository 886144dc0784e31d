/** Triggers on what teammates do. */
import { input } from "../../scripts/language/inputs.ts";
import { call } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { all, any, equals, given, not, oneOf, text } from "../../scripts/language/values.ts";

const activities = {
  poll: "GET /admins/activity_logs",
  items: "activity_logs",
  since: "created_at_after",
  time: "created_at",
  permission: "Read admin activity logs",
} as const;

const away = call("PUT /admins/{admin_id}/away", {
  path: { admin_id: sample("admin_id") },
  body: { away_mode_enabled: true, away_mode_reassign: false },
});

export const WhenTeammateActivity = pollingTrigger({
  ...activities,
  summary: "When a teammate does something",
  description:
    "Starts the flow for each entry of the log of what teammates do, such as a changed setting or a new macro.",
  hint: "Change a setting of your workspace to see this work.",
  inputs: {
    teammate: input.from("GET /admins/{admin_id}", "admin_id", {
      title: "Teammate",
      description: "Only what this teammate does.",
    }),
    kinds: input.list(
      input.string({ title: "Activity", description: "One of Intercom's names of activities." }),
      {
        title: "Activities",
        description:
          "The names of the activities to start the flow for, as List activity types gives them; all where there is none.",
      },
    ),
  },
  keep: ({ item }, { kinds, teammate }) =>
    all(
      any(not(given(kinds)), oneOf(text(item.activity_type), kinds)),
      any(not(given(teammate)), equals(text(item.performed_by.id), text(teammate))),
    ),
  fires: [away],
});

export const WhenTeammateAwayStatusChanged = pollingTrigger({
  ...activities,
  summary: "When a teammate goes away or comes back",
  description:
    "Starts the flow each time that a teammate's away mode is switched on or off, by whomever.",
  hint: "Switch on your away mode to see this work.",
  keep: ({ item }) => equals(item.activity_type, "admin_away_mode_change"),
  fires: [away],
});
