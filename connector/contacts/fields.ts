/** What makers fill in about a contact, wherever one is created or changed. */
import { input } from "../../scripts/language/inputs.ts";
import { fieldsOf } from "../../scripts/language/schema.ts";
import { ContactAttributes } from "../data-attributes/actions.ts";
import { companies } from "../users-and-leads/actions.ts";

const create = "POST /contacts";

const owner_id = {
  title: "Owner",
  description: "The teammate who is to own the contact.",
} as const;
const avatar = { title: "Picture URL", visibility: "advanced" } as const;
const custom_attributes = { fields: fieldsOf(ContactAttributes) } as const;

/** Of a plain action: what of a contact can be changed, in this order. */
export const CHANGEABLE = [
  "email",
  "external_id",
  "name",
  "phone",
  "owner_id",
  "signed_up_at",
  "custom_attributes",
  "avatar",
  "last_seen_at",
  "unsubscribed_from_emails",
  "email_verified",
] as const;

/** Of a plain action. */
export const SETTINGS = {
  owner_id,
  custom_attributes,
  avatar,
  last_seen_at: "advanced",
  unsubscribed_from_emails: "advanced",
  email_verified: "advanced",
} as const;

/** Of a planned action: what a contact is known by. */
export const KNOWN_BY = {
  email: input.from(create, "email"),
  external_id: input.from(create, "external_id"),
};

/** Of a planned action: what there is to say about a contact beside that. */
export const BASICS = {
  name: input.from(create, "name"),
  phone: input.from(create, "phone"),
  owner_id: input.from(create, "owner_id", owner_id),
  signed_up_at: input.from(create, "signed_up_at"),
};

/** Of a planned action: what most makers leave empty. */
export const MORE = {
  custom_attributes: input.from(create, "custom_attributes", custom_attributes),
  avatar: input.from(create, "avatar", avatar),
  last_seen_at: input.from(create, "last_seen_at", { visibility: "advanced" }),
  unsubscribed_from_emails: input.from(create, "unsubscribed_from_emails", {
    visibility: "advanced",
  }),
  email_verified: input.from(create, "email_verified", { visibility: "advanced" }),
};

/** Of a planned action. */
export const COMPANY = input.string({
  title: "Company Id",
  description:
    "A company that the contact is to belong to, beside those that it belongs to already; it must exist.",
  choices: companies,
});
