/** What there is to ask of the operations that read, in a workspace that was seeded. */
import type { Workspace } from "../../scripts/mock-intercom/mock.ts";

export type Paths = (workspace: Workspace) => string[];

const ids = (records: Iterable<{ id: string | number }>) =>
  [...records].map(({ id }) => String(id));
const under = (base: string, idsOf: (workspace: Workspace) => string[], rest = ""): Paths => {
  return (workspace) => idsOf(workspace).map((id) => `${base}/${id}${rest}`);
};
const contacts = (w: Workspace) => ids(w.contacts.values());
const companies = (w: Workspace) => ids(w.companies.values());
export const conversations = (w: Workspace) => ids(w.conversations.values());
const schedules = (w: Workspace) => ids(w.officeHoursSchedules.values());
const connectors = (w: Workspace) => ids(w.dataConnectors.values());
const helpCenters = (w: Workspace) => ids(w.helpCenters);
const articles = (w: Workspace) => ids(w.articles.values());

/** What to ask for, of each operation that reads: everything that was seeded. */
export const READS: Readonly<Record<string, readonly string[] | Paths>> = {
  "GET /me": ["/me"],
  "GET /admins": ["/admins"],
  "GET /admins/{admin_id}": under("/admins", (w) => ids(w.admins)),
  "GET /admins/activity_logs": ["/admins/activity_logs?created_at_after=0&per_page=250"],
  "GET /admins/activity_log_event_types": ["/admins/activity_log_event_types"],
  "GET /ai/content_import_sources": ["/ai/content_import_sources"],
  "GET /ai/content_import_sources/{source_id}": under("/ai/content_import_sources", (w) =>
    ids(w.contentImportSources.values()),
  ),
  "GET /ai/external_pages": ["/ai/external_pages"],
  "GET /ai/external_pages/{page_id}": under("/ai/external_pages", (w) =>
    ids(w.externalPages.values()),
  ),
  "GET /articles": ["/articles?per_page=150"],
  "GET /articles/search": ["/articles/search?phrase=invoice"],
  "GET /articles/{article_id}": under("/articles", articles),
  "GET /articles/{id}/draft": (w) =>
    ids([...w.articles.values()].filter(({ contents }) => contents[0].draft !== null)).map(
      (id) => `/articles/${id}/draft`,
    ),
  "GET /articles/{article_id}/versions": under("/articles", articles, "/versions"),
  "GET /articles/{article_id}/versions/{id}": (w) =>
    [...w.articles.values()].map(
      ({ id, contents }) => `/articles/${id}/versions/${contents[0].version}`,
    ),
  "GET /audiences": ["/audiences"],
  "GET /audiences/{id}": under("/audiences", (w) => ids(w.audiences.values())),
  "GET /away_status_reasons": ["/away_status_reasons"],
  "GET /brands": ["/brands"],
  "GET /brands/{id}": under("/brands", (w) => ids(w.brands())),
  "GET /calls": ["/calls", "/calls?page=2", "/calls?page=3"],
  "GET /calls/{call_id}": under("/calls", (w) => ids(w.calls.values())),
  "GET /calls/{call_id}/recording": under("/calls", recorded, "/recording"),
  "GET /calls/{call_id}/transcript": under("/calls", recorded, "/transcript"),
  "GET /companies": ["/companies?per_page=60"],
  "GET /companies/scroll": ["/companies/scroll"],
  "GET /companies/{company_id}": under("/companies", companies),
  "GET /companies/{company_id}/contacts": under("/companies", companies, "/contacts"),
  "GET /companies/{company_id}/notes": under("/companies", companies, "/notes"),
  "GET /companies/{company_id}/segments": under("/companies", companies, "/segments"),
  "GET /contacts": ["/contacts?per_page=150"],
  "GET /contacts/{contact_id}": under("/contacts", contacts),
  "GET /contacts/find_by_external_id/{external_id}": (w) =>
    [...w.contacts.values()].flatMap(({ external_id }) =>
      external_id === null ? [] : [`/contacts/find_by_external_id/${external_id}`],
    ),
  "GET /contacts/{contact_id}/banners": under("/contacts", contacts, "/banners"),
  "GET /contacts/{contact_id}/companies": under("/contacts", contacts, "/companies"),
  "GET /contacts/{contact_id}/merge_history": (w) =>
    ids([...w.contacts.values()].filter(({ role }) => role === "user")).map(
      (id) => `/contacts/${id}/merge_history`,
    ),
  "GET /contacts/{contact_id}/notes": under("/contacts", contacts, "/notes"),
  "GET /contacts/{contact_id}/segments": under("/contacts", contacts, "/segments"),
  "GET /contacts/{contact_id}/subscriptions": under("/contacts", contacts, "/subscriptions"),
  "GET /contacts/{contact_id}/tags": under("/contacts", contacts, "/tags"),
  "GET /content/search": ["/content/search"],
  "GET /content_snippets": ["/content_snippets"],
  "GET /content_snippets/{id}": under("/content_snippets", (w) => ids(w.contentSnippets.values())),
  "GET /conversations": ["/conversations?per_page=150"],
  "GET /conversations/deleted": ["/conversations/deleted"],
  "GET /conversations/attributes": ["/conversations/attributes"],
  "GET /conversations/attributes/{id}": under("/conversations/attributes", (w) =>
    ids(w.conversationAttributes.values()),
  ),
  "GET /conversations/{conversation_id}": under("/conversations", conversations),
  "GET /conversations/{id}/handling_events": under(
    "/conversations",
    conversations,
    "/handling_events",
  ),
  "GET /conversations/{id}/side_conversations": under(
    "/conversations",
    conversations,
    "/side_conversations",
  ),
  "GET /custom_object_instances/{custom_object_type_identifier}": [
    "/custom_object_instances/Order?per_page=150",
  ],
  "GET /custom_object_instances/{custom_object_type_identifier}/{custom_object_instance_id}": under(
    "/custom_object_instances/Order",
    (w) => ids(w.customObjects.values()),
  ),
  "GET /data_attributes": [
    "/data_attributes",
    ...["contact", "company"].map((model) => `/data_attributes?model=${model}`),
  ],
  "GET /data_connectors": ["/data_connectors"],
  "GET /data_connectors/{id}": under("/data_connectors", connectors),
  "GET /data_connectors/{data_connector_id}/execution_results": under(
    "/data_connectors",
    connectors,
    "/execution_results",
  ),
  "GET /data_connectors/{data_connector_id}/execution_results/{id}": (w) =>
    connectors(w).flatMap((connector) =>
      ids(w.executionsOf(connector)).map(
        (id) => `/data_connectors/${connector}/execution_results/${id}`,
      ),
    ),
  "GET /emails": ["/emails"],
  "GET /emails/{id}": under("/emails", (w) => ids(w.emailSettings)),
  "GET /events": (w) =>
    contacts(w).flatMap((id) =>
      ["", "&summary=true"].map((rest) => `/events?type=user&intercom_user_id=${id}${rest}`),
    ),
  "GET /export/reporting_data/get_datasets": ["/export/reporting_data/get_datasets"],
  "GET /fin_voice/collect/{id}": under("/fin_voice/collect", (w) => ids(w.finVoiceCalls.values())),
  "GET /fin_voice/external_id/{external_id}": (w) =>
    [...w.finVoiceCalls.values()].map((one) => `/fin_voice/external_id/${one.external_call_id}`),
  "GET /fin_voice/phone_number/{phone_number}": (w) =>
    [...w.finVoiceCalls.values()].map(
      (one) => `/fin_voice/phone_number/${encodeURIComponent(one.phone_number)}`,
    ),
  "GET /help_center/collections": ["/help_center/collections?per_page=150"],
  "GET /help_center/collections/{collection_id}": under("/help_center/collections", (w) =>
    ids(w.collections.values()),
  ),
  "GET /help_center/help_centers": ["/help_center/help_centers"],
  "GET /help_center/help_centers/{help_center_id}": under("/help_center/help_centers", helpCenters),
  "GET /help_center/help_centers/{help_center_id}/redirects": under(
    "/help_center/help_centers",
    helpCenters,
    "/redirects",
  ),
  "GET /help_center/help_centers/{help_center_id}/redirects/{id}": (w) =>
    [...w.redirects.values()].map(
      ({ id, help_center_id }) => `/help_center/help_centers/${help_center_id}/redirects/${id}`,
    ),
  "GET /internal_articles": ["/internal_articles?per_page=150"],
  "GET /internal_articles/search": ["/internal_articles/search?phrase=payments"],
  "GET /internal_articles/{internal_article_id}": under("/internal_articles", (w) =>
    ids(w.internalArticles.values()),
  ),
  "GET /ip_allowlist": ["/ip_allowlist"],
  "GET /macros": ["/macros"],
  "GET /macros/{id}": under("/macros", (w) => ids(w.visibleMacros())),
  "GET /messages/status": ["/messages/status?ruleset_id=4711"],
  "GET /messages/whatsapp/status": (w) =>
    [...w.messages.values()]
      .filter(({ channel }) => channel === "whatsapp")
      .map(({ id }) => `/messages/whatsapp/status?message_id=${id}`),
  "GET /news/news_items": ["/news/news_items?per_page=150"],
  "GET /news/news_items/{news_item_id}": under("/news/news_items", (w) =>
    ids(w.newsItems.values()),
  ),
  "GET /news/newsfeeds": ["/news/newsfeeds"],
  "GET /news/newsfeeds/{newsfeed_id}": under("/news/newsfeeds", (w) => ids(w.newsfeeds)),
  "GET /news/newsfeeds/{newsfeed_id}/items": under(
    "/news/newsfeeds",
    (w) => ids(w.newsfeeds),
    "/items?per_page=150",
  ),
  "GET /notes/{note_id}": under("/notes", (w) => ids(w.notes.values())),
  "GET /office_hours_schedules": ["/office_hours_schedules"],
  "GET /office_hours_schedules/{id}": under("/office_hours_schedules", schedules),
  "GET /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions": under(
    "/office_hours_schedules",
    schedules,
    "/office_hours_exceptions",
  ),
  "GET /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}": (w) =>
    schedules(w).flatMap((schedule) =>
      ids(w.exceptionsOf(schedule)).map(
        (id) => `/office_hours_schedules/${schedule}/office_hours_exceptions/${id}`,
      ),
    ),
  "GET /segments": ["/segments", "/segments?include_count=true"],
  "GET /segments/{segment_id}": under("/segments", (w) => ids(w.segments)),
  "GET /subscription_types": ["/subscription_types"],
  "GET /tags": ["/tags"],
  "GET /tags/{tag_id}": under("/tags", (w) => ids(w.tags.values())),
  "GET /teams": ["/teams"],
  "GET /teams/{team_id}": under("/teams", (w) => ids(w.teams())),
  "GET /teams/{team_id}/metrics": under("/teams", (w) => ids(w.teams()), "/metrics"),
  "GET /ticket_states": ["/ticket_states"],
  "GET /ticket_types": ["/ticket_types"],
  "GET /ticket_types/{ticket_type_id}": under("/ticket_types", (w) => ids(w.ticketTypes.values())),
  "GET /tickets/{ticket_id}": under("/tickets", (w) => ids(w.tickets.values())),
  "GET /visitors": (w) => [...w.visitors.values()].map((one) => `/visitors?user_id=${one.user_id}`),
};

/** What only a request can begin, and what is about it. */
export const BEGUN_BY_REQUESTS = [
  "GET /export/content/data/{job_identifier}",
  "GET /download/content/data/{job_identifier}",
  "GET /export/reporting_data/{job_identifier}",
  "GET /download/reporting_data/{job_identifier}",
  "GET /export/workflows/{id}",
  "GET /jobs/status/{job_id}",
  // Nothing tells which conversation a call that Fin took has become.
  "GET /fin_voice/conversation/{conversation_id}",
];

function recorded({ calls }: Workspace): string[] {
  return ids([...calls.values()].filter((one) => one.recorded));
}
