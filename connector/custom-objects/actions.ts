import { action } from "../../scripts/language/action.ts";

export const ListCustomObjectInstances = action(
  "GET /custom_object_instances/{custom_object_type_identifier}",
);
export const CreateOrUpdateCustomObjectInstance = action(
  "POST /custom_object_instances/{custom_object_type_identifier}",
);
export const DeleteCustomObjectInstanceByExternalId = action(
  "DELETE /custom_object_instances/{custom_object_type_identifier}",
);
export const GetCustomObjectInstance = action(
  "GET /custom_object_instances/{custom_object_type_identifier}/{custom_object_instance_id}",
);
export const DeleteCustomObjectInstance = action(
  "DELETE /custom_object_instances/{custom_object_type_identifier}/{custom_object_instance_id}",
);
