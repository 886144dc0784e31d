/**
 * The examples of Intercom's official 2.16 description that our contract refuses, each with the
 * reason. An entry that no longer applies fails `test/mock-intercom/upstream-examples.test.ts`.
 */

export interface ExampleExceptions {
  reason: string;
  /** Whether the description's own schema, too, refuses these examples. */
  refusedUpstream: boolean;
  /** `<call of the contract> > <status, or "request"> > <name of the example>` */
  examples: readonly string[];
}

export const EXAMPLE_EXCEPTIONS: readonly ExampleExceptions[] = [
  // Answers.
  {
    reason: "A number or a text where the description has the other; the schema is followed.",
    refusedUpstream: true,
    examples: [
      "GET /conversations/{conversation_id} > 200 > conversation found",
      "GET /messages/status > 200 > Successful response",
      "POST /conversations/{id}/merge > 200 > Conversation merged",
      "PUT /admins/{admin_id}/away > 200 > Successful response",
    ],
  },
  {
    reason: "Shows the state of a ticket as a text, where all other examples have an object.",
    refusedUpstream: true,
    examples: ["POST /tickets/{ticket_id}/change_type > 200 > Successful response"],
  },
  {
    reason: "A single error without the list in which all other errors come.",
    refusedUpstream: true,
    examples: [
      "GET /messages/status > 400 > missing ruleset_id",
      "GET /messages/status > 500 > server error",
      "GET /messages/whatsapp/status > 400 > missing message_id",
    ],
  },
  {
    reason:
      "An error in a form of its own (fields by name, or error_key). Our contract has one form of " +
      "error for all operations, as a maker has one way to handle them.",
    refusedUpstream: false,
    examples: [
      "POST /fin/csat > 422 > Conversation not found",
      "POST /fin/csat > 422 > Invalid rating",
      "POST /fin/csat > 422 > No rating requested",
      "POST /fin/csat > 422 > Rating locked by a remark",
      "POST /fin/csat > 422 > Rating window closed",
      "POST /phone_call_redirects > 400 > bad request - exception sending sms",
      "POST /phone_call_redirects > 400 > bad request - invalid number",
      "POST /phone_call_redirects > 422 > unprocessable entity",
    ],
  },

  // Requests.
  {
    reason: "Meant to be refused: the answer shown with it is an error.",
    refusedUpstream: true,
    examples: [
      "POST /articles > request > bad_request",
      "POST /contacts/{contact_id}/companies > request > bad_request",
      "POST /data_attributes > request > invalid_data_type",
      "POST /data_attributes > request > too_few_options_for_list",
      "POST /help_center/collections > request > bad_request",
      "POST /internal_articles > request > bad_request",
      "POST /messages > request > no_body_supplied_for_email_message",
      "POST /messages > request > no_body_supplied_for_message",
      "POST /messages > request > no_subject_supplied_for_email_message",
      "POST /tags > request > invalid_parameters",
    ],
  },
  {
    reason: "Meant to be refused; the description's schema leaves open what the options are.",
    refusedUpstream: false,
    examples: ["PUT /data_attributes/{data_attribute_id} > request > too_few_options_in_list"],
  },
  {
    reason:
      "The base64 of the attachment is cut short by an ellipsis, which is a matter of format.",
    refusedUpstream: false,
    examples: ["POST /fin/start > request > Request with attachments"],
  },
];

/** Examples of answers that the description's own schemas refuse, and ours accept. */
export const REFUSED_UPSTREAM_ONLY: readonly string[] = [
  "GET /admins/activity_logs > 200 > Successful response",
  "GET /custom_object_instances/{custom_object_type_identifier} > 200 > successful",
  "GET /custom_object_instances/{custom_object_type_identifier}/{custom_object_instance_id} > 200 > successful",
  "GET /macros > 200 > large_list_preview",
  "POST /admins/activity_logs/search > 200 > Successful response",
  "POST /custom_object_instances/{custom_object_type_identifier} > 200 > successful",
  "PUT /conversations/{conversation_id} > 200 > update a conversation with an association to a custom object instance",
];
