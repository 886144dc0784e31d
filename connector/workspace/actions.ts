import { action } from "../../scripts/language/operations.ts";

/** The cheapest call there is: whose access token it is, and for which workspace. */
export const getConnectedTeammate = action("GetConnectedTeammate", {
  call: "GET /me",
  summary: "Get connected teammate",
  description: "Returns the teammate whose access token the connection uses, and the workspace.",
  visibility: "internal",
});
