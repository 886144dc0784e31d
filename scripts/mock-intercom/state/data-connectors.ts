import { ApiError } from "../errors.ts";
import type {
  ConnectorExecution,
  DataConnector,
  DataConnectorFields,
} from "../records/data-connector.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

/** What does not exist is refused with `ApiError` 404. */
export interface DataConnectorState {
  readonly dataConnectors: ReadonlyMap<string, DataConnector>;
  /** Creates a draft. */
  createDataConnector(fields: Partial<DataConnectorFields> & { name: string }): DataConnector;
  existingDataConnector(id: string): DataConnector;
  /** @throws {ApiError} 409 where one that is used would become a draft */
  updateDataConnector(id: string, patch: Partial<DataConnectorFields>): DataConnector;
  /** @throws {ApiError} 409 for one that is live or used */
  deleteDataConnector(id: string): DataConnector;
  /** Makes a workflow use a data connector, as can be done in Intercom itself. */
  useDataConnector(id: string): void;
  /** Writes down a call: none is made here. Default: it succeeded, now. */
  recordExecution(connectorId: string, execution?: Partial<ConnectorExecution>): ConnectorExecution;
  executionsOf(connectorId: string): ConnectorExecution[];
  existingExecution(connectorId: string, id: string): ConnectorExecution;
}

/** A new one: the defaults of the description, or what its example of creation shows. */
const DEFAULTS = {
  description: null,
  http_method: "get",
  url: null,
  body: null,
  headers: [],
  direct_fin_usage: false,
  audiences: [],
  data_inputs: [],
  mock_response: null,
  token_ids: [],
  customer_authentication: false,
  bypass_authentication: false,
  validate_missing_attributes: null,
} as const;

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins">;

export function dataConnectorState(
  { storage, numericId, stamp }: Base,
  all: () => Needs,
): DataConnectorState {
  const connectors = storage.map<DataConnector>("data connectors");
  const executions = storage.map<ConnectorExecution>("data connector executions");

  const existing = (id: string) => {
    const connector = connectors.get(id);
    if (connector === undefined) {
      throw new ApiError(404, "data_connector_not_found", "Data connector not found");
    }
    return connector;
  };
  const store = (
    connector: Omit<DataConnector, "updated_at" | "updated_ms" | "updated_by_admin_id">,
  ) => {
    const { seconds, ms } = stamp();
    const times = { updated_at: seconds, updated_ms: ms };
    const stored = { ...connector, ...times, updated_by_admin_id: all().admins[0].id };
    connectors.set(stored.id, stored);
    return stored;
  };
  const executionsOf = (connectorId: string) => {
    const { id } = existing(connectorId);
    return [...executions.values()].filter((one) => one.data_connector_id === id);
  };

  return {
    dataConnectors: connectors,
    existingDataConnector: existing,
    createDataConnector: (fields) =>
      store({
        ...DEFAULTS,
        ...fields,
        id: numericId(),
        state: "draft",
        created_by_admin_id: all().admins[0].id,
        created_at: stamp().seconds,
        in_use: false,
      }),
    updateDataConnector(id, patch) {
      const old = existing(id);
      if (old.in_use && patch.state === "draft") throw inUse("set to draft");
      return store({ ...old, ...patch });
    },
    deleteDataConnector(id) {
      const connector = existing(id);
      if (connector.state !== "draft") {
        throw new ApiError(409, "conflict", "Data connector must be in draft state to be deleted");
      }
      if (connector.in_use) throw inUse("deleted");
      for (const execution of executionsOf(id)) executions.delete(execution.id);
      connectors.delete(id);
      return connector;
    },
    useDataConnector(id) {
      connectors.set(id, { ...existing(id), in_use: true });
    },
    recordExecution(connectorId, execution = {}) {
      const { id, http_method, url, body } = existing(connectorId);
      const made: ConnectorExecution = {
        success: true,
        http_status: 200,
        http_method,
        error_type: null,
        error_message: null,
        execution_time_ms: 150,
        source_type: "workflow",
        source_id: null,
        conversation_id: null,
        created_at: stamp().seconds,
        request_url: url,
        request_body: body,
        response_body: null,
        raw_response_body: null,
        ...execution,
        id: numericId(),
        data_connector_id: id,
      };
      executions.set(made.id, made);
      return made;
    },
    executionsOf,
    existingExecution(connectorId, id) {
      const execution = executionsOf(connectorId).find((one) => one.id === id);
      if (execution === undefined) {
        throw new ApiError(404, "execution_result_not_found", "Execution result not found");
      }
      return execution;
    },
  };
}

const inUse = (fate: string) =>
  new ApiError(
    409,
    "data_connector_in_use",
    `Data connector is in use by other resources and cannot be ${fate}`,
  );
