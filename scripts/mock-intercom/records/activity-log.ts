import type { Json } from "../../common/json.ts";
import type { ActivityType } from "./activity-types.ts";

/** One thing that an admin did in the workspace. */
export interface ActivityLog {
  readonly id: string;
  readonly admin_id: string;
  readonly created_at: number;
  readonly activity_type: ActivityType;
  readonly activity_description: string;
  readonly metadata: Readonly<Record<string, Json>>;
}
