import { parameterInvalid } from "../errors.ts";
import { cursorPage, decodeCursor, readCount } from "../paging.ts";
import { type ConnectorExecution, EXECUTION_ERRORS } from "../records/data-connector.ts";
import { type ApiRequest, ok, param, type Route } from "../route.ts";
import { isoSeconds, shortPages } from "./data-connector-json.ts";

const PAGE = { preset: 10, max: 30 };

const AN_HOUR = 3_600;

export const connectorExecutionRoutes: readonly Route[] = [
  {
    call: "GET /data_connectors/{data_connector_id}/execution_results",
    handle: (request, workspace) => {
      const { id } = workspace.existingDataConnector(param(request, "data_connector_id"));
      const now = workspace.now();
      const from = readTime(request, "start_ts") ?? now - AN_HOUR;
      const to = readTime(request, "end_ts") ?? now;
      const error = request.query("error_type");
      if (error !== undefined && !EXECUTION_ERRORS.some((known) => known === error)) {
        throw parameterInvalid(
          `Invalid error_type. Must be one of: ${EXECUTION_ERRORS.join(", ")}`,
        );
      }
      const success = request.query("success");
      const perPage = readCount(request.query("per_page"), "per_page", PAGE);
      const cursor = decodeCursor(request.query("starting_after"));
      const shown = request.query("include_bodies") === "true" ? executionJson : withoutBodies;
      return () => {
        const found = workspace
          .executionsOf(id)
          .filter(({ created_at }) => created_at >= from && created_at <= to)
          .filter((one) => error === undefined || one.error_type === error)
          .filter((one) => success === undefined || String(one.success) === success);
        const { items, pages } = cursorPage(found, {
          perPage,
          cursor,
          by: ({ created_at }) => created_at * 1000,
          ascending: false,
        });
        return ok({ type: "list", data: items.map(shown), pages: shortPages(pages) });
      };
    },
  },
  {
    call: "GET /data_connectors/{data_connector_id}/execution_results/{id}",
    handle: (request, workspace) => () => {
      const connector = param(request, "data_connector_id");
      return ok(executionJson(workspace.existingExecution(connector, param(request, "id"))));
    },
  },
];

const executionJson = (execution: ConnectorExecution) => ({
  type: "data_connector.execution",
  ...execution,
  created_at: isoSeconds(execution.created_at),
});

function withoutBodies(execution: ConnectorExecution) {
  const { request_url, request_body, response_body, raw_response_body, ...rest } =
    executionJson(execution);
  return rest;
}

function readTime(request: ApiRequest, name: string): number | undefined {
  const text = request.query(name);
  if (text === undefined || text === "") return undefined;
  if (!/^\d{1,13}$/.test(text)) {
    throw parameterInvalid(`${name} must be a Unix timestamp (integer)`);
  }
  return Number(text);
}
