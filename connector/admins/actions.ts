import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";

const LOGS = { permission: "Read admin activity logs" } as const;

export const GetConnectedTeammate = action("GET /me");
export const ListTeammates = action("GET /admins");
export const GetTeammate = action("GET /admins/{admin_id}");
export const SetTeammateAwayStatus = action("PUT /admins/{admin_id}/away");
export const ListActivityLogs = list("GET /admins/activity_logs", {
  items: "activity_logs",
  ...LOGS,
  path: "/activity_logs",
});
export const SearchActivityLogs = action("POST /admins/activity_logs/search", {
  ...LOGS,
  effect: "read",
});
export const ListActivityTypes = action("GET /admins/activity_log_event_types", {
  visibility: "advanced",
  ...LOGS,
  path: "/activity_types",
});

/** The teammates of the workspace. */
export const admins = choices(ListTeammates, { items: "admins", value: "id", title: "name" });
