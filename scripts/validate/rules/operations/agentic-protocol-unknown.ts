import { shown } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** Microsoft Learn, Copilot Studio, and its samples of June 2026. */
const PROTOCOLS: readonly unknown[] = ["mcp-streamable-1.0"];

export const agenticProtocolUnknown = rule({
  id: "AgenticProtocolUnknown",
  severity: "warning",
  area: "operations",
  message: "{operation} speaks the protocol {protocol}, which Copilot Studio does not know.",
  advice: 'Write "mcp-streamable-1.0".',
  check({ operations }, report) {
    for (const operation of operations) {
      const protocol = operation.value["x-ms-agentic-protocol"];
      if (protocol === undefined || PROTOCOLS.includes(protocol)) continue;
      const values = { operation: operation.name, protocol: shown(protocol) };
      report(inside(operation, "x-ms-agentic-protocol"), values);
    }
  },
});
