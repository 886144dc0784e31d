import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListDataConnectors = action("GET /data_connectors", {
  trial: { without: ["starting_after"] },
});
export const CreateDataConnector = action("POST /data_connectors");
export const GetDataConnector = action("GET /data_connectors/{id}");
export const UpdateDataConnector = action("PATCH /data_connectors/{id}");
export const DeleteDataConnector = action("DELETE /data_connectors/{id}");
export const ListDataConnectorExecutions = action(
  "GET /data_connectors/{data_connector_id}/execution_results",
  { trial: { without: ["starting_after"] } },
);
export const GetDataConnectorExecution = action(
  "GET /data_connectors/{data_connector_id}/execution_results/{id}",
);

/** The data connectors of the workspace. */
export const dataConnectors = choices(ListDataConnectors, {
  items: "data",
  value: "id",
  title: "name",
});

/** The latest that a data connector did, since the beginning of 2024; executions have no names. */
export const dataConnectorExecutions = choices(ListDataConnectorExecutions, {
  items: "data",
  value: "id",
  title: "created_at",
  with: { data_connector_id: { parameter: "data_connector_id" }, start_ts: 1_704_067_200 },
});
