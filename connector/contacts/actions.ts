import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";
import { fieldsOf } from "../../scripts/language/schema.ts";
import { call, named, readAll } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import type { Ref } from "../../scripts/language/values.ts";
import { choiceList, EVERYTHING, MOST, NEWEST } from "../choice-list.ts";
import { ContactAttributes } from "../data-attributes/actions.ts";
import { companies, users } from "../users-and-leads/actions.ts";
import { type Contact, contactName } from "../users-and-leads/shapes.ts";

const found = named<Contact[]>("contacts");

const entry = (contact: Ref<Contact>) => ({ id: contact.id, name: contactName(contact) });
const read = { items: "data", upTo: MOST, as: found } as const;

export const ListContactChoices = choiceList("contact", {
  read: readAll("POST /contacts/search", { ...read, body: { query: EVERYTHING, ...NEWEST } }),
  from: found,
  entry,
});
export const ListLeadChoices = choiceList("lead", {
  read: readAll("POST /contacts/search", {
    ...read,
    body: { query: { field: "role", operator: "=", value: "lead" }, ...NEWEST },
  }),
  from: found,
  entry,
});

/** The newest contacts, users and leads alike. */
export const contacts = choices(ListContactChoices, { value: "id", title: "name" });
/** The newest leads. */
export const leads = choices(ListLeadChoices, { value: "id", title: "name" });

export const ListContacts = list("GET /contacts", { items: "data", path: "/contact_list" });
export const CreateContact = action("POST /contacts", {
  path: "/contacts/create",
  parameters: { custom_attributes: { fields: fieldsOf(ContactAttributes) } },
});
export const SearchContacts = action("POST /contacts/search", {
  visibility: "important",
  effect: "read",
  trial: { values: { query: { field: "role", operator: "=", value: "user" } } },
});
export const GetContact = action("GET /contacts/{contact_id}", {
  visibility: "important",
  path: "/contact/{contact_id}",
});
export const UpdateContact = action("PUT /contacts/{contact_id}", {
  visibility: "important",
  parameters: { custom_attributes: { fields: fieldsOf(ContactAttributes) } },
});
export const DeleteContact = action("DELETE /contacts/{contact_id}");
export const GetContactByExternalId = action("GET /contacts/find_by_external_id/{external_id}", {
  path: "/contact_by_external_id/{external_id}",
  trial: {
    before: [call("POST /contacts", { body: { role: "user", external_id: "customer-1042" } })],
  },
});
export const MergeLeadIntoUser = action("POST /contacts/merge", {
  parameters: { from: { choices: leads }, into: { choices: users } },
  effect: "destroy",
  trial: { values: { skip_duplicate_validation: true } },
});
export const ArchiveContact = action("POST /contacts/{contact_id}/archive", { idempotent: true });
export const UnarchiveContact = action("POST /contacts/{contact_id}/unarchive", {
  idempotent: true,
});
export const BlockContact = action("POST /contacts/{contact_id}/block", { effect: "destroy" });
export const ListContactMerges = action("GET /contacts/{contact_id}/merge_history", {
  visibility: "advanced",
  // Leads have none.
  parameters: { contact_id: { choices: users } },
  trial: { without: ["cursor"] },
});
export const ListContactCompanies = list("GET /contacts/{contact_id}/companies", { items: "data" });
export const AddContactToCompany = action("POST /contacts/{contact_id}/companies", {
  parameters: { id: { choices: companies } },
  idempotent: true,
});
export const RemoveContactFromCompany = action(
  "DELETE /contacts/{contact_id}/companies/{company_id}",
  {
    effect: "write",
    trial: {
      before: [
        call("POST /contacts/{contact_id}/companies", {
          path: { contact_id: sample("contact_id") },
          body: { id: sample("company_id") },
        }),
      ],
    },
  },
);
export const ListContactSegments = action("GET /contacts/{contact_id}/segments");
