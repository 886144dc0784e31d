import { action } from "../../scripts/language/action.ts";

export const ListContactSubscriptions = action("GET /contacts/{contact_id}/subscriptions");
export const AddSubscriptionToContact = action("POST /contacts/{contact_id}/subscriptions");
export const ListSubscriptionTypes = action("GET /subscription_types");
export const RemoveSubscriptionFromContact = action(
  "DELETE /contacts/{contact_id}/subscriptions/{subscription_id}",
);
