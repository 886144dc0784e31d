import type { AttributeType } from "../records/attribute.ts";
import type { AttributeModel } from "../records/data-attribute.ts";

/** Model, full name, label, type, and whether requests may write it. */
export type StandardAttribute = readonly [
  model: AttributeModel,
  full_name: string,
  label: string,
  type: AttributeType,
  written?: "written",
];

/**
 * The fields that Intercom always has. Companies: the description's example of the list. Contacts: the
 * fields that its contact search accepts.
 */
export const STANDARD_ATTRIBUTES: readonly StandardAttribute[] = [
  ["contact", "id", "ID", "string"],
  ["contact", "external_id", "User ID", "string", "written"],
  ["contact", "role", "Role", "string", "written"],
  ["contact", "name", "Name", "string", "written"],
  ["contact", "email", "Email", "string", "written"],
  ["contact", "phone", "Phone", "string", "written"],
  ["contact", "avatar", "Avatar", "string", "written"],
  ["contact", "owner_id", "Owner", "string", "written"],
  ["contact", "created_at", "Created at", "date"],
  ["contact", "updated_at", "Updated at", "date"],
  ["contact", "signed_up_at", "Signed up", "date", "written"],
  ["contact", "last_seen_at", "Last seen", "date", "written"],
  ["contact", "last_contacted_at", "Last contacted", "date"],
  ["contact", "last_replied_at", "Last heard from", "date"],
  ["contact", "last_email_opened_at", "Last opened email", "date"],
  ["contact", "last_email_clicked_at", "Last clicked on link in email", "date"],
  ["contact", "unsubscribed_from_emails", "Unsubscribed from Emails", "boolean", "written"],
  ["contact", "marked_email_as_spam", "Marked email as spam", "boolean"],
  ["contact", "has_hard_bounced", "Has hard bounced", "boolean"],
  ["contact", "language_override", "Language override", "string", "written"],
  ["contact", "browser", "Browser", "string"],
  ["contact", "browser_version", "Browser version", "string"],
  ["contact", "browser_language", "Browser language", "string"],
  ["contact", "os", "OS", "string"],
  ["contact", "location.city", "City", "string"],
  ["contact", "location.region", "Region", "string"],
  ["contact", "location.country", "Country", "string"],
  ["company", "name", "Company name", "string", "written"],
  ["company", "company_id", "Company ID", "string"],
  ["company", "last_request_at", "Company last seen", "date"],
  ["company", "remote_created_at", "Company created at", "date", "written"],
  ["company", "user_count", "People", "integer"],
  ["company", "session_count", "Company web sessions", "integer"],
  ["company", "plan.name", "Plan", "string"],
  ["company", "monthly_spend", "Monthly Spend", "float", "written"],
  ["company", "size", "Company size", "integer", "written"],
  ["company", "industry", "Company industry", "string", "written"],
  ["company", "website", "Company website", "string", "written"],
  ["company", "id", "ID", "string"],
  ["company", "created_at", "Created at", "date"],
  ["company", "updated_at", "Updated at", "date"],
  ["company", "plan.id", "Plan ID", "string"],
  ["company", "app_id", "App ID", "string"],
];
