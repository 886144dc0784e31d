import { REGION_NAMES } from "../auth.ts";
import { flagOf, integerOf, required } from "../body.ts";
import { ApiError } from "../errors.ts";
import type { Admin } from "../records/admin.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { logActivity } from "./activity-logs.ts";

export const adminRoutes: readonly Route[] = [
  {
    call: "GET /me",
    handle: (_, workspace) => () => {
      const { id, name, email } = workspace.admins[0];
      return ok({
        type: "admin",
        id,
        email,
        name,
        email_verified: true,
        app: {
          type: "app",
          id_code: workspace.id,
          name: workspace.name,
          created_at: workspace.created_at,
          secure: false,
          identity_verification: false,
          timezone: workspace.timezone,
          region: REGION_NAMES[workspace.region],
        },
        avatar: NO_AVATAR,
        has_inbox_seat: true,
      });
    },
  },
  {
    call: "GET /admins",
    handle: (request, workspace) => {
      const withAvatar = request.query("display_avatar") === "true";
      return () => {
        const admins = workspace.admins.map((admin) => {
          // Only a single admin shows the reason for being away.
          const { away_status_reason_id: _, avatar, ...shown } = adminJson(admin, workspace);
          return withAvatar ? { ...shown, avatar } : shown;
        });
        return ok({ type: "admin.list", admins });
      };
    },
  },
  {
    call: "GET /admins/{admin_id}",
    handle: (request, workspace) => () =>
      ok(adminJson(workspace.existingAdmin(param(request, "admin_id")), workspace)),
  },
  {
    call: "PUT /admins/{admin_id}/away",
    handle: (request, workspace) => {
      const id = param(request, "admin_id");
      if (!workspace.admins.some((admin) => admin.id === id)) throw absentAdminNotFound();
      const body = objectBody(request);
      const reason = integerOf(body, "away_status_reason_id");
      const status = {
        away_mode_enabled: required("away_mode_enabled", flagOf(body, "away_mode_enabled")),
        away_mode_reassign: required("away_mode_reassign", flagOf(body, "away_mode_reassign")),
        away_status_reason_id: reason === undefined ? null : String(reason),
      };
      return () => {
        const admin = workspace.setAway(id, status);
        logAway(admin, workspace);
        workspace.emit("admin.away_mode_updated", () => adminJson(admin, workspace));
        return ok(adminJson(admin, workspace));
      };
    },
  },
];

/** Nobody has a picture here. */
const NO_AVATAR = { type: "avatar", image_url: null };

/** This operation words it in its own way. */
const absentAdminNotFound = () =>
  new ApiError(404, "admin_not_found", "Admin for admin_id not found");

function adminJson(admin: Admin, workspace: Workspace) {
  const reason = admin.away_status_reason_id;
  const team_ids = workspace.teamsOf(admin.id);
  return {
    type: "admin",
    ...admin,
    away_status_reason_id: reason === null ? null : Number(reason),
    team_ids,
    // These are in live answers.
    avatar: NO_AVATAR,
    job_title: "Support specialist",
    team_priority_level: { primary_team_ids: team_ids, secondary_team_ids: [] },
  };
}

function logAway(admin: Admin, workspace: Workspace): void {
  const { away_mode_enabled, away_mode_reassign, away_status_reason_id } = admin;
  const [me] = workspace.admins;
  const reason = workspace.awayStatusReasons.find(({ id }) => id === away_status_reason_id);
  logActivity(workspace, {
    activity_type: "admin_away_mode_change",
    activity_description: `${me.name} marked ${admin.name} as ${away_mode_enabled ? "away" : "back"}.`,
    metadata: {
      away_mode: away_mode_enabled,
      away_status_reason: reason === undefined ? null : `${reason.emoji} ${reason.label}`,
      reassign_conversations: away_mode_reassign,
      source: "api",
      auto_changed: "false",
      update_by: Number(me.id),
      update_by_name: me.name,
    },
  });
}
