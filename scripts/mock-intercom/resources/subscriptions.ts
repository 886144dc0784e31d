import { resourceNotFound } from "../errors.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import { emitConsent } from "./contact-notifications.ts";
import { contactOf } from "./contact-request.ts";
import { subscriptionTypeJson } from "./subscription-json.ts";

/** Subscription types, and what contacts have decided about them. */
export const subscriptionRoutes: readonly Route[] = [
  {
    call: "GET /subscription_types",
    handle: (_, workspace) => () =>
      ok({ type: "list", data: workspace.subscriptionTypes.map(subscriptionTypeJson) }),
  },
  {
    call: "GET /contacts/{contact_id}/subscriptions",
    handle: (request, workspace) => () => {
      const { id } = contactOf(request, workspace);
      const data = workspace.subscriptionsOf(id).map(subscriptionTypeJson);
      return ok({ type: "list", data });
    },
  },
  {
    call: "POST /contacts/{contact_id}/subscriptions",
    handle: (request, workspace) => {
      const before = contactOf(request, workspace);
      const { id, consent_type } = objectBody(request);
      return () => {
        if (typeof id !== "string") throw resourceNotFound();
        const type = workspace.addSubscription(before.id, id, String(consent_type));
        const contact = workspace.liveContact(before.id);
        if (contact !== before) {
          emitConsent(contact, type, type.consent_type === "opt_in", workspace);
        }
        return ok(subscriptionTypeJson(type));
      };
    },
  },
  {
    call: "DELETE /contacts/{contact_id}/subscriptions/{subscription_id}",
    handle: (request, workspace) => {
      const { id } = contactOf(request, workspace);
      return () => {
        const type = workspace.removeSubscription(id, param(request, "subscription_id"));
        emitConsent(workspace.liveContact(id), type, type.consent_type === "opt_out", workspace);
        return ok(subscriptionTypeJson(type));
      };
    },
  },
];
