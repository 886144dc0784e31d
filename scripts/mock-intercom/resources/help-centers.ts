import type { HelpCenter } from "../records/help-center.ts";
import { ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { addressOf } from "./article-json.ts";

export const helpCenterRoutes: readonly Route[] = [
  {
    call: "GET /help_center/help_centers",
    handle: (_, workspace) => () => {
      const data = workspace.helpCenters.map((one) => helpCenterJson(one, workspace));
      return ok({ type: "list", data });
    },
  },
  {
    call: "GET /help_center/help_centers/{help_center_id}",
    handle: (request, workspace) => () => {
      const helpCenter = workspace.existingHelpCenter(param(request, "help_center_id"));
      return ok(helpCenterJson(helpCenter, workspace));
    },
  },
];

const helpCenterJson = (helpCenter: HelpCenter, workspace: Workspace) => ({
  ...helpCenter,
  workspace_id: workspace.id,
  url: addressOf(helpCenter),
});
