/** What there is to do with leads beyond the published actions. */
import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { search } from "../../scripts/language/search.ts";
import { call, fail, named, set, when } from "../../scripts/language/steps.ts";
import { any, given, not } from "../../scripts/language/values.ts";
import { leads } from "./actions.ts";
import { BASICS, CHANGEABLE, COMPANY, KNOWN_BY, MORE, SETTINGS } from "./fields.ts";
import { FILTERS } from "./filters.ts";
import {
  addToCompany,
  checkCompany,
  contact,
  existing,
  NO_CONTACT,
  NOT_UPDATED,
  readExisting,
  takeExisting,
} from "./steps.ts";

const externalId = input.from("POST /contacts", "external_id", {
  description:
    "The id of the lead in your own system, which no other contact may have. With it the same lead is never created twice.",
});

export const UpsertLead = plannedAction({
  method: "POST",
  path: "/leads/upsert",
  summary: "Create or update lead with all details",
  description:
    "Creates a lead with all details and attributes. Where a lead has the same external id, it is updated, and what is left empty stays as it is. Without an external id a new lead is created each time.",
  visibility: "important",
  inputs: {
    external_id: externalId,
    email: KNOWN_BY.email,
    ...BASICS,
    company_id: COMPANY,
    ...MORE,
  },
  returns: returns.answerOf("GET /contacts/{contact_id}"),
  plan: ({ company_id, ...details }) => ({
    steps: [
      checkCompany(company_id),
      call("POST /contacts", {
        as: contact,
        body: { role: "lead", ...details },
        on: {
          409: [
            ...takeExisting,
            ...readExisting("lead"),
            call("PUT /contacts/{contact_id}", {
              as: contact,
              path: { contact_id: existing },
              body: { ...details },
              explain: NOT_UPDATED,
            }),
          ],
        },
      }),
      addToCompany(
        company_id,
        when(not(given(existing)), [
          call("DELETE /contacts/{contact_id}", { path: { contact_id: contact.id } }),
        ]),
      ),
    ],
    answer: contact,
  }),
});

const matches = named<Schemas["contact_list"]>("matches");

export const FindOrCreateLead = plannedAction({
  method: "POST",
  path: "/leads/find-or-create",
  summary: "Find or create lead",
  description:
    "Returns the newest lead with this email address as it is, or creates one where there is none. A lead that was created some minutes ago may not be found by its email address yet; by an external id it always is.",
  visibility: "important",
  inputs: { email: KNOWN_BY.email, external_id: externalId, ...BASICS, ...MORE },
  returns: returns.answerOf("GET /contacts/{contact_id}"),
  plan: ({ email, external_id, ...details }) => ({
    steps: [
      when(not(any(given(email), given(external_id))), [
        fail(
          400,
          "parameter_missing",
          "Fill in Email or External Id: a lead is found by one of them.",
        ),
      ]),
      // Leads can share an email address, so that creating one does not tell whether there is one.
      when(not(given(external_id)), [
        call("POST /contacts/search", {
          as: matches,
          body: {
            query: {
              operator: "AND",
              value: [
                { field: "email", operator: "=", value: email },
                { field: "role", operator: "=", value: "lead" },
              ],
            },
            sort: { field: "created_at", order: "descending" },
            pagination: { per_page: 1 },
          },
        }),
      ]),
      set(contact, matches.data.first),
      when(not(given(contact.id)), [
        call("POST /contacts", {
          as: contact,
          body: { role: "lead", email, external_id, ...details },
          on: { 409: [...takeExisting, ...readExisting("lead")] },
        }),
      ]),
    ],
    answer: contact,
  }),
});

export const UpdateLead = action("PUT /contacts/{contact_id}", {
  path: "/leads/{contact_id}",
  summary: "Update lead",
  description: "Changes the fields that are filled in and leaves the others as they are.",
  visibility: "important",
  only: CHANGEABLE,
  parameters: {
    ...SETTINGS,
    contact_id: { title: "Lead", description: "The lead to change.", choices: leads },
  },
  explain: NO_CONTACT,
});

export const TurnLeadIntoUser = action("PUT /contacts/{contact_id}", {
  path: "/leads/{contact_id}/turn-into-user",
  summary: "Turn lead into user",
  description:
    "Makes a user of a lead, which keeps its id and its conversations. It cannot be undone. Where a user has the same email address already, use Merge lead into user.",
  idempotent: true,
  fixed: { role: "user" },
  only: ["email", "external_id"],
  parameters: {
    contact_id: { title: "Lead", description: "The lead to make a user of.", choices: leads },
    email: {
      description: "Another email address, if the lead has none or is to have another one.",
    },
    external_id: { description: "The id of the user in your own system, if there is one." },
  },
  explain: {
    ...NO_CONTACT,
    409: "Another contact has this email address or external id. Use Merge lead into user.",
  },
});

export const FindLeads = search("POST /contacts/search", {
  path: "/find_leads",
  summary: "Find leads",
  description:
    "Finds leads by what is known of them, newest first; all leads where nothing is filled in. The list is empty where nobody is found. A lead that was created some minutes ago may not be found yet.",
  visibility: "important",
  items: "data",
  where: [{ field: "role", operator: "=", value: "lead" }],
  filters: FILTERS,
  sort: "created_at",
});
