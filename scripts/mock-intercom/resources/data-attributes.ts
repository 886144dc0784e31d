import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, objectsOf, required, textOf, wordOf } from "../body.ts";
import { ApiError, parameterInvalid } from "../errors.ts";
import type { AttributeType } from "../records/attribute.ts";
import type { ConversationAttribute } from "../records/conversation-attribute.ts";
import type { DataAttribute } from "../records/data-attribute.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import { STANDARD_ATTRIBUTES, type StandardAttribute } from "./standard-attributes.ts";

export const dataAttributeRoutes: readonly Route[] = [
  {
    call: "GET /data_attributes",
    handle: (request, workspace) => {
      const model = request.query("model");
      if (model === "conversation") throw conversationModel();
      const withArchived = request.query("include_archived") === "true";
      return () => {
        const custom = [...workspace.dataAttributes.values()].filter(
          ({ archived }) => withArchived || !archived,
        );
        const data = [...STANDARD_ATTRIBUTES.map(standardJson), ...custom.map(attributeJson)];
        const shown = data.filter((attribute) => model === undefined || attribute.model === model);
        return ok({ type: "list", data: shown });
      };
    },
  },
  {
    call: "GET /data_attributes?model=conversation",
    handle: (_, workspace) => () => {
      const attributes = [...workspace.conversationAttributes.values()];
      const data = attributes.filter(({ archived }) => !archived).map(conversationAttributeJson);
      return ok({ type: "list", data });
    },
  },
  {
    call: "POST /data_attributes",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const name = required("name", textOf(body, "name"));
      const model = MODELS.find((one) => one === body.model);
      if (model === undefined) {
        throw parameterInvalid(
          "The Data Attribute model field must be either contact or company",
          "model",
        );
      }
      const word = wordOf(body, "data_type", DATA_TYPES, "Data Type isn't an option");
      const asked = required("data_type", word);
      const fields = readFields(body);
      if (asked === "options") required("options", fields.options);
      return () => {
        const type = TYPE_OF[asked];
        return ok(attributeJson(workspace.createDataAttribute({ name, model, type, ...fields })));
      };
    },
  },
  {
    call: "PUT /data_attributes/{data_attribute_id}",
    handle: (request, workspace) => {
      const id = param(request, "data_attribute_id");
      const body = objectBody(request);
      const patch = { ...readFields(body), ...defined({ archived: flagOf(body, "archived") }) };
      return () => ok(attributeJson(workspace.updateDataAttribute(id, patch)));
    },
  },
];

const MODELS = ["contact", "company"] as const;

/** Of what a request can ask for, `datetime` and `options` are kept as other types. */
const TYPE_OF = {
  string: "string",
  integer: "integer",
  float: "float",
  boolean: "boolean",
  datetime: "date",
  date: "date",
  options: "string",
} as const satisfies Record<string, AttributeType>;
const DATA_TYPES = [
  "string",
  "integer",
  "float",
  "boolean",
  "datetime",
  "date",
  "options",
] as const;

const conversationModel = () =>
  new ApiError(
    422,
    "parameter_invalid",
    "model=conversation is no longer supported. Use GET /conversations/attributes instead",
  );

function readFields(body: JsonObject) {
  const { options } = body;
  if (options !== undefined && !Array.isArray(options)) {
    throw parameterInvalid("Options isn't an array", "options");
  }
  return defined<Pick<DataAttribute, "description" | "options" | "messenger_writable">>({
    description: textOf(body, "description"),
    options: objectsOf(body, "options")?.flatMap((option) => textOf(option, "value") ?? []),
    messenger_writable: flagOf(body, "messenger_writable"),
  });
}

function attributeJson(attribute: DataAttribute) {
  const { id, type, description, options, ...rest } = attribute;
  return {
    type: "data_attribute",
    id: Number(id),
    ...rest,
    full_name: `custom_attributes.${attribute.name}`,
    label: attribute.name,
    ...(description !== null && { description }),
    data_type: type,
    ...(options !== null && { options }),
    api_writable: true,
    ui_writable: false,
    custom: true,
  };
}

/** What a type of an attribute of conversations is called among data attributes. */
const OLD_TYPES = { decimal: "float", datetime: "date", integer: "integer", boolean: "boolean" };

function conversationAttributeJson(attribute: ConversationAttribute) {
  const { id, name, description, options, data_type, archived, created_at, updated_at } = attribute;
  const type = Object.entries(OLD_TYPES).find(([known]) => known === data_type)?.[1] ?? "string";
  const full_name = `custom_attributes.${name}`;
  const labels = options.filter((option) => !option.archived).map(({ label }) => label);
  return {
    type: "data_attribute",
    ...{ id, model: "conversation", name, full_name, label: name, description, data_type: type },
    ...(data_type === "list" && { options: labels }),
    ...{ api_writable: true, ui_writable: true, messenger_writable: false, custom: true },
    ...{ archived, created_at, updated_at, admin_id: attribute.admin_id },
  };
}

function standardJson([model, full_name, label, data_type, written]: StandardAttribute) {
  return {
    type: "data_attribute",
    model,
    name: full_name.split(".").at(-1),
    full_name,
    label,
    // In live answers. The words are ours.
    description: `${label}, as Intercom keeps it of each ${model}.`,
    data_type,
    api_writable: written === "written",
    ui_writable: false,
    messenger_writable: true,
    custom: false,
    archived: false,
  };
}
