import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { schemaAction } from "../../scripts/language/schema.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { all, equals, first, lookup } from "../../scripts/language/values.ts";

const added = named<Schemas["data_attribute"]>("added");

export const ListDataAttributes = action("GET /data_attributes");
/** What the team has added to contacts, as far as it can be set from outside. */
export const ContactAttributes = schemaAction("GET /data_attributes", {
  items: "data",
  fixed: { model: "contact" },
  where: ({ custom, api_writable }) => all(equals(custom, true), equals(api_writable, true)),
  field: ({ name, label, description, data_type, options }) => ({
    name,
    title: first(label, name),
    description,
    type: lookup(data_type, {
      string: "string",
      integer: "integer",
      float: "number",
      boolean: "boolean",
      date: "date-time",
    }),
    choices: options,
  }),
});
export const CreateDataAttribute = action("POST /data_attributes", {
  visibility: "advanced",
  trial: { without: ["options"] },
});
export const UpdateDataAttribute = action("PUT /data_attributes/{data_attribute_id}", {
  visibility: "advanced",
  trial: {
    before: [
      call("POST /data_attributes", {
        as: added,
        body: { name: "paid_subscriber", model: "contact", data_type: "boolean" },
      }),
    ],
    values: { data_attribute_id: added.id },
    without: ["options"],
  },
});
