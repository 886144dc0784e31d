/** How fast the local Power Platform runs: in process on the mock, and through the C# host. */
import { readFileSync } from "node:fs";
import type { Send } from "../common/http.ts";
import type { RunScript } from "../common/run-script.ts";
import { createMock } from "../mock-intercom/mock.ts";
import { planRunner } from "../plan/runner.ts";
import { connect } from "../platform/connection.ts";
import { readConnector } from "../platform/connector.ts";
import { findRuntime } from "../platform/script-host/runtime.ts";
import { startScriptHost } from "../platform/script-host/script-host.ts";
import { median } from "./statistics.ts";

export interface PlatformFigures {
  /** Calls of GetUser a second, through definition, policies and the TypeScript plan. */
  callsPerSecond: number;
  /** Milliseconds that a call through the C# host takes beyond the call to the mock; the median. */
  hostOverhead?: number;
  /** Which runtime the host used. */
  runtime?: string;
}

/** @param generated the directory of the connector to run */
export async function benchPlatform(generated: string): Promise<PlatformFigures> {
  const script = readFileSync(`${generated}/script.csx`, "utf8");
  const figures: PlatformFigures = {
    callsPerSecond: await throughput(generated, planRunner(script)),
  };
  const runtime = findRuntime();
  if (runtime === undefined) return figures;
  const host = await startScriptHost(script);
  try {
    return {
      ...figures,
      hostOverhead: await overhead(generated, host.run),
      runtime: host.runtime,
    };
  } finally {
    await host.close();
  }
}

/** The figures for people. */
export function platformText({ callsPerSecond, hostOverhead, runtime }: PlatformFigures): string {
  const host =
    hostOverhead === undefined
      ? "C# host: left out, since neither .NET nor Mono is installed."
      : `C# host on ${runtime}: ${hostOverhead.toFixed(2)} ms beyond the call itself (median of ${HOST_CALLS}).`;
  return `Local Power Platform: ${Math.round(callsPerSecond)} calls a second through definition, policies and plan, on the mock in process (median of 5 rounds).\n${host}`;
}

const CALLS = 3_000;
const HOST_CALLS = 500;

function open(generated: string, runScript: RunScript, spent: { ms: number }) {
  const mock = createMock({ validate: false, rateLimit: 1e9 });
  const { id } = mock.workspace.createContact({ role: "user", email: "ada@example.com" });
  const send: Send = async (request) => {
    const began = performance.now();
    const response = await mock.send(request);
    spent.ms = performance.now() - began;
    return response;
  };
  const connection = connect({
    connector: readConnector(generated),
    parameters: { access_token: "mock-token" },
    send,
    runScript,
  });
  return async () => {
    const { response } = await connection.call("GetUser", { user_id: id });
    if (response.status !== 200) throw new Error(`GetUser answered ${response.status}`);
  };
}

async function throughput(generated: string, runScript: RunScript): Promise<number> {
  const call = open(generated, runScript, { ms: 0 });
  const rounds: number[] = [];
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    for (let i = 0; i < CALLS; i++) await call();
    rounds.push(CALLS / ((performance.now() - began) / 1000));
  }
  return median(rounds);
}

async function overhead(generated: string, runScript: RunScript): Promise<number> {
  const spent = { ms: 0 };
  const call = open(generated, runScript, spent);
  const rounds: number[] = [];
  for (let i = 0; i < HOST_CALLS; i++) {
    const began = performance.now();
    await call();
    rounds.push(performance.now() - began - spent.ms);
  }
  return median(rounds);
}
