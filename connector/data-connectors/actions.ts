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
/** Most calls need no more than an address and what is sent there. */
const WRITE = {
  visibility: "advanced",
  parameters: {
    http_method: {
      words: { get: "GET", post: "POST", put: "PUT", patch: "PATCH", delete: "DELETE" },
    },
    direct_fin_usage: { title: "Fin May Call It By Itself" },
    audiences: {
      words: { leads: "Leads", users: "Users", visitors: "Visitors" },
      visibility: "advanced",
    },
    headers: "advanced",
    data_inputs: "advanced",
    "data_inputs.*.type": {
      words: { string: "Text", integer: "Whole number", decimal: "Number", boolean: "Yes or no" },
    },
    customer_authentication: "advanced",
    bypass_authentication: "advanced",
    validate_missing_attributes: "advanced",
    mock_response: "advanced",
    token_ids: "advanced",
  },
} as const;

export const CreateDataConnector = action("POST /data_connectors", WRITE);
export const GetDataConnector = action("GET /data_connectors/{id}", {
  parameters: {
    state_version: {
      description: "Which version to return.",
      words: { live: "Live: in use", draft: "Draft: worked on" },
    },
  },
});
export const UpdateDataConnector = action("PATCH /data_connectors/{id}", {
  ...WRITE,
  only: [
    "name",
    "description",
    "http_method",
    "url",
    "body",
    "direct_fin_usage",
    "state",
    "audiences",
    "headers",
    "data_inputs",
    "customer_authentication",
    "bypass_authentication",
    "validate_missing_attributes",
    "mock_response",
    "token_ids",
  ],
  parameters: {
    ...WRITE.parameters,
    state: { words: { live: "Live: can be used", draft: "Draft: worked on" } },
  },
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
  {
    items: "data",
    parameters: {
      success: {
        description: "Returns only calls that succeeded, or only those that failed.",
        words: { true: "Succeeded", false: "Failed" },
      },
      include_bodies: { words: { true: "Yes", false: "No" } },
      error_type: "advanced",
    },
    trial: { without: ["starting_after"] },
  },
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
