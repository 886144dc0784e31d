import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { NO_CONTACT } from "../contacts/steps.ts";

export const ListSubscriptionTypes = action("GET /subscription_types");

/** The subscription types of the workspace. */
export const subscriptionTypes = choices(ListSubscriptionTypes, {
  items: "data",
  value: "id",
  title: "default_translation.name",
});

const add = "POST /contacts/{contact_id}/subscriptions";
const added = named<Schemas["subscription_type"]>("added");

export const ListContactSubscriptions = action("GET /contacts/{contact_id}/subscriptions", {
  explain: NO_CONTACT,
});
export const AddSubscriptionToContact = plannedAction({
  method: "POST",
  path: "/contacts/{contact_id}/subscriptions",
  summary: "Record consent of contact",
  description:
    "Records that a contact agrees to a kind of messages that needs agreement, or declines one that is sent unless declined. Withdraw consent of contact undoes it.",
  idempotent: true,
  inputs: {
    contact_id: input.from(add, "contact_id"),
    id: input.from(add, "id", {
      title: "Subscription",
      description: "The kind of messages.",
      choices: subscriptionTypes,
      required: true,
    }),
    consent_type: input.choice(
      { opt_in: "Agrees (opt-in)", opt_out: "Declines (opt-out)" },
      {
        title: "Consent",
        description:
          "What the contact decided. A subscription takes only one of them: opt-in where messages need agreement, opt-out where they do not.",
        required: true,
      },
    ),
  },
  returns: returns.schema("subscription_type"),
  plan: ({ contact_id, id, consent_type }) => ({
    steps: [
      call(add, {
        as: added,
        path: { contact_id },
        body: { id, consent_type },
        explain: {
          404: "There is no such contact or subscription. Choose both from the lists.",
        },
      }),
    ],
    answer: added,
  }),
  trial: { values: { consent_type: "opt_out" } },
});
export const RemoveSubscriptionFromContact = action(
  "DELETE /contacts/{contact_id}/subscriptions/{subscription_id}",
  {
    summary: "Withdraw consent of contact",
    description:
      "Forgets what a contact decided about a kind of messages, so that its usual setting counts again: those that need agreement are not sent, the others are.",
    effect: "write",
    parameters: {
      subscription_id: { title: "Subscription", description: "The kind of messages." },
    },
    explain: { 404: "There is no such contact or subscription. Choose both from the lists." },
    trial: {
      before: [
        call("POST /contacts/{contact_id}/subscriptions", {
          path: { contact_id: sample("contact_id") },
          body: { id: sample("subscription_id"), consent_type: "opt_out" },
        }),
      ],
    },
  },
);
