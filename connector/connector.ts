import { connector } from "../scripts/language/connector.ts";
import { dynamicHost, setHeader } from "../scripts/language/policies.ts";
import * as users from "./users-and-leads/actions.ts";
import * as triggers from "./users-and-leads/triggers.ts";
import * as workspace from "./workspace/actions.ts";

export default connector({
  title: "Intercom",
  description:
    "Intercom is a customer service platform. Create and look up users and leads, and start flows when users, leads and conversations are created or change.",
  version: "1.0.0",
  contact: { name: "Intercom connector maintainers", url: "https://developers.intercom.com" },
  website: "https://www.intercom.com/",
  privacyPolicy: "https://www.intercom.com/legal/terms-and-policies#privacy",
  categories: "Marketing;Sales and CRM",
  host: "api.intercom.io",
  policies: [
    dynamicHost("Host by region", "https://@connectionParameters('region','api.intercom.io')"),
    setHeader("Access token", "Authorization", "Bearer @connectionParameters('access_token')"),
    setHeader("Version of Intercom's API", "Intercom-Version", "2.16"),
    setHeader("Answers in JSON", "Accept", "application/json"),
  ],
  testConnection: workspace.getConnectedTeammate,
  advice: {
    "401":
      "Intercom refused the access token. Check that the connection has a valid token and the region of its workspace.",
    "403": "The access token may not do this. Check its permissions and the workspace's plan.",
    "429": "Intercom's rate limit is used up for the moment. The flow can try again shortly.",
    "5xx": "Intercom has a problem of its own. Try again later.",
  },
  operations: [
    users.createUser,
    users.createLead,
    users.listLeads,
    users.getLead,
    users.getUser,
    users.listUsers,
    users.listCompanies,
    triggers.newConversation,
    triggers.updatedUser,
    triggers.newLead,
    triggers.newUser,
    workspace.getConnectedTeammate,
  ],
});
