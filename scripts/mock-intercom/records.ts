/**
 * What the workspace remembers. Records never change: a write replaces a record by a new one, so
 * that a search index which lags behind can go on holding the old one. Field names are Intercom's;
 * times are whole unix seconds, with the milliseconds that Intercom sorts by beside them.
 */

export type AttributeType = "string" | "integer" | "boolean" | "date";
export type AttributeValue = string | number | boolean | null;

export interface AppliedTag {
  readonly id: string;
  readonly applied_at: number;
  readonly applied_by: { readonly type: string; readonly id: string };
}

/** Fields of a contact that few contacts have, with the value of those that do not. */
export const CONTACT_DETAILS = {
  has_hard_bounced: false as boolean,
  marked_email_as_spam: false as boolean,
  last_replied_at: null as number | null,
  last_contacted_at: null as number | null,
  last_email_opened_at: null as number | null,
  last_email_clicked_at: null as number | null,
  language_override: null as string | null,
  browser: null as string | null,
  browser_version: null as string | null,
  browser_language: null as string | null,
  os: null as string | null,
  city: null as string | null,
  region: null as string | null,
  country: null as string | null,
  country_code: null as string | null,
  android_app_name: null as string | null,
  android_app_version: null as string | null,
  android_device: null as string | null,
  android_os_version: null as string | null,
  android_sdk_version: null as string | null,
  android_last_seen_at: null as number | null,
  ios_app_name: null as string | null,
  ios_app_version: null as string | null,
  ios_device: null as string | null,
  ios_os_version: null as string | null,
  ios_sdk_version: null as string | null,
  ios_last_seen_at: null as number | null,
};

export type ContactDetails = typeof CONTACT_DETAILS;

/** The fields of a contact that a request can set. */
export interface ContactFields {
  role: "user" | "lead";
  email: string | null;
  external_id: string | null;
  name: string | null;
  phone: string | null;
  /** Web address of a picture. */
  avatar: string | null;
  owner_id: string | null;
  unsubscribed_from_emails: boolean;
  signed_up_at: number | null;
  last_seen_at: number | null;
  custom_attributes: Readonly<Record<string, AttributeValue>>;
}

export interface Contact extends Readonly<ContactFields> {
  readonly id: string;
  readonly created_at: number;
  readonly created_ms: number;
  readonly updated_at: number;
  readonly updated_ms: number;
  readonly archived: boolean;
  /** Ids, in the order in which the companies were attached. */
  readonly companies: readonly string[];
  readonly tags: readonly AppliedTag[];
  readonly details: Readonly<Partial<ContactDetails>>;
}

export interface Company {
  readonly id: string;
  /** The id in the customer's own system. */
  readonly company_id: string;
  readonly name: string;
  readonly created_at: number;
  readonly created_ms: number;
  readonly updated_at: number;
  readonly remote_created_at: number;
  readonly monthly_spend: number;
  readonly session_count: number;
  readonly plan: string | null;
  readonly size: number | null;
  readonly website: string | null;
  readonly industry: string | null;
  readonly custom_attributes: Readonly<Record<string, AttributeValue>>;
}

export interface Tag {
  readonly id: string;
  readonly name: string;
}

export interface Admin {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface Author {
  readonly type: "user" | "lead" | "admin" | "bot";
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}

export interface Conversation {
  readonly id: string;
  readonly created_at: number;
  readonly created_ms: number;
  readonly updated_at: number;
  readonly updated_ms: number;
  readonly source: {
    readonly id: string;
    readonly delivered_as: string;
    readonly subject: string;
    /** HTML. */
    readonly body: string;
    readonly url: string | null;
    readonly author: Author;
  };
  /** Ids of contacts. */
  readonly contacts: readonly string[];
  readonly state: "open" | "closed" | "snoozed";
  readonly read: boolean;
  readonly priority: "none" | "low" | "medium" | "high" | "urgent";
  /** 0 where nobody is assigned. */
  readonly admin_assignee_id: number;
  readonly team_assignee_id: number;
  readonly waiting_since: number | null;
  readonly snoozed_until: number | null;
  readonly title: string | null;
  readonly tags: readonly AppliedTag[];
}
