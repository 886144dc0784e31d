import type { AttributeType } from "../records/attribute.ts";
import type { Contact } from "../records/contact.ts";
import { formattedPhone } from "../records/phone.ts";
import { type Field, type FieldFinder, ms } from "./fields.ts";

const detail = (name: keyof Contact["details"]): Field<Contact> => {
  if (name.endsWith("_at")) {
    return {
      type: "date",
      read: (c) => {
        const seconds = c.details[name];
        return typeof seconds === "number" ? ms(seconds) : null;
      },
    };
  }
  const flag = name === "has_hard_bounced" || name === "marked_email_as_spam";
  return flag
    ? { type: "boolean", read: (c) => c.details[name] ?? false }
    : { type: "string", read: (c) => c.details[name] ?? null };
};

/** Phones are found however they are written. */
const uniform = (phone: string | null) => formattedPhone(phone) ?? phone;

/** The table "Accepted Fields" of the description's contact search. */
const CONTACT_FIELDS: ReadonlyMap<string, Field<Contact>> = new Map<string, Field<Contact>>([
  ["id", { type: "string", read: (c) => c.id }],
  ["role", { type: "string", read: (c) => c.role }],
  ["name", { type: "string", read: (c) => c.name }],
  ["avatar", { type: "string", read: (c) => c.avatar }],
  ["owner_id", { type: "string", read: (c) => c.owner_id }],
  ["email", { type: "string", read: (c) => c.email }],
  ["email_domain", { type: "string", read: (c) => c.email?.split("@")[1] ?? null }],
  ["phone", { type: "string", read: (c) => uniform(c.phone), uniform }],
  ["formatted_phone", { type: "string", read: (c) => formattedPhone(c.phone), uniform }],
  ["external_id", { type: "string", read: (c) => c.external_id }],
  ["created_at", { type: "date", read: (c) => c.created_ms }],
  ["updated_at", { type: "date", read: (c) => c.updated_ms }],
  ["signed_up_at", { type: "date", read: (c) => ms(c.signed_up_at) }],
  ["last_seen_at", { type: "date", read: (c) => ms(c.last_seen_at) }],
  ["unsubscribed_from_emails", { type: "boolean", read: (c) => c.unsubscribed_from_emails }],
  ["location.city", detail("city")],
  ["location.region", detail("region")],
  ["location.country", detail("country")],
  ["tag_id", { type: "tag", read: (c) => c.tags.map((tag) => tag.id) }],
  ...(
    [
      "last_contacted_at",
      "last_replied_at",
      "last_email_opened_at",
      "last_email_clicked_at",
      "language_override",
      "browser",
      "browser_language",
      "os",
      "marked_email_as_spam",
      "has_hard_bounced",
      "ios_last_seen_at",
      "ios_app_version",
      "ios_device",
      "ios_os_version",
      "ios_app_name",
      "ios_sdk_version",
      "android_last_seen_at",
      "android_app_version",
      "android_device",
      "android_app_name",
      "android_sdk_version",
    ] as const
  ).map((name): [string, Field<Contact>] => [name, detail(name)]),
]);

const CUSTOM = "custom_attributes.";

/** @param typeOf the type of a custom attribute that the workspace has defined, by its name */
export function contactFields(
  typeOf: (attribute: string) => AttributeType | undefined,
): FieldFinder<Contact> {
  return (name) => {
    if (!name.startsWith(CUSTOM)) return CONTACT_FIELDS.get(name);
    const attribute = name.slice(CUSTOM.length);
    const type = typeOf(attribute);
    if (type === undefined) return undefined;
    return {
      type,
      read: (c) => {
        const value = c.custom_attributes[attribute] ?? null;
        return type === "date" && typeof value === "number" ? value * 1000 : value;
      },
    };
  };
}
