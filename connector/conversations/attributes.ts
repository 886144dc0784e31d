/** The fields that the workspace added to conversations. */
import { fieldsOf, schemaAction } from "../../scripts/language/schema.ts";
import { all, each, equals, filter, lookup, not, oneOf } from "../../scripts/language/values.ts";

/** But for files, and for those that point to custom objects, which take lists of ids. */
export const ConversationAttributes = schemaAction("GET /conversations/attributes", {
  items: "data",
  where: ({ archived, data_type }) =>
    all(not(equals(archived, true)), not(oneOf(data_type, ["files", "relationship"]))),
  field: ({ name, description, data_type, options }) => ({
    name,
    title: name,
    description,
    type: lookup(data_type, {
      string: "string",
      list: "string",
      integer: "integer",
      decimal: "number",
      boolean: "boolean",
      datetime: "date-time",
      relationship: "string",
      files: "string",
    }),
    choices: each(
      filter(options, ({ archived }) => not(equals(archived, true))),
      ({ label }) => label,
    ),
  }),
});

/** For the custom attributes of a conversation. */
export const fieldsOfConversations = fieldsOf(ConversationAttributes);
