import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";

const TEAMMATE = {
  title: "Teammate",
  description: "The teammate, by the id that Intercom gave.",
} as const;
const explain = { 404: "There is no teammate with this id. Choose one from the list." } as const;
const LOGS = { permission: "Read admin activity logs" } as const;

export const GetConnectedTeammate = action("GET /me");
export const ListTeammates = action("GET /admins", { parameters: { display_avatar: "advanced" } });
export const GetTeammate = action("GET /admins/{admin_id}", {
  parameters: { admin_id: TEAMMATE },
  explain,
});
/** The teammates of the workspace. */
export const admins = choices(ListTeammates, { items: "admins", value: "id", title: "name" });

export const SetTeammateAway = action("PUT /admins/{admin_id}/away", {
  summary: "Set teammate away",
  description:
    "Marks a teammate as away in the inbox, for a reason if you choose one. Set teammate back undoes it.",
  visibility: "important",
  fixed: { away_mode_enabled: true },
  only: ["away_status_reason_id", "away_mode_reassign"],
  parameters: {
    admin_id: TEAMMATE,
    away_status_reason_id: {
      title: "Reason",
      description: "Why the teammate is away; some workspaces insist on a reason.",
    },
    away_mode_reassign: {
      title: "Reassign Replies",
      description:
        "Whether conversations of the teammate go back to the default inbox when somebody replies; otherwise they stay.",
    },
  },
  explain: {
    404: "There is no teammate or reason with this id. Choose both from the lists.",
  },
});
export const SetTeammateBack = action("PUT /admins/{admin_id}/away", {
  path: "/admins/{admin_id}/back",
  summary: "Set teammate back",
  description: "Marks a teammate as back in the inbox; who is not away stays as they are.",
  fixed: { away_mode_enabled: false, away_mode_reassign: false },
  only: [],
  parameters: { admin_id: TEAMMATE },
  explain,
});
export const ListActivityLogs = list("GET /admins/activity_logs", {
  items: "activity_logs",
  ...LOGS,
  path: "/activity_logs",
});
export const SearchActivityLogs = action("POST /admins/activity_logs/search", {
  ...LOGS,
  effect: "read",
  parameters: { page: "advanced", per_page: "advanced" },
});
export const ListActivityTypes = action("GET /admins/activity_log_event_types", {
  visibility: "advanced",
  ...LOGS,
  path: "/activity_types",
});
