/** Of teammates, calls, data, audiences and custom objects. */
import type { Exception } from "./exception.ts";

const TEAMMATE_ID =
  "Answers give the id of a teammate as a string, and what one action gives must fit here; in an " +
  "address there is no difference.";
const TIME_IN_ADDRESS =
  "Unix seconds, as upstream says in prose; in an address there is no difference to a string.";
const NUMBERED_ACTIVITY_LOGS =
  "The list is paged by number, 20 activities unless told otherwise: its answer has pages, and " +
  "upstream's search of the same logs takes the parameter. Here it is omitted.";
const NEVER_NULL =
  "Upstream marks the schema itself as nullable. As an entry of a list it is never null, and what " +
  "is not found is answered by 404.";
const BORROWED_PAGES =
  "Upstream borrows cursor_pages, which may be null, for a list that is paged by number; its own " +
  "pages_link, the right one, is never null.";
const CHANGED_VALUE =
  "An object in upstream's schema, but a text in its own examples, such as a name that was changed.";
const EVENT_FILTER =
  "Upstream wraps the three in an object called filter, of which only the fields are sent, as its " +
  "prose shows.";
const EVENT_LIST =
  "Without summary=true the answer is upstream's data_event_list, which its operation leaves out. " +
  "Ours is both shapes in one.";

export const WORKSPACE_EXCEPTIONS: Exception[] = [
  {
    place: "GET /admins/{admin_id} > path admin_id",
    kind: "type",
    reason: TEAMMATE_ID,
  },
  {
    place: "PUT /admins/{admin_id}/away > path admin_id",
    kind: "type",
    reason: TEAMMATE_ID,
  },
  {
    place: "GET /admins/activity_logs > query created_at_after",
    kind: "type",
    reason: TIME_IN_ADDRESS,
  },
  {
    place: "GET /admins/activity_logs > query created_at_before",
    kind: "type",
    reason: TIME_IN_ADDRESS,
  },
  {
    place: "GET /admins/activity_logs > query page",
    kind: "parameter",
    reason: NUMBERED_ACTIVITY_LOGS,
  },
  {
    place: "GET /admins/activity_logs > query per_page",
    kind: "parameter",
    reason: NUMBERED_ACTIVITY_LOGS,
  },
  {
    place: "pages_link",
    kind: "nullability",
    official: "#/components/schemas/activity_log_list/properties/pages",
    reason: BORROWED_PAGES,
  },
  {
    place: "pages_link",
    kind: "nullability",
    official: "#/components/schemas/call_list/properties/pages",
    reason: BORROWED_PAGES,
  },
  {
    place: "admin",
    kind: "nullability",
    reason: NEVER_NULL,
  },
  {
    place: "activity_log",
    kind: "nullability",
    reason: NEVER_NULL,
  },
  {
    place: "custom_object_instance",
    kind: "nullability",
    reason: NEVER_NULL,
  },
  {
    place: "data_event",
    kind: "nullability",
    reason: NEVER_NULL,
  },
  {
    place: "admin.avatar",
    kind: "type",
    reason:
      "Upstream's schema says an address, its parameter display_avatar an object with the address, " +
      "as in admin_with_app; Intercom's own Node SDK reads an object.",
  },
  {
    place: "activity_log_metadata.before",
    kind: "type",
    reason: CHANGED_VALUE,
  },
  {
    place: "activity_log_metadata.after",
    kind: "type",
    reason: CHANGED_VALUE,
  },
  {
    place: "GET /fin_voice/phone_number/{phone_number} > answer",
    kind: "answer",
    reason:
      "Upstream lists only the errors; its prose says that the latest call is answered, as by the " +
      "operations beside it.",
  },
  {
    place: "DELETE /custom_object_instances/{custom_object_type_identifier} > query external_id",
    kind: "required",
    reason:
      "Upstream wraps the parameter in an object of the same name, of which only the field is sent.",
  },
  {
    place: "create_data_attribute_request.data_type",
    kind: "enum",
    reason:
      "Upstream has one alternative for options and one for all other types; ours is both in one.",
  },
  {
    place: "GET /events > query filter",
    kind: "required",
    reason: EVENT_FILTER,
  },
  {
    place: "GET /events > query user_id",
    kind: "parameter",
    reason: EVENT_FILTER,
  },
  {
    place: "GET /events > query intercom_user_id",
    kind: "parameter",
    reason: EVENT_FILTER,
  },
  {
    place: "GET /events > query email",
    kind: "parameter",
    reason: EVENT_FILTER,
  },
  {
    place: "GET /events > query per_page",
    kind: "parameter",
    reason: "Upstream says so only in prose.",
  },
  {
    place: "GET /events > query type",
    kind: "enum",
    reason: "Upstream names user as the only value, but in prose.",
  },
  {
    place: "data_event_list.type",
    kind: "enum",
    reason: EVENT_LIST,
  },
  {
    place: "data_event_list.pages",
    kind: "property",
    reason:
      "Live lists give the address of the next page; so do upstream's data_event_list and examples.",
  },
  ...[
    "type",
    "event_name",
    "created_at",
    "user_id",
    "id",
    "intercom_user_id",
    "email",
    "metadata",
  ].map(
    (name): Exception => ({
      place: `data_event.${name}`,
      kind: "property",
      reason: EVENT_LIST,
    }),
  ),
];
