/** `npm run try -- OPERATION`: runs one operation or trigger through the files in generated/. */

import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Connection, connect } from "./platform/connection.ts";
import { type Connector, DEFINITION_FILE, readConnector } from "./platform/connector.ts";
import { findOperation, listOperations } from "./platform/definition/operations.ts";
import { UsageError } from "./platform/errors.ts";
import type { RunScript } from "./platform/script.ts";
import { readParameters, readSignIn } from "./try/arguments.ts";
import * as print from "./try/print.ts";
import { mockWorld, networkWorld, type World } from "./try/world.ts";

const CONNECTOR = fileURLToPath(new URL("../generated", import.meta.url));

interface Options {
  param?: string[];
  polls?: number;
  url?: string;
  token: string;
  region?: string;
  engine: string;
  format: string;
}

interface Engine {
  run?: RunScript;
  close(): Promise<void>;
}

async function startEngine(connector: Connector, engine: string, world: World): Promise<Engine> {
  const { script } = connector;
  if (script === undefined) return { async close() {} };
  if (engine === "csharp") {
    const { startScriptHost } = await import("./platform/script-host/script-host.ts");
    try {
      return await startScriptHost(script);
    } catch (error) {
      // No C# runtime, or a script that does not compile: the message says what to do.
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  }
  const { planRunner } = await import("./platform/plan/runner.ts");
  return { run: planRunner(script, world.clock), async close() {} };
}

/** @returns the exit code */
async function run(operationId: string | undefined, options: Options): Promise<number> {
  if (!existsSync(join(CONNECTOR, DEFINITION_FILE))) {
    throw new UsageError("There is nothing in generated/ to run. Make it first: npm run build");
  }
  const connector = readConnector(relative(process.cwd(), CONNECTOR) || ".");
  const operations = listOperations(connector.definition);
  const json = options.format === "json";
  const show = (value: object) => console.log(JSON.stringify(value, undefined, 2));
  if (operationId === undefined) {
    if (json) show(print.describeOperations(operations));
    else console.log(print.formatOperations(operations));
    return 0;
  }
  const entry = findOperation(operations, operationId);
  const trigger = entry.operation["x-ms-trigger"] !== undefined;
  if (!trigger && options.polls !== undefined) {
    throw new UsageError(`--polls is for triggers; ${operationId} is an action.`);
  }
  const parameters = readParameters(connector, entry, options.param ?? []);
  const world = options.url === undefined ? mockWorld(options.region) : networkWorld(options.url);
  const engine = await startEngine(connector, options.engine, world);
  try {
    const connection = connect({
      connector,
      parameters: readSignIn(connector, options.token, options.region),
      send: world.send,
      ...(engine.run ? { runScript: engine.run } : {}),
    });
    if (trigger) return await poll(connection, operationId, parameters, world, options);
    const result = await connection.call(operationId, parameters);
    if (json) show(print.describe(result));
    else console.log(print.formatResult(result));
    return result.response.status < 400 && result.findings.length === 0 ? 0 : 1;
  } finally {
    await engine.close();
    await world.close();
  }
}

/** The first poll only fixes where the trigger begins, so by default there is a second one. */
async function poll(
  connection: Connection,
  operationId: string,
  parameters: Record<string, unknown>,
  world: World,
  { polls = 2, format }: Options,
): Promise<number> {
  const trigger = connection.trigger(operationId, parameters);
  const described: object[] = [];
  let fine = true;
  for (let number = 1; number <= polls; number++) {
    if (number > 1) world.pass();
    const result = await trigger.poll();
    fine &&= result.status < 400 && result.result.findings.length === 0;
    described.push(print.describePoll(result, trigger.state));
    if (format === "text") {
      console.log(`${number > 1 ? "\n" : ""}${print.formatPoll(result, number, trigger.state)}`);
    }
  }
  if (format === "json") console.log(JSON.stringify(described, undefined, 2));
  return fine ? 0 : 1;
}

function count(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 1.");
  return Number(text);
}

const program = new Command("try")
  .description(
    "Runs one operation or trigger through the files in generated/, on the mock Intercom\n" +
      "unless told otherwise, and prints the answer and how it came about.\n" +
      "Without an operation it lists them.\n" +
      "Exit codes: 0 fine, 1 an error answer or findings, 2 wrong usage.",
  )
  .argument("[operation]", "an operation id")
  .option(
    "-p, --param <key=value>",
    "a parameter; key=@file takes a file's content; JSON where it is not text (repeatable)",
    (text: string, all: string[] = []) => [...all, text],
  )
  .option("--polls <n>", "how often to poll a trigger, one right after another (default: 2)", count)
  .option("--url <base>", "send what is for Intercom to this address instead of the mock")
  .option("--token <token>", "the access token to sign in with", "mock-token")
  .option("--region <region>", "the region of the connection, such as US, EU or AU")
  .addOption(
    new Option("--engine <engine>", "what runs the script").choices(["ts", "csharp"]).default("ts"),
  )
  .addOption(
    new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"),
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async (operationId: string | undefined, options: Options) => {
    try {
      process.exitCode = await run(operationId, options);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.exitCode = 2;
      console.error(error.message);
    }
  });
await program.parseAsync();
