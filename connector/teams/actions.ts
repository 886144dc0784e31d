import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListTeams = action("GET /teams");
export const GetTeam = action("GET /teams/{team_id}");
export const GetTeamWorkload = action("GET /teams/{team_id}/metrics");

/** The teams of the workspace. */
export const teams = choices(ListTeams, { items: "teams", value: "id", title: "name" });
