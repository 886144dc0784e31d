import { action } from "../../scripts/language/action.ts";

export const GetIpAllowlist = action("GET /ip_allowlist");
// Intercom lets nobody lock themselves out.
export const UpdateIpAllowlist = action("PUT /ip_allowlist", {
  visibility: "advanced",
  description:
    "Sets from which network addresses teammates may open the workspace; the list that is given takes the place of the whole old one. It is refused if the address that the request comes from would be locked out.",
  trial: { values: { enabled: false } },
});
