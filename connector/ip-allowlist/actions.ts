import { action } from "../../scripts/language/action.ts";

export const GetIpAllowlist = action("GET /ip_allowlist");
// Intercom lets nobody lock themselves out.
export const UpdateIpAllowlist = action("PUT /ip_allowlist", {
  trial: { values: { enabled: false } },
});
