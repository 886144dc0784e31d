import { ApiError } from "../errors.ts";
import type { Team } from "../records/team.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

/** How many conversations an admin has. */
export interface TeamMetric {
  admin_id: string;
  open: number;
  /** Open ones that have waited for an answer longer than asked for. */
  idle: number;
  snoozed: number;
}

export interface TeamState {
  /** Two that are always there (one of everybody, one of a single admin), then those that were made. */
  teams(): Team[];
  createTeam(name: string, adminIds?: readonly string[]): Team;
  /** @throws {ApiError} 404 */
  existingTeam(id: string): Team;
  /** The ids of the teams that an admin belongs to. */
  teamsOf(adminId: string): number[];
  /** @param idleAfter seconds @throws {ApiError} 404 */
  teamMetrics(id: string, idleAfter: number): TeamMetric[];
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins" | "conversations" | "existingAdmin">;

export function teamState(
  { storage, random, numericId, stamp }: Base,
  all: () => Needs,
): TeamState {
  const first = random("teams").integer(1_000_000, 9_000_000);
  const made = storage.list<Team>("teams");
  const rota = { assignment_limit: null, distribution_method: "round_robin" };
  const standing = (): Team[] => {
    const ids = all().admins.map(({ id }) => id);
    return [
      { id: String(first), name: "Support", admin_ids: ids, ...rota },
      { id: String(first + 1), name: "Billing", admin_ids: ids.slice(-1), ...rota },
    ];
  };
  const teams = () => [...standing(), ...made];
  const existing = (id: string) => {
    const team = teams().find((one) => one.id === id);
    if (team === undefined) throw new ApiError(404, "team_not_found", "Team not found");
    return team;
  };
  return {
    teams,
    existingTeam: existing,
    createTeam(name, adminIds = []) {
      const admin_ids = adminIds.map((id) => all().existingAdmin(id).id);
      const team = { id: numericId(), name, admin_ids, ...rota };
      made.push(team);
      return team;
    },
    teamsOf: (adminId) =>
      teams()
        .filter(({ admin_ids }) => admin_ids.includes(adminId))
        .map(({ id }) => Number(id)),
    teamMetrics(id, idleAfter) {
      const metrics = new Map(
        existing(id).admin_ids.map((admin_id) => [
          Number(admin_id),
          { admin_id, open: 0, idle: 0, snoozed: 0 },
        ]),
      );
      const longAgo = stamp().seconds - idleAfter;
      for (const { admin_assignee_id, state, waiting_since } of all().conversations.values()) {
        const metric = metrics.get(admin_assignee_id);
        if (metric === undefined) continue;
        if (state === "snoozed") metric.snoozed += 1;
        if (state !== "open") continue;
        metric.open += 1;
        if (waiting_since !== null && waiting_since < longAgo) metric.idle += 1;
      }
      return [...metrics.values()];
    },
  };
}
