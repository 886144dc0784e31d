import type { ActivityType } from "../../records/activity-types.ts";

export const EVENTS = ["signed-in", "created-project", "ordered", "exported-report"] as const;

export const ACTIVITIES: readonly [
  readonly [type: ActivityType, what: string],
  ...(readonly [type: ActivityType, what: string])[],
] = [
  ["admin_login_success", "signed in"],
  ["admin_logout", "signed out"],
  ["macro_update", "changed a macro"],
  ["app_team_membership_modification", "changed the members of a team"],
  ["bulk_export", "exported contacts"],
];

export const ORDER_STATES = ["paid", "shipped", "delivered", "returned"] as const;

export const PSEUDONYMS = ["Amber Fox", "Blue Heron", "Green Otter", "Red Squirrel"] as const;
