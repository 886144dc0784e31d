import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, objectOf, objectsOf, textOf, textsOf, wordOf } from "../body.ts";
import { ApiError, parameterInvalid } from "../errors.ts";
import { cursorPage, decodeCursor, readCount } from "../paging.ts";
import {
  CONNECTOR_AUDIENCES,
  type DataConnectorFields,
  type DataInput,
  HTTP_METHODS,
  INPUT_TYPES,
} from "../records/data-connector.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import { connectorDetailJson, connectorJson, shortPages } from "./data-connector-json.ts";

const PAGE = { preset: 20, max: 50 };

export const dataConnectorRoutes: readonly Route[] = [
  {
    call: "GET /data_connectors",
    handle: (request, workspace) => {
      const perPage = readCount(request.query("per_page"), "per_page", PAGE);
      const cursor = decodeCursor(request.query("starting_after"));
      return () => {
        const { items, pages } = cursorPage([...workspace.dataConnectors.values()], {
          perPage,
          cursor,
          by: ({ updated_ms }) => updated_ms,
          ascending: false,
        });
        return ok({ type: "list", data: items.map(connectorJson), pages: shortPages(pages) });
      };
    },
  },
  {
    call: "POST /data_connectors",
    handle: (request, workspace) => {
      const { name, ...fields } = readFields(objectBody(request));
      if (name === undefined) throw nameMissing();
      return () => ok(connectorDetailJson(workspace.createDataConnector({ name, ...fields })), 201);
    },
  },
  {
    call: "GET /data_connectors/{id}",
    handle: (request, workspace) => {
      const version = request.query("state_version") ?? "live";
      if (version !== "live" && version !== "draft") {
        throw parameterInvalid("Invalid state_version. Must be one of: live, draft");
      }
      // There is but one version of a data connector here, which answers for both.
      return () => ok(connectorDetailJson(workspace.existingDataConnector(param(request, "id"))));
    },
  },
  {
    call: "PATCH /data_connectors/{id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingDataConnector(param(request, "id"));
      const body = objectBody(request);
      const state = STATES.find((one) => one === body.state);
      if (body.state !== undefined && state === undefined) {
        throw invalid("Invalid state. Must be one of: draft, live");
      }
      const patch = { ...readFields(body), ...defined({ state }) };
      return () => ok(connectorDetailJson(workspace.updateDataConnector(id, patch)));
    },
  },
  {
    call: "DELETE /data_connectors/{id}",
    handle: (request, workspace) => () => {
      const { id } = workspace.deleteDataConnector(param(request, "id"));
      return ok({ id, object: "data_connector", deleted: true });
    },
  },
];

const STATES = ["draft", "live"] as const;

const nameMissing = () => new ApiError(422, "parameter_not_found", "Name is required");

const invalid = (message: string) => new ApiError(422, "parameter_invalid", message);

/** What a body says of a data connector, but for its state: a new one is always a draft. */
function readFields(body: JsonObject): Partial<Omit<DataConnectorFields, "state">> {
  const name = textOf(body, "name");
  if (name === "") throw nameMissing();
  const http_method = HTTP_METHODS.find((one) => one === body.http_method);
  if (body.http_method !== undefined && http_method === undefined) {
    throw invalid("Http Method isn't an option");
  }
  return defined<Omit<DataConnectorFields, "state">>({
    name,
    description: textOf(body, "description"),
    http_method,
    url: textOf(body, "url"),
    body: textOf(body, "body"),
    direct_fin_usage: flagOf(body, "direct_fin_usage"),
    audiences: readAudiences(body),
    headers: objectsOf(body, "headers")?.map((header) => ({
      name: textOf(header, "name") ?? "",
      value: textOf(header, "value") ?? "",
    })),
    data_inputs: objectsOf(body, "data_inputs")?.map(readInput),
    mock_response: objectOf(body, "mock_response"),
    token_ids: textsOf(body, "token_ids"),
    customer_authentication: flagOf(body, "customer_authentication"),
    bypass_authentication: flagOf(body, "bypass_authentication"),
    validate_missing_attributes: flagOf(body, "validate_missing_attributes"),
  });
}

function readAudiences(body: JsonObject): DataConnectorFields["audiences"] | undefined {
  return textsOf(body, "audiences")?.map((name) => {
    const audience = CONNECTOR_AUDIENCES.find((one) => one === name);
    if (audience === undefined) {
      throw invalid(`Invalid audiences. Must be a subset of: ${CONNECTOR_AUDIENCES.join(", ")}`);
    }
    return audience;
  });
}

const readInput = (input: JsonObject): DataInput => ({
  name: textOf(input, "name") ?? "",
  type: wordOf(input, "type", INPUT_TYPES) ?? "string",
  description: textOf(input, "description") ?? null,
  required: flagOf(input, "required") ?? false,
  default_value: textOf(input, "default_value") ?? "",
});
