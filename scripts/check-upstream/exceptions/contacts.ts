/** Of contacts, companies, notes, segments, subscriptions, tags, visitors and banners. */
import type { Exception } from "./exception.ts";

export const CONTACT_EXCEPTIONS: Exception[] = [
  {
    place: "contact.enabled_push_messaging",
    kind: "property",
    reason:
      "Upstream adds it to contact in each operation that answers a single contact; one schema " +
      "with an optional field serves them and the lists.",
  },
  {
    place: "GET /companies/{company_id}/contacts > query page",
    kind: "parameter",
    reason: "The list is paged by number: its answer has pages. Upstream omits the parameter.",
  },
  {
    place: "GET /companies/{company_id}/contacts > query per_page",
    kind: "parameter",
    reason: "The list is paged by number: its answer has pages. Upstream omits the parameter.",
  },
  {
    place: "pages_link",
    kind: "nullability",
    official: "#/components/schemas/company_attached_contacts/properties/pages",
    reason:
      "Upstream borrows cursor_pages, which may be null, for a list that is paged by number; its " +
      "own pages_link, the right one, is never null.",
  },
  {
    place: "pages_link",
    kind: "nullability",
    official: "#/components/schemas/note_list/properties/pages",
    reason:
      "Upstream borrows cursor_pages, which may be null, for a list that is paged by number; its " +
      "own pages_link, the right one, is never null.",
  },
  {
    place: "company_scroll",
    kind: "nullability",
    reason: "The last page is an empty list, and an expired scroll answers 404: never null.",
  },
  {
    place: "GET /companies/{company_id}/notes > query page",
    kind: "parameter",
    reason: "The list is paged by number: its answer has pages. Upstream omits the parameter.",
  },
  {
    place: "GET /companies/{company_id}/notes > query per_page",
    kind: "parameter",
    reason: "The list is paged by number: its answer has pages. Upstream omits the parameter.",
  },
  {
    place: "GET /contacts/{contact_id}/notes > query page",
    kind: "parameter",
    reason: "The list is paged by number: its answer has pages. Upstream omits the parameter.",
  },
  {
    place: "GET /contacts/{contact_id}/notes > query per_page",
    kind: "parameter",
    reason: "The list is paged by number: its answer has pages. Upstream omits the parameter.",
  },
  {
    place: "POST /contacts/{contact_id}/notes > path contact_id",
    kind: "type",
    reason: "Ids of contacts are strings of hex digits; upstream says so everywhere else.",
  },
  {
    place: "GET /notes/{note_id} > path note_id",
    kind: "type",
    reason:
      "Answers give the id as a string, and what an answer gives must fit here; in an address " +
      "there is no difference.",
  },
  {
    place: "attach_subscription_request.consent_type",
    kind: "enum",
    reason: "Upstream names opt_out and opt_in as the only values, but in prose.",
  },
  {
    place: "create_or_update_tag_request.companies",
    kind: "property",
    reason:
      "Upstream has four bodies for this call, told apart by nothing but their fields; they are " +
      "one object here, whose only fixed field is the name.",
  },
  {
    place: "create_or_update_tag_request.users",
    kind: "property",
    reason:
      "Upstream has four bodies for this call, told apart by nothing but their fields; they are " +
      "one object here, whose only fixed field is the name.",
  },
  {
    place: "convert_visitor_request.type",
    kind: "enum",
    reason: "Upstream names lead and user as the only values, but in prose.",
  },
  {
    place: "visitor",
    kind: "nullability",
    reason: "A visitor who is not found answers 404, never null.",
  },
  {
    place: "visitor.last_request_at",
    kind: "property",
    reason:
      "Upstream's own examples carry it under this name; its schema misspells it las_request_at.",
  },
];
