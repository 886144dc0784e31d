import { action } from "../../scripts/language/action.ts";

export const ListDataConnectors = action("GET /data_connectors");
export const CreateDataConnector = action("POST /data_connectors");
export const GetDataConnector = action("GET /data_connectors/{id}");
export const UpdateDataConnector = action("PATCH /data_connectors/{id}");
export const DeleteDataConnector = action("DELETE /data_connectors/{id}");
export const ListCallsOfDataConnector = action(
  "GET /data_connectors/{data_connector_id}/execution_results",
);
export const GetCallOfDataConnector = action(
  "GET /data_connectors/{data_connector_id}/execution_results/{id}",
);
