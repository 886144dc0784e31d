import { connector, resource } from "../scripts/language/connector.ts";
import { dynamicHost, setHeader } from "../scripts/language/policies.ts";
import { fieldsOf } from "../scripts/language/schema.ts";
import * as across from "./across/actions.ts";
import * as admins from "./admins/actions.ts";
import * as adminInstant from "./admins/instant.ts";
import * as adminTriggers from "./admins/triggers.ts";
import * as aiContent from "./ai-content/actions.ts";
import * as articles from "./articles/actions.ts";
import * as articleInstant from "./articles/instant.ts";
import * as articlePublishing from "./articles/publishing.ts";
import * as articleTranslations from "./articles/translations.ts";
import * as articleTriggers from "./articles/triggers.ts";
import * as audiences from "./audiences/actions.ts";
import * as awayStatusReasons from "./away-status-reasons/actions.ts";
import * as banners from "./banners/actions.ts";
import * as brands from "./brands/actions.ts";
import * as calls from "./calls/actions.ts";
import * as callInstant from "./calls/instant.ts";
import * as callTriggers from "./calls/triggers.ts";
import { CHOICES } from "./choices.ts";
import * as companies from "./companies/actions.ts";
import * as companyInstant from "./companies/instant.ts";
import * as contacts from "./contacts/actions.ts";
import * as contactInstant from "./contacts/instant.ts";
import * as contactLeads from "./contacts/leads.ts";
import * as contactTriggers from "./contacts/triggers.ts";
import * as contactUsers from "./contacts/users.ts";
import * as content from "./content/actions.ts";
import * as contentBulk from "./content/bulk.ts";
import * as contentInstant from "./content/instant.ts";
import * as contentSnippets from "./content-snippets/actions.ts";
import * as conversationAttributes from "./conversation-attributes/actions.ts";
import * as conversations from "./conversations/actions.ts";
import * as conversationFields from "./conversations/attributes.ts";
import * as conversationFinding from "./conversations/finding.ts";
import * as conversationHandling from "./conversations/handling.ts";
import * as conversationInstant from "./conversations/instant.ts";
import * as conversationMessages from "./conversations/messages.ts";
import * as conversationPartTriggers from "./conversations/part-triggers.ts";
import * as conversationReplies from "./conversations/replies.ts";
import * as conversationTriggers from "./conversations/triggers.ts";
import * as customObjects from "./custom-objects/actions.ts";
import * as dataAttributes from "./data-attributes/actions.ts";
import * as dataAttributeManaging from "./data-attributes/managing.ts";
import * as dataConnectors from "./data-connectors/actions.ts";
import * as dataEvents from "./data-events/actions.ts";
import * as dataEventInstant from "./data-events/instant.ts";
import * as dataEventTriggers from "./data-events/triggers.ts";
import * as dataExport from "./data-export/actions.ts";
import * as emails from "./emails/actions.ts";
import * as fin from "./fin/actions.ts";
import * as helpCenter from "./help-center/actions.ts";
import * as internalArticles from "./internal-articles/actions.ts";
import * as ipAllowlist from "./ip-allowlist/actions.ts";
import * as jobs from "./jobs/actions.ts";
import * as jobInstant from "./jobs/instant.ts";
import * as macros from "./macros/actions.ts";
import * as macroTriggers from "./macros/triggers.ts";
import * as mcp from "./mcp/actions.ts";
import * as messages from "./messages/actions.ts";
import * as messageSending from "./messages/sending.ts";
import * as news from "./news/actions.ts";
import * as notes from "./notes/actions.ts";
import * as officeHours from "./office-hours/actions.ts";
import * as phoneCallRedirects from "./phone-call-redirects/actions.ts";
import { publisher } from "./publisher.ts";
import * as reporting from "./reporting/actions.ts";
import * as requests from "./requests/actions.ts";
import * as segments from "./segments/actions.ts";
import * as subscriptions from "./subscriptions/actions.ts";
import * as tags from "./tags/actions.ts";
import * as tagging from "./tags/tagging.ts";
import * as teams from "./teams/actions.ts";
import * as ticketTypes from "./ticket-types/actions.ts";
import * as ticketTypeManaging from "./ticket-types/managing.ts";
import * as tickets from "./tickets/actions.ts";
import * as ticketCreating from "./tickets/creating.ts";
import * as ticketFinding from "./tickets/finding.ts";
import * as ticketHandling from "./tickets/handling.ts";
import * as ticketInstant from "./tickets/instant.ts";
import * as ticketReplies from "./tickets/replies.ts";
import * as ticketTriggers from "./tickets/triggers.ts";
import * as usersAndLeads from "./users-and-leads/actions.ts";
import * as usersAndLeadsTriggers from "./users-and-leads/triggers.ts";
import * as visitors from "./visitors/actions.ts";
import * as workflows from "./workflows/actions.ts";

// The permissions that several resources share.
const PEOPLE = { read: "Read users and companies", write: "Write users and companies" } as const;
const TICKETS = { read: "Read tickets", write: "Write tickets" } as const;
const ARTICLES = { read: "Read and list articles", write: "Read and write articles" } as const;

/** In each connector: what it lacks can be asked for. */
const REQUESTS = resource("Requests", {}, requests);

const TOKEN = setHeader(
  "Access token",
  "Authorization",
  "Bearer @connectionParameters('access_token')",
);

/** Stands for whoever's gateway it is: `npm run package -- --gateway` puts theirs in its place. */
const GATEWAY = "gateway.example.com";

export default connector({
  version: "1.0.0",
  publisher,
  website: "https://www.intercom.com/",
  privacyPolicy: "https://www.intercom.com/legal/terms-and-policies#privacy",
  categories: "Marketing;Sales and CRM",
  host: "api.intercom.io",
  policies: [
    dynamicHost("Host by region", "https://@connectionParameters('region','api.intercom.io')"),
    TOKEN,
    setHeader("Version of Intercom's API", "Intercom-Version", "2.16"),
    setHeader("Answers in JSON", "Accept", "application/json"),
  ],
  testConnection: admins.GetConnectedTeammate,
  advice: {
    "401":
      "Intercom refused the access token. Check that the connection has a valid token and the region of its workspace.",
    "403": "The access token may not do this. Check its permissions and the workspace's plan.",
    "429": "Intercom's rate limit is used up for the moment. The flow can try again shortly.",
    "5xx": "Intercom has a problem of its own. Try again later.",
  },
  choices: CHOICES,
  // With its texts in 37 languages an article is larger than the platform takes an answer to be.
  // Translations have actions of their own.
  schemas: {
    conversation: { fields: { custom_attributes: conversationFields.fieldsOfConversations } },
    article: { omit: ["translated_content"] },
    article_list_item: { omit: ["translated_content"] },
    contact: { fields: { custom_attributes: fieldsOf(dataAttributes.ContactAttributes) } },
    company: { fields: { custom_attributes: fieldsOf(dataAttributes.CompanyAttributes) } },
    collection: { omit: ["translated_content"] },
  },
  packages: {
    intercom: {
      title: "Intercom",
      description:
        "Intercom is a customer service platform. Create and look up users and leads, and start flows when users, leads and conversations are created or change.",
      resources: [
        resource("Users and leads", PEOPLE, usersAndLeads, usersAndLeadsTriggers),
        resource("Contacts", PEOPLE, contactTriggers, contactUsers, contactLeads, contacts),
        resource("Companies", PEOPLE, companies),
        resource("Tags", { read: "Read tags", write: "Write tags" }, tagging, tags),
        resource("Notes", PEOPLE, notes),
        resource("Segments", { read: "Read users and companies" }, segments),
        resource("Subscriptions", PEOPLE, subscriptions),
        resource("Data attributes", PEOPLE, dataAttributes),
        resource(
          "Events",
          { read: "Read events", write: "Write events" },
          dataEvents,
          dataEventTriggers,
        ),
        resource(
          "Conversations",
          { read: "Read conversations", write: "Write conversations" },
          conversations,
          conversationFinding,
          conversationMessages,
          conversationReplies,
          conversationHandling,
          conversationFields,
          conversationTriggers,
          conversationPartTriggers,
        ),
        resource("Messages", { write: "Write conversations" }, messageSending, messages),
        resource(
          "Tickets",
          TICKETS,
          tickets,
          ticketCreating,
          ticketFinding,
          ticketHandling,
          ticketReplies,
          ticketTriggers,
        ),
        resource("Ticket types", TICKETS, ticketTypes),
        resource(
          "Teammates",
          { read: "Read admins", write: "Update admins" },
          admins,
          adminTriggers,
        ),
        resource("Teams", { read: "Read admins" }, teams),
        resource("Macros", {}, macros, macroTriggers),
        resource("Articles", ARTICLES, articleTriggers),
        resource("Calls", {}, callTriggers),
        resource("Across Intercom", {}, across),
        REQUESTS,
      ],
    },
    "intercom-workspace": {
      title: "Intercom Workspace",
      description:
        "The parts of Intercom that are set up and looked after: articles, calls, content, custom objects, reports. The Intercom connector has contacts, conversations and tickets.",
      resources: [
        resource("Articles", ARTICLES, articles, articlePublishing, articleTranslations),
        resource("Help centers", ARTICLES, helpCenter),
        resource("Internal articles", ARTICLES, internalArticles),
        resource("Content", {}, content, contentBulk),
        resource("Content snippets", {}, contentSnippets),
        resource("AI content", {}, aiContent),
        resource("News", {}, news),
        resource("Visitors", PEOPLE, visitors),
        resource("Data attributes", PEOPLE, dataAttributeManaging),
        resource("Ticket types", TICKETS, ticketTypeManaging),
        resource("Jobs", {}, jobs),
        resource("Calls", {}, calls),
        resource("Office hours", {}, officeHours),
        resource("Conversation attributes", {}, conversationAttributes),
        resource("Data connectors", {}, dataConnectors),
        resource("Custom objects", {}, customObjects),
        resource("Audiences", {}, audiences),
        resource(
          "Content data export",
          { read: "Read content data", write: "Export content data" },
          dataExport,
        ),
        resource("Reporting data export", {}, reporting),
        resource("Fin", {}, fin),
        resource("Brands", {}, brands),
        resource("Email addresses", {}, emails),
        resource("Banners", {}, banners),
        resource("IP allowlist", {}, ipAllowlist),
        resource("Workflows", {}, workflows),
        resource("Phone call redirects", {}, phoneCallRedirects),
        resource("Away status reasons", {}, awayStatusReasons),
        REQUESTS,
      ],
    },
    "intercom-mcp": {
      title: "Intercom MCP",
      description:
        "Intercom's own tools for agents, through its MCP server. Workspaces in the US and the EU have it.",
      host: "mcp.intercom.com",
      regions: { US: "mcp.intercom.com", EU: "mcp.eu.intercom.com" },
      policies: [
        dynamicHost(
          "MCP server by region",
          "https://@connectionParameters('region','mcp.intercom.com')",
        ),
        TOKEN,
        // The protocol asks clients to take both.
        setHeader("Answers in JSON or as events", "Accept", "application/json, text/event-stream"),
      ],
      testConnection: "none",
      resources: [resource("Tools for agents", {}, mcp)],
    },
    "intercom-instant": {
      title: "Intercom Instant",
      description:
        "Triggers that start a flow at once when something happens in Intercom. They need a gateway that takes Intercom's webhooks, run by whoever uses them; the Intercom connector has triggers without one.",
      gateway: true,
      host: GATEWAY,
      regions: { US: `${GATEWAY}/us`, EU: `${GATEWAY}/eu`, AU: `${GATEWAY}/au` },
      policies: [
        dynamicHost("Gateway by region", `https://@connectionParameters('region','${GATEWAY}/us')`),
        TOKEN,
      ],
      resources: [
        resource("Conversations, instant", { read: "Read conversations" }, conversationInstant),
        resource("Tickets, instant", { read: "Read tickets" }, ticketInstant),
        resource("Contacts, instant", { read: "Read users and companies" }, contactInstant),
        resource("Companies, instant", { read: "Read users and companies" }, companyInstant),
        resource("Events, instant", { read: "Read events" }, dataEventInstant),
        resource("Articles, instant", { read: "Read and list articles" }, articleInstant),
        resource("Calls, instant", { read: "Read conversations" }, callInstant),
        resource("Teammates, instant", { read: "Read admins" }, adminInstant),
        resource("Content, instant", { read: "Read content data" }, contentInstant),
        resource("Jobs, instant", {}, jobInstant),
      ],
    },
  },
});
