import { ok, param, type Route } from "../route.ts";
import { contactOf } from "./contact-request.ts";

export const bannerRoutes: readonly Route[] = [
  {
    call: "GET /contacts/{contact_id}/banners",
    handle: (request, workspace) => () => {
      const shown = workspace.showBanners(contactOf(request, workspace).id);
      const data = shown.map(({ banner, view }) => ({
        type: "banner",
        id: banner.id,
        view_id: view.id,
        title: banner.title,
        body: banner.body,
        style: banner.style,
        position: banner.position,
        show_dismiss_button: banner.show_dismiss_button,
        action: null,
        client_targeting: null,
        created_at: view.created_at,
      }));
      return ok({ type: "list", data });
    },
  },
  {
    call: "POST /contacts/{contact_id}/banners/{view_id}/dismiss",
    handle: (request, workspace) => () => {
      const view_id = param(request, "view_id");
      workspace.dismissBanner(contactOf(request, workspace).id, view_id);
      return ok({ type: "banner_dismiss", view_id, dismissed: true });
    },
  },
];
