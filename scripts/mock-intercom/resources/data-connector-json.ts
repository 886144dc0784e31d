import type { Json } from "../../common/json.ts";
import { isObject } from "../../common/json.ts";
import type { cursorPages } from "../paging.ts";
import type { DataConnector } from "../records/data-connector.ts";

/** As in 2026-03-19T11:27:36Z. */
export const isoSeconds = (seconds: number) =>
  new Date(seconds * 1000).toISOString().replace(".000Z", "Z");

/** These lists tell no page numbers, and their last page says null. */
export const shortPages = ({ type, per_page, next }: ReturnType<typeof cursorPages>) => ({
  type,
  per_page,
  next: next === undefined ? null : { starting_after: next.starting_after },
});

/** A data connector as lists show it. */
export const connectorJson = (connector: DataConnector) => ({
  type: "data_connector",
  id: connector.id,
  name: connector.name,
  description: connector.description,
  state: connector.state,
  http_method: connector.http_method,
  direct_fin_usage: connector.direct_fin_usage,
  created_by_admin_id: connector.created_by_admin_id,
  updated_by_admin_id: connector.updated_by_admin_id,
  created_at: isoSeconds(connector.created_at),
  updated_at: isoSeconds(connector.updated_at),
  execution_results_url: `/data_connectors/${connector.id}/execution_results`,
});

/** A data connector with all of its settings. */
export function connectorDetailJson(connector: DataConnector) {
  const { body, mock_response } = connector;
  return {
    ...connectorJson(connector),
    url: connector.url,
    ...(body !== null && { body }),
    // Intercom keeps the values secret.
    headers: connector.headers.map(({ name }) => ({ name, value: "****" })),
    audiences: connector.audiences,
    execution_type: "server_side",
    configuration_response_type: mock_response ? "mock_response_type" : "test_response_type",
    data_transformation_type: "full_access",
    client_function_name: null,
    client_function_timeout_ms: null,
    data_inputs: connector.data_inputs,
    response_fields: mock_response ? fieldsOf(mock_response) : [],
    object_mappings: [],
    token_ids: connector.token_ids,
    customer_authentication: connector.customer_authentication,
    bypass_authentication: connector.bypass_authentication,
    validate_missing_attributes: connector.validate_missing_attributes,
  };
}

interface ResponseField {
  path: string;
  type: string;
  example_value: string | number | boolean | null;
  redacted: boolean;
}

/** The single values of a sample, each with its path. Lists are not looked into. */
function fieldsOf(sample: Readonly<Record<string, Json>>, prefix = ""): ResponseField[] {
  return Object.entries(sample).flatMap(([name, value]): ResponseField[] => {
    const path = prefix + name;
    if (isObject(value)) return fieldsOf(value, `${path}.`);
    if (Array.isArray(value)) return [];
    return [{ path, type: typeOf(value), example_value: value, redacted: false }];
  });
}

function typeOf(value: string | number | boolean | null): string {
  if (value === null) return "unknown";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "decimal";
  return typeof value;
}
