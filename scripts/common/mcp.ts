/** Messages of the Model Context Protocol, for those who need no whole client of it. */
import type { HttpRequest, HttpResponse } from "./http.ts";
import { isObject, type JsonObject, parseJson } from "./json.ts";

const SESSION = "mcp-session-id";

/** What a client says of itself at first (specification of 2025-06-18, "Lifecycle"). */
export const INITIALIZE: JsonObject = {
  protocolVersion: "2025-06-18",
  capabilities: {},
  clientInfo: { name: "intercom-power-platform-connector", version: "1.0.0" },
};

/**
 * A message to a server.
 * @param id absent for what asks for no answer
 * @param begun the server's answer to `initialize`, whose session it belongs to
 */
export function mcpMessage(
  { id, method, params }: { id?: number; method: string; params?: JsonObject },
  begun?: HttpResponse,
): Pick<HttpRequest, "headers" | "body"> {
  const session = begun?.headers[SESSION];
  return {
    headers: {
      "content-type": "application/json",
      ...(session === undefined ? {} : { [SESSION]: session }),
    },
    body: JSON.stringify({ jsonrpc: "2.0", id, method, params }),
  };
}

/** The result in a server's answer, which is JSON or a stream of one event; undefined where there is none. */
export function mcpResult({ headers, body }: HttpResponse): JsonObject | undefined {
  const isStream = headers["content-type"]?.startsWith("text/event-stream") === true;
  const answer = parseJson(isStream ? (/^data: ?(.*)$/m.exec(body)?.[1] ?? "") : body);
  return isObject(answer) && isObject(answer.result) ? answer.result : undefined;
}
