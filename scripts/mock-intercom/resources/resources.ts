import type { Route } from "../route.ts";
import { activityLogRoutes } from "./activity-logs.ts";
import { adminRoutes } from "./admins.ts";
import { articleDraftRoutes } from "./article-drafts.ts";
import { articleSearchRoutes } from "./article-search.ts";
import { articleVersionRoutes } from "./article-versions.ts";
import { articleRoutes } from "./articles.ts";
import { audienceRoutes } from "./audiences.ts";
import { awayStatusReasonRoutes } from "./away-status-reasons.ts";
import { bannerRoutes } from "./banners.ts";
import { brandRoutes, emailRoutes } from "./brands.ts";
import { callRoutes } from "./calls.ts";
import { collectionRoutes } from "./collections.ts";
import { companyRoutes } from "./companies.ts";
import { companyLinkRoutes } from "./company-links.ts";
import { connectorExecutionRoutes } from "./connector-executions.ts";
import { contactActionRoutes } from "./contact-actions.ts";
import { contactLinkRoutes } from "./contact-links.ts";
import { contactRoutes } from "./contacts.ts";
import { contentBulkRoutes } from "./content-bulk.ts";
import { contentExportRoutes } from "./content-exports.ts";
import { contentImportSourceRoutes } from "./content-import-sources.ts";
import { contentSearchRoutes } from "./content-search.ts";
import { contentSnippetRoutes } from "./content-snippets.ts";
import { contentTagRoutes } from "./content-tags.ts";
import { conversationActionRoutes } from "./conversation-actions.ts";
import { conversationAttributeRoutes } from "./conversation-attributes.ts";
import { conversationChangeRoutes } from "./conversation-changes.ts";
import { conversationPeopleRoutes } from "./conversation-people.ts";
import { conversationThreadRoutes } from "./conversation-threads.ts";
import { conversationRoutes } from "./conversations.ts";
import { customObjectRoutes } from "./custom-objects.ts";
import { dataAttributeRoutes } from "./data-attributes.ts";
import { dataConnectorRoutes } from "./data-connectors.ts";
import { dataEventRoutes } from "./data-events.ts";
import { externalPageRoutes } from "./external-pages.ts";
import { finRoutes } from "./fin.ts";
import { finVoiceRoutes } from "./fin-voice.ts";
import { helpCenterRoutes } from "./help-centers.ts";
import { internalArticleRoutes } from "./internal-articles.ts";
import { ipAllowlistRoutes } from "./ip-allowlist.ts";
import { jobRoutes } from "./jobs.ts";
import { macroRoutes } from "./macros.ts";
import { messageRoutes } from "./messages.ts";
import { newsRoutes } from "./news.ts";
import { noteRoutes } from "./notes.ts";
import { officeHoursRoutes } from "./office-hours.ts";
import { officeHoursExceptionRoutes } from "./office-hours-exceptions.ts";
import { redirectRoutes } from "./redirects.ts";
import { reportingExportRoutes } from "./reporting-exports.ts";
import { segmentRoutes } from "./segments.ts";
import { subscriptionRoutes } from "./subscriptions.ts";
import { switchRoutes } from "./switch.ts";
import { taggingRoutes } from "./tagging.ts";
import { tagRoutes } from "./tags.ts";
import { teamRoutes } from "./teams.ts";
import { ticketLinkRoutes } from "./ticket-links.ts";
import { ticketReplyRoutes } from "./ticket-replies.ts";
import { ticketTypeRoutes } from "./ticket-types.ts";
import { ticketRoutes } from "./tickets.ts";
import { visitorRoutes } from "./visitors.ts";
import { workflowRoutes } from "./workflows.ts";

/**
 * What has behaviour, one line a resource. How to add to it: see the README beside this folder.
 */
export const routes: readonly Route[] = [
  ...activityLogRoutes,
  ...adminRoutes,
  ...articleDraftRoutes,
  ...articleRoutes,
  ...articleSearchRoutes,
  ...articleVersionRoutes,
  ...audienceRoutes,
  ...awayStatusReasonRoutes,
  ...bannerRoutes,
  ...brandRoutes,
  ...callRoutes,
  ...collectionRoutes,
  ...companyLinkRoutes,
  ...companyRoutes,
  ...connectorExecutionRoutes,
  ...contactActionRoutes,
  ...contactLinkRoutes,
  ...contactRoutes,
  ...contentBulkRoutes,
  ...contentExportRoutes,
  ...contentImportSourceRoutes,
  ...contentSearchRoutes,
  ...contentSnippetRoutes,
  ...contentTagRoutes,
  ...conversationActionRoutes,
  ...conversationAttributeRoutes,
  ...conversationChangeRoutes,
  ...conversationPeopleRoutes,
  ...conversationRoutes,
  ...conversationThreadRoutes,
  ...customObjectRoutes,
  ...dataAttributeRoutes,
  ...dataConnectorRoutes,
  ...dataEventRoutes,
  ...emailRoutes,
  ...externalPageRoutes,
  ...finRoutes,
  ...finVoiceRoutes,
  ...helpCenterRoutes,
  ...internalArticleRoutes,
  ...ipAllowlistRoutes,
  ...jobRoutes,
  ...macroRoutes,
  ...messageRoutes,
  ...newsRoutes,
  ...noteRoutes,
  ...officeHoursExceptionRoutes,
  ...officeHoursRoutes,
  ...redirectRoutes,
  ...reportingExportRoutes,
  ...segmentRoutes,
  ...subscriptionRoutes,
  ...switchRoutes,
  ...tagRoutes,
  ...taggingRoutes,
  ...teamRoutes,
  ...ticketLinkRoutes,
  ...ticketReplyRoutes,
  ...ticketRoutes,
  ...ticketTypeRoutes,
  ...visitorRoutes,
  ...workflowRoutes,
];
