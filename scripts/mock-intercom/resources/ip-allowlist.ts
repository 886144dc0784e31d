import { defined } from "../../common/defined.ts";
import { flagOf, textsOf } from "../body.ts";
import { objectBody, ok, type Route } from "../route.ts";
import type { IpAllowlist } from "../state/ip-allowlist.ts";
import type { Workspace } from "../state/state.ts";

/** The mock listens on this machine only, so this is where all requests come from. */
const CALLER = "127.0.0.1";

export const ipAllowlistRoutes: readonly Route[] = [
  {
    call: "GET /ip_allowlist",
    handle: (_, workspace) => () => ok(allowlistJson(workspace)),
  },
  {
    call: "PUT /ip_allowlist",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const change = defined<IpAllowlist>({
        enabled: flagOf(body, "enabled"),
        ip_allowlist: textsOf(body, "ip_allowlist"),
      });
      return () => {
        workspace.changeIpAllowlist(change, CALLER);
        return ok(allowlistJson(workspace));
      };
    },
  },
];

const allowlistJson = (workspace: Workspace) => ({
  type: "ip_allowlist",
  ...workspace.ipAllowlist,
});
