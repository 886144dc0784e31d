import type { Json } from "../../common/json.ts";

export const HTTP_METHODS = ["get", "post", "put", "delete", "patch"] as const;
export const CONNECTOR_AUDIENCES = ["leads", "users", "visitors"] as const;
export const INPUT_TYPES = ["string", "integer", "decimal", "boolean"] as const;

export type HttpMethod = (typeof HTTP_METHODS)[number];

export interface DataInput {
  readonly name: string;
  readonly type: (typeof INPUT_TYPES)[number];
  readonly description: string | null;
  readonly required: boolean;
  readonly default_value: string;
}

/** What a request can set of a data connector. */
export interface DataConnectorFields {
  readonly name: string;
  readonly description: string | null;
  readonly state: "draft" | "live";
  readonly http_method: HttpMethod;
  readonly url: string | null;
  readonly body: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly direct_fin_usage: boolean;
  readonly audiences: readonly (typeof CONNECTOR_AUDIENCES)[number][];
  readonly data_inputs: readonly DataInput[];
  /** A sample of what the other system answers; null where there is none. */
  readonly mock_response: Readonly<Record<string, Json>> | null;
  readonly token_ids: readonly string[];
  readonly customer_authentication: boolean;
  readonly bypass_authentication: boolean;
  readonly validate_missing_attributes: boolean | null;
}

/** A call to another system that Fin and workflows can make. */
export interface DataConnector extends DataConnectorFields {
  readonly id: string;
  readonly created_by_admin_id: string;
  readonly updated_by_admin_id: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly updated_ms: number;
  /** Whether Fin or a workflow uses it. */
  readonly in_use: boolean;
}

export const EXECUTION_ERRORS = [
  "request_configuration_error",
  "faraday_error",
  "3rd_party_error",
  "response_mapping_error",
  "token_refresh_error",
  "fin_action_response_formatting_error",
  "fin_action_identity_verification_error",
  "email_verification_error",
  "non_fin_standalone_action_identity_verification_error",
  "request_validation_error",
  "client_side_action_error",
] as const;

/** A call that a data connector has made. */
export interface ConnectorExecution {
  readonly id: string;
  readonly data_connector_id: string;
  readonly success: boolean;
  readonly http_status: number | null;
  readonly http_method: HttpMethod;
  readonly error_type: (typeof EXECUTION_ERRORS)[number] | null;
  readonly error_message: string | null;
  readonly execution_time_ms: number | null;
  readonly source_type: "workflow" | "inbox" | "fin" | null;
  readonly source_id: string | null;
  readonly conversation_id: string | null;
  readonly created_at: number;
  readonly request_url: string | null;
  readonly request_body: string | null;
  readonly response_body: string | null;
  readonly raw_response_body: string | null;
}
