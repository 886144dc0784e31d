import type { ActivityLog } from "../records/activity-log.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export type NewActivity = Pick<ActivityLog, "activity_type" | "activity_description"> &
  Partial<Pick<ActivityLog, "admin_id" | "metadata" | "created_at">>;

export interface ActivityLogState {
  /** In the order in which they were written. */
  readonly activityLogs: readonly ActivityLog[];
  /** Writes down what an admin did; default: the token's admin, now. */
  recordActivity(activity: NewActivity): ActivityLog;
}

export function activityLogState(
  { storage, uuid, stamp }: Base,
  all: () => Workspace,
): ActivityLogState {
  const logs = storage.list<ActivityLog>("activity logs");
  return {
    activityLogs: logs,
    recordActivity(activity) {
      const log: ActivityLog = {
        id: uuid(),
        admin_id: all().admins[0].id,
        metadata: {},
        created_at: stamp().seconds,
        ...activity,
      };
      logs.push(log);
      return log;
    },
  };
}
