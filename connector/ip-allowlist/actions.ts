import { action } from "../../scripts/language/action.ts";

export const GetIpAllowlist = action("GET /ip_allowlist");
export const UpdateIpAllowlist = action("PUT /ip_allowlist");
