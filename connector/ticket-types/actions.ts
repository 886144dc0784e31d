import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { fieldsOf, schemaAction } from "../../scripts/language/schema.ts";
import { all, cast, each, equals, first, lookup, not } from "../../scripts/language/values.ts";

export const ListTicketTypes = action("GET /ticket_types");

const explain = { 404: "There is no ticket type with this id. Choose one from the list." } as const;

export const GetTicketType = action("GET /ticket_types/{ticket_type_id}", { explain });
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
