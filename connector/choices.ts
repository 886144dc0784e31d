/**
 * What makers choose from, by the name of a parameter anywhere in the contract; `articles/{id}` where
 * the name alone is too common. Trials of operations take the first entry.
 */
import type { ConnectorDescriptor } from "../scripts/language/connector.ts";
import { contentImportSources, externalPages } from "./ai-content/actions.ts";
import { articles, articleVersions } from "./articles/actions.ts";
import { audiences } from "./audiences/actions.ts";
import { awayStatusReasons } from "./away-status-reasons/actions.ts";
import { contactBanners } from "./banners/actions.ts";
import { brands } from "./brands/actions.ts";
import { phoneCalls } from "./calls/actions.ts";
import { contentSnippets } from "./content-snippets/actions.ts";
import {
  conversationAttributeOptions,
  conversationAttributes,
} from "./conversation-attributes/actions.ts";
import { customObjectInstances } from "./custom-objects/actions.ts";
import { dataConnectorExecutions, dataConnectors } from "./data-connectors/actions.ts";
import { emailAddresses } from "./emails/actions.ts";
import { collections, helpCenters, redirects } from "./help-center/actions.ts";
import { internalArticles } from "./internal-articles/actions.ts";
import { newsfeeds, newsItems } from "./news/actions.ts";
import { officeHoursExceptions, officeHoursSchedules } from "./office-hours/actions.ts";
import { reportingDatasets } from "./reporting/actions.ts";
import { tags } from "./tags/actions.ts";
import { companies } from "./users-and-leads/actions.ts";

export const CHOICES: ConnectorDescriptor["choices"] = {
  company_id: companies,
  tag_id: tags,

  // Articles and other content.
  article_id: articles,
  "articles/{id}": articles,
  "versions/{id}": articleVersions,
  internal_article_id: internalArticles,
  content_snippet_id: contentSnippets,
  "content_snippets/{id}": contentSnippets,
  source_id: contentImportSources,
  page_id: externalPages,
  "tags/{id}": tags,
  tag_ids: tags,
  any_tag_ids: tags,
  audience_ids: audiences,
  "audiences/{id}": audiences,

  // Help centers and news.
  help_center_id: helpCenters,
  "redirects/{id}": redirects,
  collection_id: collections,
  parent_id: collections,
  news_item_id: newsItems,
  newsfeed_id: newsfeeds,

  // How the workspace is set up.
  "attributes/{id}": conversationAttributes,
  option_id: conversationAttributeOptions,
  away_status_reason_id: awayStatusReasons,
  brand_id: brands,
  "brands/{id}": brands,
  data_connector_id: dataConnectors,
  "data_connectors/{id}": dataConnectors,
  "execution_results/{id}": dataConnectorExecutions,
  "emails/{id}": emailAddresses,
  office_hours_schedule_id: officeHoursSchedules,
  "office_hours_schedules/{id}": officeHoursSchedules,
  "office_hours_exceptions/{id}": officeHoursExceptions,

  call_id: phoneCalls,
  custom_object_instance_id: customObjectInstances,
  dataset_id: reportingDatasets,
  view_id: contactBanners,
};
