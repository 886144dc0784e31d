/** What there is to do with users beyond the published actions. */
import { action } from "../../scripts/language/action.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { search } from "../../scripts/language/search.ts";
import { call, fail, when } from "../../scripts/language/steps.ts";
import { any, given, not, type Ref } from "../../scripts/language/values.ts";
import { users } from "../users-and-leads/actions.ts";
import { BASICS, CHANGEABLE, COMPANY, KNOWN_BY, MORE, SETTINGS } from "./fields.ts";
import { FILTERS, USER_FILTERS } from "./filters.ts";
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

const needsOne = (email: Ref<string>, externalId: Ref<string>) =>
  when(not(any(given(email), given(externalId))), [
    fail(400, "parameter_missing", "Fill in Email or External Id: a user is known by one of them."),
  ]);

export const UpsertUser = plannedAction({
  method: "POST",
  path: "/users/upsert",
  summary: "Create or update user by email or external id",
  description:
    "Creates a user with all details and attributes. Where a contact has the same email address or external id, it is updated, and a lead becomes a user; what is left empty stays as it is.",
  visibility: "important",
  idempotent: true,
  inputs: { ...KNOWN_BY, ...BASICS, company_id: COMPANY, ...MORE },
  returns: returns.answerOf("GET /contacts/{contact_id}"),
  plan: ({ email, external_id, company_id, ...details }) => ({
    steps: [
      needsOne(email, external_id),
      checkCompany(company_id),
      call("POST /contacts", {
        as: contact,
        body: { role: "user", email, external_id, ...details },
        on: {
          409: [
            ...takeExisting,
            call("PUT /contacts/{contact_id}", {
              as: contact,
              path: { contact_id: existing },
              body: { role: "user", email, external_id, ...details },
              explain: NOT_UPDATED,
            }),
          ],
        },
      }),
      addToCompany(company_id),
    ],
    answer: contact,
  }),
});

export const FindOrCreateUser = plannedAction({
  method: "POST",
  path: "/users/find-or-create",
  summary: "Find or create user",
  description:
    "Returns the user with this email address or external id as it is, or creates one with these details where there is none.",
  visibility: "important",
  idempotent: true,
  inputs: { ...KNOWN_BY, ...BASICS, ...MORE },
  returns: returns.answerOf("GET /contacts/{contact_id}"),
  plan: ({ email, external_id, ...details }) => ({
    steps: [
      needsOne(email, external_id),
      call("POST /contacts", {
        as: contact,
        body: { role: "user", email, external_id, ...details },
        on: { 409: [...takeExisting, ...readExisting("user")] },
      }),
    ],
    answer: contact,
  }),
});

export const UpdateUser = action("PUT /contacts/{contact_id}", {
  path: "/users/{contact_id}/update",
  summary: "Update user",
  description:
    "Changes the fields that are filled in and leaves the others as they are. Where only the email address or the external id is known, use Create or update user by email or external id.",
  visibility: "important",
  only: CHANGEABLE,
  parameters: {
    ...SETTINGS,
    contact_id: { title: "User", description: "The user to change.", choices: users },
  },
  explain: NO_CONTACT,
});

export const FindUsers = search("POST /contacts/search", {
  path: "/find_users",
  summary: "Find users",
  description:
    "Finds users by what is known of them, newest first; all users where nothing is filled in. The list is empty where nobody is found. A user who was created some minutes ago may not be found yet.",
  visibility: "important",
  items: "data",
  where: [{ field: "role", operator: "=", value: "user" }],
  filters: { ...FILTERS, ...USER_FILTERS },
  sort: "created_at",
});

export const GetContactByExternalId = action("GET /contacts/find_by_external_id/{external_id}", {
  path: "/contact_by_external_id/{external_id}",
  summary: "Get user by external id",
  description: "Finds one user by the id from your own system. It fails where there is none.",
  only: [],
  explain: {
    404: "There is no user with this external id; leads are not found by it, nor who is archived.",
    410: "The user with this external id has been merged into another one.",
  },
  trial: {
    before: [call("POST /contacts", { body: { role: "user", external_id: "customer-1042" } })],
  },
});
