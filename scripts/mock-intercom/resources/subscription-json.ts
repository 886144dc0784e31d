import type { SubscriptionType } from "../records/subscription-type.ts";

export function subscriptionTypeJson(type: SubscriptionType) {
  const { id, name, description, state, consent_type, content_types } = type;
  const translation = { name, description, locale: "en" };
  return {
    type: "subscription",
    id,
    state,
    consent_type,
    default_translation: translation,
    translations: [translation],
    content_types,
  };
}
