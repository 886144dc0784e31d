/** Triggers on contacts beside those of the published connector. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { now, round } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { all, equals, join, not, text } from "../../scripts/language/values.ts";
import { byContact, hasEmailIf, onlyWithEmail } from "./filters.ts";

const contacts = { poll: "POST /contacts/search", items: "data" } as const;

const found = named<Schemas["contact_list"]>("found");
/** Any lead. */
const findLead = call("POST /contacts/search", {
  as: found,
  body: { query: { field: "role", operator: "=", value: "lead" } },
});

export const WhenLeadUpdated = pollingTrigger({
  ...contacts,
  summary: "When a lead is updated",
  description:
    "Starts the flow for each lead whose details change, with the latest details. A lead that was created since the last check is new, and does not start it.",
  hint: "Change a lead in Intercom to see this work.",
  where: [{ field: "role", operator: "=", value: "lead" }],
  time: "updated_at",
  created: "created_at",
  filters: byContact,
  inputs: onlyWithEmail,
  keep: ({ item }, { only_with_email }) => hasEmailIf(only_with_email, item),
  fires: [
    findLead,
    call("PUT /contacts/{contact_id}", {
      path: { contact_id: found.data.first.id },
      body: { name: join("Changed Name ", text(round)) },
    }),
  ],
});

export const WhenLeadBecomesUser = pollingTrigger({
  ...contacts,
  summary: "When a lead becomes a user",
  description:
    "Starts the flow for each lead that signs up, by the time of the sign-up. One whose sign-up has no time, or one in the past, is not seen.",
  hint: "Turn a lead into a user to see this work.",
  accuracy: "A sign-up without a time, or with one before the last check, is not seen.",
  where: [{ field: "role", operator: "=", value: "user" }],
  time: "signed_up_at",
  filters: byContact,
  inputs: onlyWithEmail,
  // Whoever was created as a user signed up then.
  keep: ({ item }, { only_with_email }) =>
    all(not(equals(item.signed_up_at, item.created_at)), hasEmailIf(only_with_email, item)),
  fires: [
    findLead,
    call("PUT /contacts/{contact_id}", {
      path: { contact_id: found.data.first.id },
      body: { role: "user", signed_up_at: now },
    }),
  ],
});
