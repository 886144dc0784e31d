/** Of the operations that the published connector needs. */
import type { Exception } from "./exception.ts";

const CLOSED_ROLES =
  "Every contact is a user or a lead: 2.x has no other role. Upstream leaves it to an example.";

const SIDE_BY_SIDE =
  "A group holds filters and groups side by side: Airbyte's connector sends both in one. Upstream has lists of one kind only.";

/** Where upstream has a list of filters, ours meets it with its own of filters and groups. */
const mixedGroups = (request: string): Exception[] => [
  { place: `${request}.query.operator`, kind: "enum", reason: SIDE_BY_SIDE },
  { place: `${request}.query.value[]`, kind: "type", reason: SIDE_BY_SIDE },
];

export const CORE_EXCEPTIONS: Exception[] = [
  ...mixedGroups("contact_search_request"),
  ...mixedGroups("conversation_search_request"),
  ...mixedGroups("ticket_search_request"),
  {
    place: "contact.role",
    kind: "enum",
    reason: CLOSED_ROLES,
  },
  {
    place: "create_contact_request.role",
    kind: "enum",
    reason: CLOSED_ROLES,
  },
  {
    place: "update_contact_request.role",
    kind: "enum",
    reason: CLOSED_ROLES,
  },
  {
    place: "contact_location.country_code",
    kind: "property",
    reason: "Live answers carry it, and so do upstream's own examples; its schema omits it.",
  },
  {
    place: "GET /contacts > query per_page",
    kind: "parameter",
    reason: "The list is paged, 10 contacts unless told otherwise; upstream says so only in prose.",
  },
  {
    place: "GET /contacts > query starting_after",
    kind: "parameter",
    reason: "The list is paged with a cursor; upstream says so only in prose.",
  },
  {
    place: "GET /contacts/{contact_id}/companies > query page",
    kind: "parameter",
    reason: "The list is paged by number: its answer has pages. Upstream omits the parameter.",
  },
  {
    place: "GET /contacts/{contact_id}/companies > query per_page",
    kind: "parameter",
    reason: "The list is paged by number: its answer has pages. Upstream omits the parameter.",
  },
  {
    place: "contact_attached_companies.data",
    kind: "property",
    reason: "Live answers hold the companies under data; upstream's schema says companies.",
  },
  {
    place: "POST /companies/list > query order",
    kind: "enum",
    reason: "Upstream names asc and desc as the only values, but in prose.",
  },
  {
    place: "pages_link",
    kind: "nullability",
    official: "#/components/schemas/company_list/properties/pages",
    reason:
      "Upstream borrows cursor_pages, which may be null, for a list that is paged by number; its " +
      "own pages_link, the right one, is never null.",
  },
  {
    place: "pages_link.next",
    kind: "type",
    official: "#/components/schemas/cursor_pages/properties/next",
    reason:
      "Upstream borrows cursor_pages for company lists; live, they are paged by number and next " +
      "is an address or null.",
  },
  {
    place: "cursor_pages_next.page",
    kind: "property",
    reason: "Live answers carry the number of the following page beside the cursor.",
  },
  {
    place: "conversation_search_request.sort",
    kind: "property",
    reason:
      "Live searches of conversations are sorted as those of contacts are; upstream omits it.",
  },
  {
    place: "GET /conversations/{conversation_id} > path conversation_id",
    kind: "type",
    reason:
      "Answers give the id as a string, and what a trigger gives must fit here; in an address " +
      "there is no difference.",
  },
  {
    place: "conversation_teammates.admins",
    kind: "property",
    reason: "Live answers hold the teammates under admins; upstream's schema says teammates.",
  },
  {
    place: "admin_with_app",
    kind: "nullability",
    reason: "GET /me without a teammate answers 401, never null.",
  },
];
