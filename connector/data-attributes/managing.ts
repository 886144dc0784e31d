/** What the team adds to contacts and companies, as it is set up. */
import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { MODELS } from "./models.ts";

const added = named<Schemas["data_attribute"]>("added");

export const CreateDataAttribute = action("POST /data_attributes", {
  visibility: "advanced",
  parameters: {
    model: { words: MODELS },
    data_type: {
      description: "The kind of value that the field is to hold.",
      words: {
        string: "Text",
        options: "List to choose from",
        integer: "Whole number",
        float: "Number",
        boolean: "Yes or no",
        date: "Date",
        datetime: "Date and time",
      },
    },
    options: {
      description: "The values to choose from, at least two, which only a list to choose from has.",
    },
  },
  trial: { without: ["options"] },
});
export const UpdateDataAttribute = action("PUT /data_attributes/{data_attribute_id}", {
  visibility: "advanced",
  only: ["description", "options", "messenger_writable", "archived"],
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
