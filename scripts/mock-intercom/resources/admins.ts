import { REGION_NAMES } from "../auth.ts";
import { ok, type Route } from "../route.ts";

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
        avatar: { type: "avatar", image_url: null },
        has_inbox_seat: true,
      });
    },
  },
];
