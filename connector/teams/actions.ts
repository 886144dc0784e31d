import { action } from "../../scripts/language/action.ts";

export const ListTeams = action("GET /teams");
export const GetTeam = action("GET /teams/{team_id}");
export const GetWorkloadOfTeam = action("GET /teams/{team_id}/metrics");
