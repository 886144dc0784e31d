import type { ActivityLog } from "../records/activity-log.ts";
import type { Base, WriteOptions } from "./base.ts";
import type { Workspace } from "./state.ts";

export type NewActivity = Pick<ActivityLog, "activity_type" | "activity_description"> &
  Partial<Pick<ActivityLog, "admin_id" | "metadata" | "created_at">>;

export interface ActivityLogState {
  /** By id, in the order in which they were written. */
  readonly activityLogs: ReadonlyMap<string, ActivityLog>;
  /** As lists show them, which is late. */
  listedActivityLogs(): ActivityLog[];
  /** Writes down what an admin did; default: the token's admin, now. */
  recordActivity(activity: NewActivity, options?: WriteOptions): ActivityLog;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins">;

export function activityLogState(base: Base, all: () => Needs): ActivityLogState {
  const { storage, uuid, stamp } = base;
  const logs = storage.map<ActivityLog>("activity logs");
  const list = base.lateList("activity log", logs);
  return {
    activityLogs: logs,
    listedActivityLogs: list.allSeen,
    recordActivity(activity, options) {
      const log: ActivityLog = {
        id: uuid(),
        admin_id: all().admins[0].id,
        metadata: {},
        created_at: stamp().seconds,
        ...activity,
      };
      logs.set(log.id, log);
      list.write(log, options);
      return log;
    },
  };
}
