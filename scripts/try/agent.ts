import { INITIALIZE, mcpMessage, mcpResult } from "../common/mcp.ts";
import * as print from "./print.ts";
import type { Outcome, Run } from "./run.ts";

/** What an agent does first with an MCP server: begins a session, and asks which tools there are. */
export async function runAgent(run: Run): Promise<Outcome> {
  const { connection, operationId, trace, say } = run;
  const begun = await connection.relay(
    operationId,
    mcpMessage({ id: 1, method: "initialize", params: INITIALIZE }),
  );
  say(`Beginning a session\n${print.formatResult(begun, trace)}`);
  const described = { begun: print.describe(begun, trace) };
  // An echo, or an error, is no server's answer.
  if (mcpResult(begun.response) === undefined) {
    say("\nThis is no answer of an MCP server.");
    return { described, fine: false };
  }
  const { response } = begun;
  await connection.relay(
    operationId,
    mcpMessage({ method: "notifications/initialized" }, response),
  );
  const listed = await connection.relay(
    operationId,
    mcpMessage({ id: 2, method: "tools/list" }, response),
  );
  say(`\nAsking for its tools\n${print.formatResult(listed, trace)}`);
  return {
    described: { ...described, tools: print.describe(listed, trace) },
    fine: mcpResult(listed.response) !== undefined,
  };
}
