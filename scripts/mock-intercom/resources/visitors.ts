import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { parameterInvalid, parameterMissing } from "../errors.ts";
import type { Contact } from "../records/contact.ts";
import type { Visitor } from "../records/visitor.ts";
import { objectBody, ok, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import type { Identity } from "../state/visitors.ts";
import { contactAnswer } from "./contact-json.ts";
import { readAttributes } from "./contact-request.ts";

export const visitorRoutes: readonly Route[] = [
  {
    call: "GET /visitors",
    handle: (request, workspace) => {
      const user_id = request.query("user_id") ?? "";
      return () => ok(visitorJson(workspace.existingVisitor({ user_id }), workspace));
    },
  },
  {
    call: "PUT /visitors",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const { name, custom_attributes } = body;
      const { id, user_id } = readIdentity(body);
      if (id === undefined && user_id === undefined) {
        throw parameterMissing("A visitor is found by id or user_id");
      }
      const patch = {
        ...(typeof name === "string" && { name }),
        ...(isObject(custom_attributes) && {
          custom_attributes: readAttributes(custom_attributes),
        }),
      };
      return () => {
        const identity = id !== undefined ? { id } : { user_id: user_id ?? "" };
        return ok(visitorJson(workspace.updateVisitor(identity, patch), workspace));
      };
    },
  },
  {
    call: "POST /visitors/convert",
    handle: (request, workspace) => {
      const { type, user, visitor } = objectBody(request);
      const from = readIdentity(visitor);
      const to = readIdentity(user);
      if (Object.keys(from).length === 0) {
        throw parameterMissing("A visitor is found by id, user_id or email", "visitor");
      }
      // A user is somebody; of a lead nothing need be known.
      if (type !== "lead" && Object.keys(to).length === 0) {
        throw parameterMissing("A user needs an id, a user_id or an email", "user");
      }
      return () => {
        if (type !== "user" && type !== "lead") {
          throw parameterInvalid("type must be user or lead", "type");
        }
        const { visitor: was, contact, created } = workspace.convertVisitor(from, to, type);
        if (created) {
          workspace.emit(`contact.${type}.created`, { contact });
        }
        if (type === "user") {
          workspace.emit("visitor.signed_up", { item: signedUp(was, contact, workspace) });
        }
        return contactAnswer(contact, workspace, request);
      };
    },
  },
];

/** Reads by which fields somebody is named; fields that are no text are passed over. */
function readIdentity(value: Json | undefined): Identity {
  const fields: JsonObject = isObject(value) ? value : {};
  const identity: Identity = {};
  for (const name of ["id", "user_id", "email"] as const) {
    const field = fields[name];
    if (typeof field === "string" && field !== "") identity[name] = field;
  }
  return identity;
}

/** Who a visitor was, with who it is now: the old form of a user. */
const signedUp = (visitor: Visitor, contact: Contact, workspace: Workspace) => ({
  ...visitorJson(visitor, workspace),
  type: "user",
  id: contact.id,
  user_id: contact.external_id ?? visitor.user_id,
  anonymous: false,
  email: contact.email,
});

function visitorJson(visitor: Visitor, workspace: Workspace) {
  const { id, user_id, email, created_at } = visitor;
  return {
    type: "visitor",
    id,
    user_id,
    anonymous: true,
    email: email ?? "",
    phone: visitor.phone,
    name: visitor.name,
    pseudonym: visitor.pseudonym,
    avatar: { type: "avatar", image_url: null },
    app_id: workspace.id,
    companies: { type: "company.list", companies: [] },
    location_data: {},
    last_request_at: visitor.last_request_at,
    created_at,
    // Usually those of the first visit.
    remote_created_at: created_at,
    signed_up_at: created_at,
    updated_at: visitor.updated_at,
    session_count: visitor.session_count,
    social_profiles: { type: "social_profile.list", social_profiles: [] },
    owner_id: null,
    unsubscribed_from_emails: false,
    marked_email_as_spam: false,
    has_hard_bounced: false,
    tags: { type: "tag.list", tags: [] },
    segments: { type: "segment.list", segments: [] },
    custom_attributes: visitor.custom_attributes,
    referrer: visitor.referrer,
    utm_campaign: null,
    utm_content: null,
    utm_medium: null,
    utm_source: null,
    utm_term: null,
    do_not_track: null,
  };
}
