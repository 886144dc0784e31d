import { action } from "../../scripts/language/action.ts";

export const ListDataAttributes = action("GET /data_attributes");
export const CreateDataAttribute = action("POST /data_attributes");
export const UpdateDataAttribute = action("PUT /data_attributes/{data_attribute_id}");
