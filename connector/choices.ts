/**
 * What makers choose from, by the name of a parameter anywhere in the contract; `articles/{id}` where
 * the name alone is too common. Trials of operations take the first entry.
 */
import type { ConnectorDescriptor } from "../scripts/language/connector.ts";
import { admins } from "./admins/actions.ts";
import { contentImportSources, externalPages } from "./ai-content/actions.ts";
import { articles, articleVersions } from "./articles/actions.ts";
import { audiences } from "./audiences/actions.ts";
import { awayStatusReasons } from "./away-status-reasons/actions.ts";
import { contactBanners } from "./banners/actions.ts";
import { brands } from "./brands/actions.ts";
import { phoneCalls } from "./calls/actions.ts";
import { contacts } from "./contacts/actions.ts";
import { contentSnippets } from "./content-snippets/actions.ts";
import {
  conversationAttributeOptions,
  conversationAttributes,
} from "./conversation-attributes/actions.ts";
import { conversations } from "./conversations/actions.ts";
import { customObjectInstances } from "./custom-objects/actions.ts";
import { dataAttributes } from "./data-attributes/actions.ts";
import { dataConnectorExecutions, dataConnectors } from "./data-connectors/actions.ts";
import { emailAddresses } from "./emails/actions.ts";
import { collections, helpCenters, redirects, redirectTargets } from "./help-center/actions.ts";
import { internalArticles } from "./internal-articles/actions.ts";
import { macros } from "./macros/actions.ts";
import { newsfeeds, newsItems } from "./news/actions.ts";
import { officeHoursExceptions, officeHoursSchedules } from "./office-hours/actions.ts";
import { reportingDatasets } from "./reporting/actions.ts";
import { segments } from "./segments/actions.ts";
import { subscriptionTypes } from "./subscriptions/actions.ts";
import { tags } from "./tags/actions.ts";
import { teams } from "./teams/actions.ts";
import { attributesOfType, statesOfType, ticketTypes } from "./ticket-types/actions.ts";
import { tickets } from "./tickets/actions.ts";
import { companies } from "./users-and-leads/actions.ts";

export const CHOICES: ConnectorDescriptor["choices"] = {
  // What Intercom calls segments in bulk actions are audiences everywhere else.
  add_segment_ids: audiences,
  remove_segment_ids: audiences,
  add_tag_ids: tags,
  admin_assignee_id: admins,
  admin_id: admins,
  any_tag_ids: tags,
  article_id: articles,
  "articles/{id}": articles,
  assignee_id: admins,
  "attributes/{attribute_id}": attributesOfType,
  "attributes/{id}": conversationAttributes,
  audience_ids: audiences,
  "audiences/{id}": audiences,
  author_id: admins,
  away_status_reason_id: awayStatusReasons,
  brand_id: brands,
  "brands/{id}": brands,
  call_id: phoneCalls,
  collection_id: collections,
  company_id: companies,
  contact_id: contacts,
  content_snippet_id: contentSnippets,
  "content_snippets/{id}": contentSnippets,
  conversation_id: conversations,
  conversation_ids: conversations,
  conversation_to_link_id: conversations,
  "conversations/{id}": conversations,
  created_by_ids: admins,
  custom_object_instance_id: customObjectInstances,
  data_attribute_id: dataAttributes,
  data_connector_id: dataConnectors,
  "data_connectors/{id}": dataConnectors,
  dataset_id: reportingDatasets,
  "emails/{id}": emailAddresses,
  "execution_results/{id}": dataConnectorExecutions,
  help_center_id: helpCenters,
  intercom_user_id: contacts,
  internal_article_id: internalArticles,
  last_updated_by_ids: admins,
  "linked_conversations/{id}": conversations,
  "macros/{id}": macros,
  merge_into_conversation_id: conversations,
  news_item_id: newsItems,
  newsfeed_id: newsfeeds,
  "office_hours_exceptions/{id}": officeHoursExceptions,
  office_hours_schedule_id: officeHoursSchedules,
  "office_hours_schedules/{id}": officeHoursSchedules,
  option_id: conversationAttributeOptions,
  owner_id: admins,
  page_id: externalPages,
  parent_id: collections,
  "redirects/{id}": redirects,
  references_contact_id: contacts,
  references_conversation_id: conversations,
  remove_tag_ids: tags,
  segment_id: segments,
  sender_id: admins,
  source_id: contentImportSources,
  subscription_id: subscriptionTypes,
  tag_id: tags,
  tag_ids: tags,
  "tags/{id}": tags,
  target_id: redirectTargets,
  team_assignee_id: teams,
  team_id: teams,
  ticket_id: tickets,
  ticket_state_id: statesOfType,
  ticket_type_id: ticketTypes,
  "versions/{id}": articleVersions,
  view_id: contactBanners,
  visible_to_team_ids: teams,
};
