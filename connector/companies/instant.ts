/** Triggers on companies that start at once. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call } from "../../scripts/language/steps.ts";
import { round, sample } from "../../scripts/language/trial.ts";
import { cast, join, text } from "../../scripts/language/values.ts";
import { type Notified, webhookTrigger } from "../../scripts/language/webhook.ts";
import { amongKinds, contactFields, notificationFields } from "../instant.ts";

export const WhenSomethingHappensToCompanyAtOnce = webhookTrigger({
  summary: "When something happens to a company (instant)",
  description:
    "Starts the flow for each company that is created, updated or deleted. Of one that is deleted Intercom tells the id.",
  hint: "Create a company to see this work.",
  visibility: "important",
  ...amongKinds(
    {
      "company.created": "Created",
      "company.updated": "Updated",
      "company.deleted": "Deleted",
    },
    "What happens to the company.",
  ),
  fires: [
    call("POST /companies", {
      body: { company_id: join("new-", text(round)), name: join("New Company ", text(round)) },
    }),
  ],
});

/** What the notification of a membership carries (in the form that others recorded: Zulip's test data). */
interface Membership {
  readonly contact: Schemas["contact"];
  readonly company: Schemas["company"];
}

const membership = shape<Notified<unknown>>()(
  "Company_Membership",
  "Company Membership",
  "A contact who came to a company, or left it.",
  ({ item, notification }) => {
    const { contact, company } = cast<Membership>(item);
    return {
      company: field.group("Company", "The company.", {
        id: field.always(
          "string",
          "Company Id",
          "The id that Intercom gave the company.",
          company.id,
        ),
        company_id: field.optional(
          "string",
          "Company External Id",
          "The id that your systems gave the company.",
          company.company_id,
        ),
        name: field.optional("string", "Company Name", "The name of the company.", company.name),
      }),
      contact: field.group("Contact", "The contact.", contactFields(contact)),
      notification: notificationFields(notification),
    };
  },
);

export const WhenCompanyMembersChangeAtOnce = webhookTrigger({
  summary: "When a contact joins or leaves a company (instant)",
  description: "Starts the flow each time that a contact is attached to a company, or detached.",
  hint: "Attach a contact to a company to see this work.",
  ...amongKinds(
    {
      "company.contact.attached": "Contact attached",
      "company.contact.detached": "Contact detached",
    },
    "What happens.",
  ),
  returns: membership,
  fires: [
    call("POST /contacts/{contact_id}/companies", {
      path: { contact_id: sample("contact_id") },
      body: { id: sample("company_id") },
    }),
  ],
});
