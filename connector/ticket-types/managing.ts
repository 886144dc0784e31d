/** Ticket types and their fields, as they are set up. */
import { action } from "../../scripts/language/action.ts";
import { FIELD_TYPES } from "../field-types.ts";

const explain = { 404: "There is no ticket type with this id. Choose one from the list." } as const;

export const CreateTicketType = action("POST /ticket_types", {
  summary: "Create ticket type",
  description:
    "Creates a ticket type, which has a title and a description as its first fields. Create ticket type attribute adds more; a type cannot be deleted, but archived by Update ticket type.",
  visibility: "advanced",
  parameters: {
    category: {
      description:
        "Customer: for customers. Back-office: for your own team. Tracker: many conversations are linked to one ticket.",
    },
    icon: "advanced",
    is_internal: "advanced",
  },
});
export const UpdateTicketType = action("PUT /ticket_types/{ticket_type_id}", {
  visibility: "advanced",
  parameters: { icon: "advanced", is_internal: "advanced" },
  explain,
});

/** What few fields need. */
const SELDOM = {
  required_to_create_for_contacts: "advanced",
  visible_on_create: "advanced",
  visible_to_contacts: "advanced",
  multiline: "advanced",
  allow_multiple_values: "advanced",
} as const;

export const CreateTicketTypeAttribute = action("POST /ticket_types/{ticket_type_id}/attributes", {
  summary: "Create ticket type attribute",
  description:
    "Adds a field to the tickets of one type. It cannot be deleted, but archived by Update ticket type attribute.",
  visibility: "advanced",
  parameters: {
    ...SELDOM,
    data_type: {
      words: FIELD_TYPES,
    },
  },
  explain,
});
export const UpdateTicketTypeAttribute = action(
  "PUT /ticket_types/{ticket_type_id}/attributes/{attribute_id}",
  {
    summary: "Update ticket type attribute",
    description:
      "Changes what is given about a field of a ticket type and leaves the rest as it is. Archived hides it from new tickets.",
    visibility: "advanced",
    parameters: { attribute_id: { title: "Attribute" }, ...SELDOM },
    explain: {
      404: "There is no ticket type with this id, or it has no such attribute. Choose both from the lists.",
    },
  },
);
