import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";

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

export const CreateOrUpdateCustomObjectInstance = action(
  "POST /custom_object_instances/{custom_object_type_identifier}",
  { idempotent: true },
);
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
