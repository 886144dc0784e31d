/** Of conversations, their attributes, messages, tickets and ticket types. */
import type { Exception } from "./exception.ts";

const IDS_ARE_TEXT =
  "Answers give the id as a string, and what a trigger gives must fit here; in an address there " +
  "is no difference.";

const ONE_FORM =
  "Upstream has an alternative for each way of asking; ours is one form with the fields of all of " +
  "them, since designers know no alternatives. The field stands in another alternative.";

const ONE_ANSWER =
  "Upstream has an alternative for each kind; ours is one shape with the fields of all of them, " +
  "since designers know no alternatives. The field stands in another alternative.";

const NEVER_NULL =
  "Upstream marks the whole schema as one that may be null; all its examples hold an object, and " +
  "what does not exist is a 404.";

const NULL_LIVE =
  "Live answers hold null: for the source where a call or a workflow began the conversation, for " +
  "its author where nobody wrote the message, in statistics where nothing happened. Upstream's " +
  "schema omits it.";

const NULL_REMOVES = "Upstream's text says that nil removes the company; its schema omits it.";

const WHATSAPP =
  "Upstream's example of a WhatsApp message sends it, and the schema requires components for one, " +
  "but declares neither these nor a recipient by telephone.";

const SEEN_IN_EXAMPLES = "Upstream's examples of answers carry it; its schema omits it.";

const STATISTICS = [
  "time_to_assignment",
  "time_to_admin_reply",
  "time_to_first_close",
  "time_to_last_close",
  "median_time_to_reply",
  "first_contact_reply_at",
  "first_assignment_at",
  "first_admin_reply_at",
  "first_close_at",
  "last_assignment_at",
  "last_assignment_admin_reply_at",
  "last_contact_reply_at",
  "last_admin_reply_at",
  "last_close_at",
  "last_closed_by_id",
  "assigned_team_first_response_time",
  "assigned_team_first_response_time_in_office_hours",
  "handling_time",
];

const CONTACTS_MESSAGES =
  "A user's or a lead's message begins a conversation, has no recipient and needs no type: so in upstream's own examples.";

export const CONVERSATION_EXCEPTIONS: Exception[] = [
  // conversations.yaml
  ...[
    "conversation_source",
    "conversation_source_author",
    ...STATISTICS.map((name) => `conversation_statistics.${name}`),
  ].map((place): Exception => ({ place, kind: "nullability", reason: NULL_LIVE })),
  {
    place: "PUT /conversations/{conversation_id} > path conversation_id",
    kind: "type",
    reason: IDS_ARE_TEXT,
  },
  {
    place: "DELETE /conversations/{conversation_id} > path conversation_id",
    kind: "type",
    reason: IDS_ARE_TEXT,
  },
  {
    place: "POST /conversations/{conversation_id}/convert > path conversation_id",
    kind: "type",
    reason: IDS_ARE_TEXT,
  },
  {
    place: "GET /conversations/deleted > query order",
    kind: "enum",
    reason: "Upstream names asc and desc as the only values, but in prose.",
  },
  {
    place: "update_conversation_request.company_id",
    kind: "nullability",
    reason: NULL_REMOVES,
  },
  {
    place: "reply_conversation_request.type",
    kind: "enum",
    reason: ONE_FORM,
  },
  {
    place: "reply_conversation_request.intercom_user_id",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "reply_conversation_request.user_id",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "reply_conversation_request.email",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "manage_conversation_request.message_type",
    kind: "enum",
    reason: ONE_FORM,
  },
  {
    place: "manage_conversation_request.snoozed_until",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "attach_contact_to_conversation_request.customer.user_id",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "attach_contact_to_conversation_request.customer.email",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "customer_request.user_id",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "customer_request.email",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "redact_conversation_request.type",
    kind: "enum",
    reason: ONE_FORM,
  },
  {
    place: "redact_conversation_request.source_id",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "event_details.action",
    kind: "property",
    reason: ONE_ANSWER,
  },
  {
    place: "event_details.event",
    kind: "property",
    reason: ONE_ANSWER,
  },
  {
    place: "event_details.value.previous",
    kind: "property",
    reason: ONE_ANSWER,
  },
  // conversation-attributes.yaml
  {
    place: "create_conversation_attribute_request.options",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "create_conversation_attribute_request.reference",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "conversation_attribute.options",
    kind: "property",
    reason: ONE_ANSWER,
  },
  {
    place: "conversation_attribute.reference",
    kind: "property",
    reason: ONE_ANSWER,
  },
  // messages.yaml
  { place: "create_message_request", kind: "required", reason: CONTACTS_MESSAGES },
  { place: "create_message_request.from.type", kind: "enum", reason: CONTACTS_MESSAGES },
  {
    place: "create_message_request.message_type",
    kind: "enum",
    reason:
      "Both of Intercom's SDKs send inapp, upstream's own examples conversation; sms is live.",
  },
  {
    place: "create_message_request.from.id",
    kind: "type",
    reason:
      "Upstream's examples all send a string, as answers give the id of a teammate and as every " +
      "other request takes it.",
  },
  {
    place: "create_message_request.to",
    kind: "required",
    reason: WHATSAPP,
  },
  {
    place: "create_message_request.to.phone",
    kind: "property",
    reason: WHATSAPP,
  },
  {
    place: "create_message_request.to.name",
    kind: "property",
    reason: WHATSAPP,
  },
  {
    place: "create_message_request.components",
    kind: "property",
    reason: WHATSAPP,
  },
  {
    place: "create_message_request.locale",
    kind: "property",
    reason: WHATSAPP,
  },
  {
    place: "whatsapp_message_status_list.events[].user_id",
    kind: "property",
    reason: SEEN_IN_EXAMPLES,
  },
  // tickets.yaml
  {
    place: "create_ticket_contact.external_id",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "create_ticket_contact.email",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "update_ticket_request.company_id",
    kind: "nullability",
    reason: NULL_REMOVES,
  },
  {
    place: "reply_ticket_request.type",
    kind: "enum",
    reason: ONE_FORM,
  },
  {
    place: "reply_ticket_request.intercom_user_id",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "reply_ticket_request.user_id",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "reply_ticket_request.email",
    kind: "property",
    reason: ONE_FORM,
  },
  {
    place: "ticket_search_request.sort",
    kind: "property",
    reason: "Live searches of tickets are sorted as those of contacts are; upstream omits it.",
  },
  {
    place: "ticket",
    kind: "nullability",
    reason: NEVER_NULL,
  },
  {
    place: "ticket.snoozed_until",
    kind: "nullability",
    reason:
      "Upstream's text says that it is null unless the ticket is snoozed; its schema omits it.",
  },
  // ticket-types.yaml
  {
    place: "ticket_type",
    kind: "nullability",
    reason: NEVER_NULL,
  },
  {
    place: "ticket_type.is_internal",
    kind: "property",
    reason: SEEN_IN_EXAMPLES,
  },
  {
    place: "ticket_type_attribute_list.data",
    kind: "property",
    reason:
      "All of upstream's examples of answers hold the attributes under data; its schema says " +
      "ticket_type_attributes.",
  },
  {
    place: "ticket_type_attribute",
    kind: "nullability",
    reason: NEVER_NULL,
  },
  {
    place: "ticket_type_attribute.input_options",
    kind: "nullability",
    reason: "Upstream's examples of answers hold null where a field has no options.",
  },
  {
    place: "ticket_state_detailed",
    kind: "nullability",
    reason: NEVER_NULL,
  },
];
