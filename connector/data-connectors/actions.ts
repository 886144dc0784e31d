import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";
import { call, named } from "../../scripts/language/steps.ts";

const made = named<Schemas["data_connector_detail"]>("made");

export const ListDataConnectors = list("GET /data_connectors", {
  items: "data",
  trial: { without: ["starting_after"] },
});
export const CreateDataConnector = action("POST /data_connectors", { visibility: "advanced" });
export const GetDataConnector = action("GET /data_connectors/{id}");
export const UpdateDataConnector = action("PATCH /data_connectors/{id}", {
  visibility: "advanced",
});
export const DeleteDataConnector = action("DELETE /data_connectors/{id}", {
  // One that is live cannot be deleted.
  trial: {
    before: [call("POST /data_connectors", { as: made, body: { name: "Unused" } })],
    values: { id: made.id },
  },
});
export const ListDataConnectorExecutions = list(
  "GET /data_connectors/{data_connector_id}/execution_results",
  { items: "data", trial: { without: ["starting_after"] } },
);
export const GetDataConnectorExecution = action(
  "GET /data_connectors/{data_connector_id}/execution_results/{id}",
);

/** The data connectors of the workspace. */
export const dataConnectors = choices(ListDataConnectors, {
  items: "value",
  value: "id",
  title: "name",
});

/** The latest that a data connector did, since the beginning of 2020; executions have no names. */
export const dataConnectorExecutions = choices(ListDataConnectorExecutions, {
  items: "value",
  value: "id",
  title: "created_at",
  with: { data_connector_id: { parameter: "data_connector_id" }, start_ts: "2020-01-01T00:00:00Z" },
});
