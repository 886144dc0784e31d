import type { AttributeValue } from "./attribute.ts";
import type { AppliedTag } from "./tag.ts";

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
  /** Ids, the earliest first. */
  readonly notes: readonly string[];
  /** Ids of the subscription types that the contact has decided about. */
  readonly subscriptions: readonly string[];
  readonly details: Readonly<Partial<ContactDetails>>;
}
