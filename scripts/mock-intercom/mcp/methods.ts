import type { JsonObject } from "../../common/json.ts";
import type { Workspace } from "../state/state.ts";
import { RpcError, type RpcRequest } from "./messages.ts";
import { callTool, listTools } from "./tools.ts";

/** Versions of the protocol that have Streamable HTTP, newest first. */
const VERSIONS: readonly string[] = ["2025-11-25", "2025-06-18", "2025-03-26"];

export const isSupported = (version: string): boolean => VERSIONS.includes(version);

/**
 * The result of a request.
 * @throws {RpcError} for a method that is not there, or what it refuses
 */
export function resultOf({ method, params }: RpcRequest, workspace: Workspace): JsonObject {
  switch (method) {
    case "initialize":
      return initialized(params);
    case "ping":
      return {};
    case "tools/list":
      return listTools();
    case "tools/call":
      return callTool(params, workspace);
    default:
      throw new RpcError(-32601, `There is no method ${method}.`);
  }
}

/** The version that the client asks for, or the newest one, which the client then may refuse. */
function initialized({ protocolVersion: asked }: JsonObject): JsonObject {
  if (typeof asked !== "string") throw new RpcError(-32602, "protocolVersion must be a text.");
  return {
    protocolVersion: isSupported(asked) ? asked : (VERSIONS[0] ?? asked),
    capabilities: { tools: {} },
    serverInfo: { name: "mock-intercom", version: "1.0.0" },
  };
}
