/** A connector on a mock Intercom, through either interpreter of its plans. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, type TestOptions } from "vitest";
import type { Send } from "../../scripts/common/http.ts";
import type { RunScript } from "../../scripts/common/run-script.ts";
import { createMock, type Mock, type MockOptions } from "../../scripts/mock-intercom/mock.ts";
import { planRunner } from "../../scripts/plan/runner.ts";
import { type Connection, connect } from "../../scripts/platform/connection.ts";
import { type Connector, readConnector } from "../../scripts/platform/connector.ts";
import { startScriptHost } from "../../scripts/platform/script-host/script-host.ts";
import { CSHARP, needs } from "../common/needs.ts";

export const GENERATED = fileURLToPath(new URL("../../generated/intercom", import.meta.url));
export const connector = readConnector(GENERATED);
export const script = readFileSync(`${GENERATED}/script.csx`, "utf8");

interface Engine {
  name: "TypeScript" | "C#";
  /** How its tests are skipped where it cannot run. */
  options: TestOptions;
  /** Starts it with a script; `close` ends what it started. */
  start(script: string): Promise<{ run: RunScript; close(): Promise<void> }>;
}

/** Both interpreters. The C# one is skipped where nothing can compile it. */
const engines: readonly Engine[] = [
  {
    name: "TypeScript",
    options: {},
    start: async (script) => ({
      run: planRunner(script, { now: () => 0, elapsed: () => 0 }),
      close: async () => {},
    }),
  },
  { name: "C#", options: needs(CSHARP), start: (script) => startScriptHost(script) },
];

export interface Workbench {
  mock: Mock;
  connection: Connection;
}

export interface WorkbenchOptions extends MockOptions {
  /** Connection parameters beside the token. */
  parameters?: Record<string, string>;
  /** Stands in for the mock's own way of answering. */
  via?: (send: Send) => Send;
}

function workbench(
  connector: Connector,
  runScript: RunScript,
  options: WorkbenchOptions = {},
): Workbench {
  const { parameters, via = (send) => send, ...mockOptions } = options;
  const mock = createMock({ now: 1_750_000_000, ...mockOptions });
  const connection = connect({
    connector,
    parameters: { access_token: "mock-token", ...parameters },
    send: via(mock.send),
    runScript,
  });
  return { mock, connection };
}

type Tests = (open: (options?: WorkbenchOptions) => Workbench, run: RunScript) => void;

/** Tests of the shipped connector that hold for both interpreters: `open` makes a mock and a connection to it. */
export function describeConnector(title: string, tests: Tests): void {
  describeInBoth(title, { connector, script }, tests);
}

/** The same for any connector. */
export function describeInBoth(
  title: string,
  { connector, script }: { connector: Connector; script: string },
  tests: Tests,
): void {
  for (const { name, options, start } of engines) {
    describe(`${title}, run by ${name}`, options, () => {
      let engine: Awaited<ReturnType<typeof start>> | undefined;
      beforeAll(async () => {
        engine = await start(script);
      });
      afterAll(() => engine?.close());
      const run: RunScript = (call, send) => {
        if (engine === undefined) throw new Error("the interpreter has not started");
        return engine.run(call, send);
      };
      tests((options) => workbench(connector, run, options), run);
    });
  }
}

/** The error that a failed answer holds. */
export function errorOf(body: unknown): { code: string; message: string } {
  // Every error of the connector has this form; a test that meets another one fails on it.
  return (body as { error: { code: string; message: string } }).error;
}
