import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";
import { call, named, readAll } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import type { Ref } from "../../scripts/language/values.ts";
import { choiceList, EVERYTHING, MOST, NEWEST } from "../choice-list.ts";
import { PAGED_QUERY } from "../paged-query.ts";
import { companies, users } from "../users-and-leads/actions.ts";
import { type Contact, contactName } from "../users-and-leads/shapes.ts";
import { NO_CONTACT } from "./steps.ts";

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

const NEITHER = {
  404: "There is no contact or company with this id. Choose both from the lists; the ids are Intercom's own.",
} as const;

export const ListContacts = list("GET /contacts", {
  items: "data",
  path: "/contact_list",
  description:
    "Lists users and leads alike. Find users and Find leads list only the ones or the others, by what is known of them.",
  parameters: { include_merge_history: "omit" },
});
export const SearchContacts = action("POST /contacts/search", {
  visibility: "advanced",
  summary: "Search contacts by query",
  description:
    "Finds users and leads with a query in Intercom's own words, for what Find users and Find leads cannot ask. Times are compared by calendar day in the time zone of the workspace, and a new contact can take some minutes to be found.",
  effect: "read",
  parameters: { include_merge_history: "omit", ...PAGED_QUERY },
  trial: { values: { query: { field: "role", operator: "=", value: "user" } } },
});
export const GetContact = action("GET /contacts/{contact_id}", {
  visibility: "important",
  path: "/contact/{contact_id}",
  description:
    "Returns all that Intercom knows about a user or a lead. It fails where there is none.",
  parameters: { include_merge_history: "advanced" },
  explain: NO_CONTACT,
});
export const DeleteContact = action("DELETE /contacts/{contact_id}", {
  description:
    "Deletes a user or a lead for good, which cannot be undone. Archive contact only hides one.",
  explain: NO_CONTACT,
});
export const MergeLeadIntoUser = action("POST /contacts/merge", {
  only: ["from", "into", "skip_duplicate_validation"],
  description:
    "Moves all that belongs to a lead to a user and removes the lead for good, which cannot be undone.",
  parameters: {
    from: { title: "Lead", description: "The lead, who is gone afterwards.", choices: leads },
    into: { title: "User", description: "The user, who remains.", choices: users },
    skip_duplicate_validation: { title: "Merge Even If Unlike" },
  },
  effect: "destroy",
  explain: {
    404: "There is no such lead or user, or it is archived. Choose both from the lists.",
    410: "The lead has been merged already.",
  },
  trial: { values: { skip_duplicate_validation: true } },
});
export const ArchiveContact = action("POST /contacts/{contact_id}/archive", {
  idempotent: true,
  description:
    "Hides a user or a lead from lists and searches. Unarchive contact brings it back; keep the id for it.",
  explain: NO_CONTACT,
});
export const UnarchiveContact = action("POST /contacts/{contact_id}/unarchive", {
  idempotent: true,
  // Archived contacts are in no list.
  parameters: {
    contact_id: {
      choices: "none",
      description:
        "The id that Intercom gave the contact; archived ones are in no list. Archive contact returns it, and so do actions that are refused because of an archived contact.",
    },
  },
  explain: { 404: "There is no contact with this id, archived or not." },
  trial: {
    before: [
      call("POST /contacts/{contact_id}/archive", { path: { contact_id: sample("contact_id") } }),
    ],
    values: { contact_id: sample("contact_id") },
  },
});
export const BlockContact = action("POST /contacts/{contact_id}/block", {
  effect: "destroy",
  description:
    "Keeps a user or a lead from writing to your team and archives its conversations. Only in Intercom itself can it be undone.",
  explain: NO_CONTACT,
});
export const ListContactMerges = action("GET /contacts/{contact_id}/merge_history", {
  visibility: "advanced",
  // Leads have none.
  parameters: {
    contact_id: { choices: users },
    cursor: "advanced",
    order: {
      description: "Which merges come first; the latest unless given.",
      words: { desc: "Latest first", asc: "Earliest first" },
    },
  },
  trial: { without: ["cursor"] },
});
export const ListContactCompanies = list("GET /contacts/{contact_id}/companies", {
  items: "data",
  description:
    "Lists the companies that a contact belongs to; the list is empty where there is none.",
  explain: NO_CONTACT,
});
export const AddContactToCompany = action("POST /contacts/{contact_id}/companies", {
  visibility: "important",
  description:
    "Makes a contact belong to a company that exists; a contact can belong to several. Remove contact from company undoes it.",
  parameters: { id: { choices: companies } },
  idempotent: true,
  explain: NEITHER,
});
export const RemoveContactFromCompany = action(
  "DELETE /contacts/{contact_id}/companies/{company_id}",
  {
    effect: "write",
    explain: NEITHER,
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
export const ListContactSegments = action("GET /contacts/{contact_id}/segments", {
  explain: NO_CONTACT,
});
