import type { Json } from "../../common/json.ts";
import { textsOf } from "../body.ts";
import { secondsOfDate } from "../clock.ts";
import { parameterInvalid, parameterMissing } from "../errors.ts";
import { type Numbered, numberedPage, readCount, readPlace } from "../paging.ts";
import type { ActivityLog } from "../records/activity-log.ts";
import { ACTIVITY_TYPES } from "../records/activity-types.ts";
import { objectBody, ok, type Route } from "../route.ts";
import type { NewActivity } from "../state/activity-logs.ts";
import type { Workspace } from "../state/state.ts";

/** The contract names the largest page for the search; the list is taken to be the same. */
const PAGE = { perPage: 20, max: 250 };

interface Filter {
  after: number;
  before: number;
  types?: ReadonlySet<string>;
}

export const activityLogRoutes: readonly Route[] = [
  {
    call: "GET /admins/activity_logs",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      const filter = {
        after: readTime(request.query("created_at_after"), "created_at_after"),
        before: readTime(request.query("created_at_before"), "created_at_before", Infinity),
      };
      return () => pageOfLogs(filter, place, workspace);
    },
  },
  {
    call: "POST /admins/activity_logs/search",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const place = {
        page: readCount(body.page, "page", { preset: 1, max: 1e9 }),
        perPage: readCount(body.per_page, "per_page", { preset: PAGE.perPage, max: PAGE.max }),
        address: request.address,
      };
      const types = textsOf(body, "event_types");
      const filter = {
        after: readTime(body.created_at_after, "created_at_after"),
        before: readTime(body.created_at_before, "created_at_before", Infinity),
        ...(types !== undefined && types.length > 0 && { types: new Set(types) }),
      };
      return () => pageOfLogs(filter, place, workspace);
    },
  },
  {
    call: "GET /admins/activity_log_event_types",
    handle: () => () => ok({ type: "activity_log_event_type.list", event_types: ACTIVITY_TYPES }),
  },
];

/** Writes an activity into the log, for the resources whose changes are logged, and notifies. */
export function logActivity(workspace: Workspace, activity: NewActivity): ActivityLog {
  const log = workspace.recordActivity(activity);
  workspace.emit("admin.activity_log_event.created", () => activityLogJson(log, workspace));
  return log;
}

/** The latest first. Both ends of the period belong to it. */
function pageOfLogs({ after, before, types }: Filter, place: Numbered, workspace: Workspace) {
  const found = workspace
    .listedActivityLogs()
    .filter(
      ({ created_at, activity_type }) =>
        created_at >= after && created_at <= before && (types?.has(activity_type) ?? true),
    );
  const { items, pages } = numberedPage(
    found.reverse().sort((a, b) => b.created_at - a.created_at),
    place,
  );
  const activity_logs = items.map((log) => activityLogJson(log, workspace));
  return ok({ type: "activity_log.list", pages, activity_logs });
}

function activityLogJson({ admin_id, ...log }: ActivityLog, workspace: Workspace) {
  const email = workspace.admins.find(({ id }) => id === admin_id)?.email ?? "";
  // Whoever calls the mock is on the same machine.
  return { ...log, performed_by: { type: "admin", id: admin_id, email, ip: "127.0.0.1" } };
}

/** @param preset what stands for a time that may be left out */
function readTime(value: Json | undefined, name: string, preset?: number): number {
  if (value === undefined || value === null || value === "") {
    if (preset === undefined) throw parameterMissing(`${name} is required`, name);
    return preset;
  }
  const time = typeof value === "string" ? (secondsOfDate(value) ?? Number(value)) : value;
  if (typeof time !== "number" || !Number.isSafeInteger(time)) {
    throw parameterInvalid(`${name} must be a time in unix seconds`, name);
  }
  return time;
}
