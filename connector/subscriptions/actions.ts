import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { call } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";

export const ListSubscriptionTypes = action("GET /subscription_types");

/** The subscription types of the workspace. */
export const subscriptionTypes = choices(ListSubscriptionTypes, {
  items: "data",
  value: "id",
  title: "default_translation.name",
});

export const ListContactSubscriptions = action("GET /contacts/{contact_id}/subscriptions");
export const AddSubscriptionToContact = action("POST /contacts/{contact_id}/subscriptions", {
  parameters: { id: { choices: subscriptionTypes } },
  idempotent: true,
});
export const RemoveSubscriptionFromContact = action(
  "DELETE /contacts/{contact_id}/subscriptions/{subscription_id}",
  {
    effect: "write",
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
