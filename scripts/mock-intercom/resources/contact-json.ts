import { jsonPiece, type Piece } from "../pieces.ts";
import type { AttributeValue } from "../records/attribute.ts";
import { CONTACT_DETAILS, type Contact } from "../records/contact.ts";
import type { Merge } from "../records/merge.ts";
import { formattedPhone } from "../records/phone.ts";
import type { SubscriptionType } from "../records/subscription-type.ts";
import { type Answer, type ApiRequest, okJson } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { instancesJson } from "./custom-objects.ts";

/** Nested lists show no more than this many entries, whatever their total. */
const NESTED = 10;

/** Whether a request wants to see what was merged into users (`include_merge_history`). */
export const wantsMerges = (request: ApiRequest): boolean =>
  request.query("include_merge_history") === "true";

/** Answers one contact. */
export const contactAnswer = (
  contact: Contact,
  workspace: Workspace,
  request: ApiRequest,
): Answer => okJson([contactPiece(contact, workspace, wantsMerges(request))]);

/** Records never change, so neither does their JSON: pages of 150 are mostly put together. */
const kept = new WeakMap<Contact, Piece>();

/** A contact as JSON. @param withMerges with what was merged into a user */
export function contactPiece(contact: Contact, workspace: Workspace, withMerges = false): Piece {
  if (withMerges && contact.role === "user") {
    const merge_history = workspace.mergeHistory(contact.id).map(mergeJson);
    return jsonPiece({ ...contactJson(contact, workspace), merge_history });
  }
  let piece = kept.get(contact);
  if (piece === undefined) {
    piece = jsonPiece(contactJson(contact, workspace));
    // Custom objects change without the contact.
    if (!Object.values(contact.custom_attributes).some(isReference)) kept.set(contact, piece);
  }
  return piece;
}

/** What was merged into a user, as its history shows it. */
export const mergeJson = ({ source, source_role, merged_at }: Merge) => ({
  type: "merge_history",
  source_contact_id: source,
  source_contact_role: source_role,
  merged_at,
});

/** A contact as notifications show it. */
export const contactItem = (contact: Contact, workspace: Workspace) =>
  contactJson(contact, workspace);

/** A contact as answers show it, without its merges. */
function contactJson(contact: Contact, workspace: Workspace) {
  const { id, email, avatar, companies, tags } = contact;
  const { city, region, country, country_code, ...details } = {
    ...CONTACT_DETAILS,
    ...contact.details,
  };
  const nested = (path: string, type: string, ids: readonly string[], entryPath = path) => ({
    type: "list",
    data: ids.slice(0, NESTED).map((entry) => ({ id: entry, type, url: `/${entryPath}/${entry}` })),
    url: `/contacts/${id}/${path}`,
    total_count: ids.length,
    has_more: ids.length > NESTED,
  });
  const decided = (consent: SubscriptionType["consent_type"]) =>
    nested(
      "subscriptions",
      "subscription",
      // What a type asks of contacts never changes, so this stays right as long as the record does.
      workspace.subscriptionTypes
        .filter((type) => type.consent_type === consent && contact.subscriptions.includes(type.id))
        .map((type) => type.id),
      "subscription_types",
    );
  return {
    type: "contact",
    id,
    workspace_id: workspace.id,
    external_id: contact.external_id,
    role: contact.role,
    // The description has no null here, unlike at `name` and `phone`.
    email: email ?? "",
    ...(email !== null && { email_domain: email.split("@")[1] }),
    phone: contact.phone,
    formatted_phone: formattedPhone(contact.phone),
    name: contact.name,
    avatar: avatar === null ? null : { type: "avatar", image_url: avatar },
    owner_id: contact.owner_id,
    social_profiles: { type: "list", data: [] },
    unsubscribed_from_emails: contact.unsubscribed_from_emails,
    // On every contact live, though undeclared.
    unsubscribed_from_sms: false,
    sms_consent: false,
    enabled_push_messaging: null,
    created_at: contact.created_at,
    updated_at: contact.updated_at,
    signed_up_at: contact.signed_up_at,
    last_seen_at: contact.last_seen_at,
    ...details,
    // `country_code` and `continent_code` are undeclared, but in the description's own examples.
    location: { type: "location", country, region, city, country_code, continent_code: null },
    custom_attributes: attributeValues(contact, workspace),
    tags: nested(
      "tags",
      "tag",
      tags.map((tag) => tag.id),
    ),
    notes: nested("notes", "note", contact.notes),
    companies: nested("companies", "company", companies),
    opted_out_subscription_types: decided("opt_out"),
    opted_in_subscription_types: decided("opt_in"),
    utm_campaign: null,
    utm_content: null,
    utm_medium: null,
    utm_source: null,
    utm_term: null,
    referrer: null,
  };
}

const isReference = (value: AttributeValue) => Array.isArray(value);

/** Custom objects are shown as these, not as their ids (the description's example). */
function attributeValues({ custom_attributes }: Contact, workspace: Workspace) {
  const values = Object.entries(custom_attributes);
  if (!values.some(([, value]) => isReference(value))) return custom_attributes;
  return Object.fromEntries(
    values.map(([name, value]) => {
      const type = workspace.customObjectTypeOf(name) ?? "";
      return [name, Array.isArray(value) ? instancesJson(type, value, workspace) : value];
    }),
  );
}
