import { readCount } from "../paging.ts";
import type { Team } from "../records/team.ts";
import { ok, param, type Route } from "../route.ts";

const HALF_AN_HOUR = 1_800;
const A_DAY = 86_400;

export const teamRoutes: readonly Route[] = [
  {
    call: "GET /teams",
    handle: (_, workspace) => () =>
      ok({ type: "team.list", teams: workspace.teams().map(teamJson) }),
  },
  {
    call: "GET /teams/{team_id}",
    handle: (request, workspace) => () =>
      ok(teamJson(workspace.existingTeam(param(request, "team_id")))),
  },
  {
    call: "GET /teams/{team_id}/metrics",
    handle: (request, workspace) => {
      const idleAfter = readCount(request.query("idle_threshold"), "idle_threshold", {
        preset: HALF_AN_HOUR,
        max: A_DAY,
      });
      return () => {
        const metrics = workspace.teamMetrics(param(request, "team_id"), idleAfter);
        const data = metrics.map((metric) => ({ type: "team_metric", ...metric }));
        return ok({ type: "team_metric.list", data });
      };
    },
  },
];

function teamJson(team: Team) {
  const admin_ids = team.admin_ids.map(Number);
  return {
    type: "team",
    ...team,
    admin_ids,
    // In live answers; nobody here waits until the others are busy.
    admin_priority_level: { primary_admin_ids: admin_ids, secondary_admin_ids: [] },
  };
}
