/** Triggers on contacts beside those of the published connector. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { now, round, sample } from "../../scripts/language/trial.ts";
import { partsOf, pollingTrigger } from "../../scripts/language/trigger.ts";
import { all, equals, fixed, join, not, text } from "../../scripts/language/values.ts";
import { itemEvent, nobody } from "../events.ts";
import { tagEventOf } from "../tags/events.ts";
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
  event: itemEvent<Schemas["contact"]>(({ updated_at }) => ({
    kind: fixed("updated"),
    at: updated_at,
    by_id: nobody,
  })),
  itemName: "Contact_With_Event",
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
  event: itemEvent<Schemas["contact"]>(({ signed_up_at }) => ({
    kind: fixed("converted"),
    at: signed_up_at,
    by_id: nobody,
  })),
  itemName: "Contact_With_Event",
  fires: [
    findLead,
    call("PUT /contacts/{contact_id}", {
      path: { contact_id: found.data.first.id },
      body: { role: "user", signed_up_at: now },
    }),
  ],
});

const tagless = named<Schemas["contact"]>("tagless");

export const WhenTagAddedToContact = pollingTrigger({
  ...contacts,
  summary: "When a tag is added to a contact",
  description:
    "Starts the flow each time that the chosen tag is put on a user or a lead. Each check takes one call for every 150 contacts with the tag that changed since yesterday, and one for each that changed just now.",
  hint: "Put the tag on a contact to see this work.",
  accuracy: "A tag that is gone again by the next check is not seen.",
  time: "updated_at",
  parts: partsOf("GET /contacts/{contact_id}/tags", "data", "applied_at"),
  filters: {
    tag: {
      field: "tag_id",
      operator: "=",
      input: input.from("GET /tags/{tag_id}", "tag_id", {
        title: "Tag",
        description: "The tag that is put on.",
        required: true,
      }),
    },
    role: {
      field: "role",
      operator: "=",
      input: input.choice(
        { user: "Users", lead: "Leads" },
        {
          title: "Role",
          description: "Only users, or only leads, as they are when the flow starts.",
        },
      ),
    },
    segment: byContact.segment,
  },
  inputs: onlyWithEmail,
  keep: ({ item, part }, { tag, only_with_email }) =>
    all(equals(part.id, text(tag)), hasEmailIf(only_with_email, item)),
  event: tagEventOf<Schemas["contact"]>(),
  fires: [
    call("POST /contacts", { as: tagless, body: { role: "lead" } }),
    call("POST /contacts/{contact_id}/tags", {
      path: { contact_id: tagless.id },
      body: { id: sample("tag_id") },
    }),
  ],
});
