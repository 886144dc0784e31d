import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { schemaAction } from "../../scripts/language/schema.ts";
import { call, named } from "../../scripts/language/steps.ts";
import {
  all,
  equals,
  filter,
  first,
  join,
  lookup,
  type Ref,
  text,
} from "../../scripts/language/values.ts";
import { choiceList } from "../choice-list.ts";
import { MODELS } from "./models.ts";

export const ListDataAttributes = action("GET /data_attributes", {
  parameters: { model: { words: MODELS } },
});

type Attribute = Ref<Schemas["data_attribute"]>;

/** What the team has added and flows can set, as fields. */
const SETTABLE = {
  items: "data",
  where: ({ custom, api_writable }: Attribute) =>
    all(equals(custom, true), equals(api_writable, true)),
  field: ({ name, label, description, data_type, options }: Attribute) => ({
    name,
    title: first(label, name),
    description,
    type: lookup(data_type, {
      string: "string",
      integer: "integer",
      float: "number",
      boolean: "boolean",
      date: "date-time",
    } as const),
    choices: options,
  }),
} as const;

/** What the team has added to contacts, as far as it can be set from outside. */
export const ContactAttributes = schemaAction("GET /data_attributes", {
  ...SETTABLE,
  fixed: { model: "contact" },
});
/** The same of companies. */
export const CompanyAttributes = schemaAction("GET /data_attributes", {
  ...SETTABLE,
  fixed: { model: "company" },
});
const listed = named<Schemas["data_attribute_list"]>("listed");

export const ListAttributeChoices = choiceList("attribute", {
  read: call("GET /data_attributes", { query: { include_archived: true }, as: listed }),
  // Intercom's own have no id, and cannot be changed.
  from: filter(listed.data, ({ custom }) => equals(custom, true)),
  entry: ({ id, name, label, model }) => ({
    id: text(id),
    name: join(first(label, name), " (", model, ")"),
  }),
});
/** What the team has added to contacts and companies, archived ones too: they can be brought back. */
export const dataAttributes = choices(ListAttributeChoices, { value: "id", title: "name" });
