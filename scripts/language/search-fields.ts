/** What Intercom's searches can look at (its description of each search, "Accepted Fields"). */

/**
 * The kind of a field, which decides on its operators and on what it is compared with. A `time` is
 * compared to the second; a `day` only by calendar day, in the workspace's time zone, as contacts are.
 */
export type SearchFieldKind = "text" | "tag" | "number" | "boolean" | "time" | "day";

/** Operators by kind ("Accepted Operators"; what cannot be compared is left out). */
export const OPERATORS = {
  text: ["=", "!=", "IN", "NIN", "~", "!~", "^", "$"],
  tag: ["=", "!="],
  number: ["=", "!=", "IN", "NIN", ">", "<", ">=", "<="],
  boolean: ["=", "!="],
  time: ["=", "!=", ">", "<", ">=", "<="],
  day: ["=", ">", "<"],
} as const satisfies Record<SearchFieldKind, readonly string[]>;

/** Fields by search, in the order in which makers see them; the names as the search has them. */
export const SEARCH_FIELDS = {
  "POST /contacts/search": {
    email: "text",
    name: "text",
    phone: "text",
    external_id: "text",
    role: "text",
    id: "text",
    owner_id: "text",
    tag_id: "tag",
    segment_id: "text",
    created_at: "day",
    updated_at: "day",
    signed_up_at: "day",
    last_seen_at: "day",
    last_contacted_at: "day",
    last_replied_at: "day",
    last_email_opened_at: "day",
    last_email_clicked_at: "day",
    email_domain: "text",
    formatted_phone: "text",
    avatar: "text",
    "location.country": "text",
    "location.region": "text",
    "location.city": "text",
    language_override: "text",
    browser: "text",
    browser_language: "text",
    os: "text",
    unsubscribed_from_emails: "boolean",
    marked_email_as_spam: "boolean",
    has_hard_bounced: "boolean",
    ios_last_seen_at: "day",
    ios_app_name: "text",
    ios_app_version: "text",
    ios_device: "text",
    ios_os_version: "text",
    ios_sdk_version: "text",
    android_last_seen_at: "day",
    android_app_name: "text",
    android_app_version: "text",
    android_device: "text",
    android_sdk_version: "text",
  },
  "POST /conversations/search": {
    id: "text",
    state: "text",
    open: "boolean",
    read: "boolean",
    priority: "text",
    created_at: "time",
    updated_at: "time",
    waiting_since: "time",
    snoozed_until: "time",
    admin_assignee_id: "number",
    team_assignee_id: "number",
    contact_ids: "text",
    teammate_ids: "text",
    tag_ids: "text",
    channel_initiated: "text",
    "source.type": "text",
    "source.id": "text",
    "source.delivered_as": "text",
    "source.subject": "text",
    "source.body": "text",
    "source.url": "text",
    "source.author.id": "text",
    "source.author.type": "text",
    "source.author.name": "text",
    "source.author.email": "text",
    "conversation_rating.requested_at": "time",
    "conversation_rating.replied_at": "time",
    "conversation_rating.score": "number",
    "conversation_rating.remark": "text",
    "conversation_rating.contact_id": "text",
    "conversation_rating.admin_id": "text",
    "statistics.first_contact_reply_at": "time",
    "statistics.first_assignment_at": "time",
    "statistics.first_admin_reply_at": "time",
    "statistics.first_close_at": "time",
    "statistics.last_assignment_at": "time",
    "statistics.last_assignment_admin_reply_at": "time",
    "statistics.last_contact_reply_at": "time",
    "statistics.last_admin_reply_at": "time",
    "statistics.last_close_at": "time",
    "statistics.last_closed_by_id": "text",
    "statistics.time_to_assignment": "number",
    "statistics.time_to_admin_reply": "number",
    "statistics.time_to_first_close": "number",
    "statistics.time_to_last_close": "number",
    "statistics.median_time_to_reply": "number",
    "statistics.count_reopens": "number",
    "statistics.count_assignments": "number",
    "statistics.count_conversation_parts": "number",
    ai_agent_participated: "boolean",
    "ai_agent.resolution_state": "text",
    "ai_agent.last_answer_type": "text",
    "ai_agent.rating": "number",
    "ai_agent.rating_remark": "text",
    "ai_agent.source_type": "text",
    "ai_agent.source_title": "text",
  },
  "POST /tickets/search": {
    id: "text",
    title: "text",
    description: "text",
    state: "text",
    open: "boolean",
    category: "text",
    ticket_type_id: "text",
    created_at: "time",
    updated_at: "time",
    snoozed_until: "time",
    contact_ids: "text",
    teammate_ids: "text",
    admin_assignee_id: "text",
    team_assignee_id: "text",
  },
} as const satisfies Record<string, Record<string, SearchFieldKind>>;

/** Fields whose names the workspace decides on: contacts' by name, tickets' by the attribute's id. */
export interface OpenSearchFields {
  "POST /contacts/search": `custom_attributes.${string}`;
  "POST /conversations/search": never;
  "POST /tickets/search": `ticket_attribute.${string}`;
}

/** A search of Intercom's: a query, sorted, by cursor. */
export type SearchCall = keyof typeof SEARCH_FIELDS;

type Fields<C extends SearchCall> = (typeof SEARCH_FIELDS)[C];

/** What a search can look at: `statistics.last_close_at`, `custom_attributes.plan`. */
export type SearchField<C extends SearchCall> = (keyof Fields<C> & string) | OpenSearchFields[C];

/** A field of a kind: what can be sorted by are times. */
export type SearchFieldOf<C extends SearchCall, Kind extends SearchFieldKind> = {
  [F in keyof Fields<C>]: Fields<C>[F] extends Kind ? F & string : never;
}[keyof Fields<C>];

/** The kind of a field; any of those whose names the workspace decides on. */
export type KindOf<C extends SearchCall, F> = F extends keyof Fields<C>
  ? Fields<C>[F] & SearchFieldKind
  : SearchFieldKind;

/** The operators that a field has. */
export type OperatorFor<C extends SearchCall, F> = (typeof OPERATORS)[KindOf<C, F>][number];

/** Any operator of any search. */
export type SearchOperator = (typeof OPERATORS)[SearchFieldKind][number];
