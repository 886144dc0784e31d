import { action } from "../../scripts/language/action.ts";

export const GetConnectedTeammate = action("GET /me", { visibility: "internal" });
export const ListTeammates = action("GET /admins");
export const GetTeammate = action("GET /admins/{admin_id}");
export const SetTeammateAwayStatus = action("PUT /admins/{admin_id}/away");
export const ListActivityLogs = action("GET /admins/activity_logs");
export const SearchActivityLogs = action("POST /admins/activity_logs/search", { effect: "read" });
export const ListActivityTypes = action("GET /admins/activity_log_event_types");
