import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { fieldsOf, schemaAction } from "../../scripts/language/schema.ts";
import { all, cast, each, equals, first, lookup, not } from "../../scripts/language/values.ts";

export const ListTicketTypes = action("GET /ticket_types");

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
export const GetTicketType = action("GET /ticket_types/{ticket_type_id}", { explain });
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
  parameters: SELDOM,
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
export const ListTicketStates = action("GET /ticket_states");

/** The ticket types of the workspace. */
export const ticketTypes = choices(ListTicketTypes, { items: "data", value: "id", title: "name" });

/** All states of tickets, of whatever type. */
export const ticketStates = choices(ListTicketStates, {
  items: "data",
  value: "id",
  title: "internal_label",
});

const OF_TYPE = { ticket_type_id: { parameter: "ticket_type_id" } } as const;

/** The states of the ticket type that was chosen. */
export const statesOfType = choices(GetTicketType, {
  items: "ticket_states.data",
  value: "id",
  title: "internal_label",
  with: OF_TYPE,
});

/** The fields of the ticket type that was chosen. */
export const attributesOfType = choices(GetTicketType, {
  items: "ticket_type_attributes.data",
  value: "id",
  title: "name",
  with: OF_TYPE,
});

/** What the contract leaves open. */
type DataType = "string" | "list" | "integer" | "decimal" | "boolean" | "datetime" | "files";
type InputOptions = { list_options: { label: string }[] };
/** The two fields that every type has, whose names nobody should have to read. */
type DefaultName = "_default_title_" | "_default_description_";

/** The fields of the ticket type that was chosen, but for files. */
export const TicketAttributes = schemaAction("GET /ticket_types/{ticket_type_id}", {
  items: "ticket_type_attributes.data",
  where: ({ archived, data_type }) =>
    all(not(equals(archived, true)), not(equals(data_type, "files"))),
  field: ({ name, description, data_type, input_options, required_to_create }) => ({
    name,
    title: first(
      lookup(cast<DefaultName>(name), {
        _default_title_: "Title",
        _default_description_: "Description",
      }),
      name,
    ),
    description,
    type: lookup(cast<DataType>(data_type), {
      string: "string",
      list: "string",
      integer: "integer",
      decimal: "number",
      boolean: "boolean",
      datetime: "date-time",
      files: "string",
    }),
    choices: each(cast<InputOptions>(input_options).list_options, ({ label }) => label),
    required: equals(required_to_create, true),
  }),
});

/** For ticket attributes beside a ticket type. */
export const fieldsOfType = fieldsOf(TicketAttributes, { with: OF_TYPE });
