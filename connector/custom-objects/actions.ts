import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { list } from "../../scripts/language/list.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { cast, given, ifElse, objectOf } from "../../scripts/language/values.ts";

type Instance = Schemas["custom_object_instance"];

const put = "POST /custom_object_instances/{custom_object_type_identifier}";
const instance = named<Instance>("instance");
const found = named<Schemas["custom_object_instances_paginated_list"]>("found");

// With an external id Intercom answers one instance in place of a list.
export const ListCustomObjectInstances = list(
  "GET /custom_object_instances/{custom_object_type_identifier}",
  { items: "data", parameters: { external_id: "omit" } },
);

/** The instances of one type; of their fields only the external id is the same for all types. */
export const customObjectInstances = choices(ListCustomObjectInstances, {
  items: "value",
  value: "id",
  title: "external_id",
  with: { custom_object_type_identifier: { parameter: "custom_object_type_identifier" } },
});
const byExternalId = { ...customObjectInstances, value: "external_id" };

const explain = {
  404: "There is no such custom object type or instance. The type is named as in Intercom's settings, the external id as in your own system.",
} as const;

export const CreateOrUpdateCustomObjectInstance = plannedAction({
  method: "POST",
  path: "/custom_object_instances/{custom_object_type_identifier}",
  summary: "Create or update a custom object instance",
  description:
    "Adds an instance of a custom object type; if there is one with the same external id, that one is changed, and attributes that are not given stay as they are.",
  idempotent: true,
  inputs: {
    custom_object_type_identifier: input.from(put, "custom_object_type_identifier"),
    external_id: input.from(put, "external_id", { required: true }),
    attributes: input.list(
      input.group(
        {
          name: input.string({
            title: "Name",
            description: "The attribute's name as Intercom has it, such as order_number.",
            required: true,
            example: "order_number",
          }),
          value: input.string({
            title: "Value",
            description: "Its value as text.",
            example: "1042",
          }),
        },
        { title: "Attribute", description: "An attribute." },
      ),
      { title: "Attributes", description: "The attributes to set, by name." },
    ),
    external_created_at: input.from(put, "external_created_at"),
    external_updated_at: input.from(put, "external_updated_at"),
    custom_attributes: input.from(put, "custom_attributes", {
      title: "Attributes As Object",
      description:
        "In place of Attributes, for values that are no texts: numbers, true or false, lists of ids.",
      visibility: "advanced",
    }),
  },
  returns: returns.answerOf(put),
  plan: ({ custom_object_type_identifier, attributes, custom_attributes, ...sent }) => ({
    steps: [
      call(put, {
        as: instance,
        path: { custom_object_type_identifier },
        body: {
          ...sent,
          custom_attributes: ifElse<Record<string, unknown>>(
            given(attributes.first.name),
            objectOf(attributes, ({ name, value }) => [name, value]),
            custom_attributes,
          ),
        },
        explain,
      }),
    ],
    answer: instance,
  }),
});
export const GetCustomObjectInstanceByExternalId = plannedAction({
  method: "GET",
  path: "/custom_objects/{custom_object_type_identifier}/by-external-id",
  summary: "Get a custom object instance by external id",
  description:
    "Finds one instance of a custom object type by its id in your own system. It fails with 404 if there is none.",
  inputs: {
    custom_object_type_identifier: input.from(put, "custom_object_type_identifier"),
    external_id: input.from(put, "external_id", { required: true, choices: byExternalId }),
  },
  returns: returns.schema("custom_object_instance"),
  plan: ({ custom_object_type_identifier, external_id }) => ({
    steps: [
      call("GET /custom_object_instances/{custom_object_type_identifier}", {
        as: found,
        path: { custom_object_type_identifier },
        query: { external_id },
        explain,
      }),
    ],
    // Asked for an external id, Intercom answers the instance in place of a list.
    answer: cast<Instance>(found),
  }),
});
export const DeleteCustomObjectInstanceByExternalId = action(
  "DELETE /custom_object_instances/{custom_object_type_identifier}",
  { parameters: { external_id: { choices: byExternalId } } },
);
export const GetCustomObjectInstance = action(
  "GET /custom_object_instances/{custom_object_type_identifier}/{custom_object_instance_id}",
);
export const DeleteCustomObjectInstance = action(
  "DELETE /custom_object_instances/{custom_object_type_identifier}/{custom_object_instance_id}",
);
