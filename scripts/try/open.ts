import { isForeign } from "../common/foreign.ts";
import { isAgentic } from "../platform/agent.ts";
import type { Connector } from "../platform/connector.ts";
import type { OperationEntry } from "../platform/definition/operations.ts";
import { exampleConnection } from "../platform/survey/example-values.ts";
import { notificationUrls } from "../platform/triggers/webhook.ts";
import { echoTarget, isIntercom, mockTarget, networkTarget, type Target } from "./target.ts";

/** How an operation is run. */
export type Kind = "action" | "agent" | "polling" | "webhook";

export function kindOf({ definition }: Pick<Connector, "definition">, entry: OperationEntry): Kind {
  if (isAgentic(entry)) return "agent";
  if (entry.operation["x-ms-trigger"] === undefined) return "action";
  return notificationUrls(definition, entry).length > 0 ? "webhook" : "polling";
}

/** Whether a connector is for Intercom's API or its MCP server. */
export function isForIntercom({ definition }: Connector): boolean {
  const url = `https://${definition.host ?? "none"}`;
  return URL.canParse(url) && isIntercom(new URL(url));
}

/** Intercom's connector meets the mock, any other one an echo of what it declares itself. */
export async function openTarget(
  connector: Connector,
  entry: OperationEntry,
  { url, region }: { url?: string; region?: string },
): Promise<{ target: Target; fallback: Record<string, string>; token?: string }> {
  const intercom = isForIntercom(connector);
  if (url !== undefined) {
    const target = await networkTarget(url, intercom ? isIntercom : undefined);
    return { target, fallback: {}, ...(intercom ? { token: "mock-token" } : {}) };
  }
  if (intercom) return { target: mockTarget(region), fallback: {}, token: "mock-token" };
  return { target: echoTarget(connector, entry), fallback: exampleConnection(connector) };
}

/** INTERCOM_TOKEN, for this repository's connectors and where something is really asked. */
export function ownSecret({ directory }: Connector, { url }: { url?: string }): string | undefined {
  return url === undefined || isForeign(directory) ? undefined : process.env.INTERCOM_TOKEN;
}
