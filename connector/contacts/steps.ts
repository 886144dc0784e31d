/** Steps that actions on users and leads have in common. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { call, error, fail, named, type Step, set, when } from "../../scripts/language/steps.ts";
import { given, join, match, not, oneOf, type Ref } from "../../scripts/language/values.ts";

/** The contact that an action is about. */
export const contact = named<Schemas["contact"]>("contact");

/** The id of the contact that stands in the way of a new one. */
export const existing = named<string>("existing");

/** What a maker is told where a contact cannot be had. */
export const NO_CONTACT = {
  404: "There is no contact with this id, or it is archived. Choose the contact from the list, or use the id that Intercom gave it; an archived one comes back with Unarchive contact.",
  410: "This contact has been merged into another one. Use the id of that one.",
} as const;

/**
 * After a 409: takes the id of the contact that is there already from the message. Creating tells at
 * once, where searching finds a new contact only minutes later.
 */
export const takeExisting: readonly Step[] = [
  set(existing, match(error.message, "id=([0-9A-Za-z_-]+)")),
  when(given(match(error.message, "(archived contact)")), [
    fail(
      409,
      "contact_archived",
      join(
        "An archived contact has this email address or external id. Bring it back with Unarchive contact (Contact Id ",
        existing,
        ") and run this again, or use another email address or external id.",
      ),
    ),
  ]),
  when(not(given(existing)), [fail(409, "conflict", error.message)]),
];

/** What a maker is told where the contact that was there is gone a moment later. */
const GONE = {
  404: "The contact that had this email address or external id was deleted or archived just now. Run this again.",
  410: "The contact that had this email address or external id was merged just now. Run this again.",
} as const;

/** Reads the contact that is there already, and refuses one of the other role. */
export const readExisting = (role: "user" | "lead"): readonly Step[] => [
  call("GET /contacts/{contact_id}", {
    as: contact,
    path: { contact_id: existing },
    explain: GONE,
  }),
  when(not(oneOf(contact.role, [role])), [
    fail(
      409,
      "conflict",
      role === "user"
        ? "A lead has this external id. Create or update user by email or external id makes a user of it."
        : "A user has this external id. Use another one, or Update user.",
    ),
  ]),
];

/** What a maker is told where the contact that is there cannot be updated. */
export const NOT_UPDATED = {
  ...GONE,
  409: "Email and External Id belong to two contacts. Fill in only one of them, or merge the contacts first.",
} as const;

/** Refuses a company that does not exist before anything is written. */
export const checkCompany = (id: Ref<string>) =>
  when(given(id), [
    call("GET /companies/{company_id}", {
      path: { company_id: id },
      explain: {
        404: "There is no company with this Company Id, so nothing was created or changed. Choose one from the list; the id is Intercom's own, not the one of your system.",
      },
    }),
  ]);

/** Adds the contact to the company; `undo` undoes what was done before where that fails. */
export const addToCompany = (id: Ref<string>, undo?: Step) =>
  when(given(id), [
    call("POST /contacts/{contact_id}/companies", {
      path: { contact_id: contact.id },
      body: { id },
      ...(undo === undefined ? {} : { undo: [undo] }),
    }),
  ]);
