import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListTeams = action("GET /teams");

const explain = { 404: "There is no team with this id. Choose one from the list." } as const;

export const GetTeam = action("GET /teams/{team_id}", {
  parameters: { team_id: { title: "Team" } },
  explain,
});
export const GetTeamWorkload = action("GET /teams/{team_id}/metrics", {
  parameters: { team_id: { title: "Team" } },
  explain,
});

/** The teams of the workspace. */
export const teams = choices(ListTeams, { items: "teams", value: "id", title: "name" });
