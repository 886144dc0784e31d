/** `npm run try -- OPERATION`: runs one operation or trigger through a connector's files. */

import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import { connect } from "./platform/connection.ts";
import { type Connector, DEFINITION_FILE, readConnector } from "./platform/connector.ts";
import {
  findOperation,
  listOperations,
  type OperationEntry,
} from "./platform/definition/operations.ts";
import { UsageError } from "./platform/errors.ts";
import { exampleConnection } from "./platform/survey/example-values.ts";
import { notificationUrls } from "./platform/triggers/webhook.ts";
import { readParameters, readSignIn } from "./try/arguments.ts";
import { startEngine } from "./try/engine.ts";
import { formatList, listAll } from "./try/list.ts";
import { checkKind, type Outcome, type Run, runAction, runPolling, runWebhook } from "./try/run.ts";
import { echoWorld, isIntercom, mockWorld, networkWorld, type World } from "./try/world.ts";

const GENERATED = fileURLToPath(new URL("../generated", import.meta.url));

interface Options {
  connector?: string;
  param?: string[];
  connection?: string[];
  signIn?: string;
  polls?: number;
  wait?: number;
  url?: string;
  token?: string;
  region?: string;
  engine?: string;
  trace: boolean;
  format: string;
}

function openConnector(directory: string | undefined): Connector {
  if (directory !== undefined) return readConnector(directory);
  if (existsSync(join(GENERATED, DEFINITION_FILE))) {
    return readConnector(relative(process.cwd(), GENERATED) || ".");
  }
  throw new UsageError("There is nothing in generated/ to run. Make it first: npm run build");
}

/** Intercom's connector meets the mock, any other one an echo of what it declares itself. */
async function openWorld(
  connector: Connector,
  entry: OperationEntry,
  { url, region }: Options,
): Promise<{ world: World; fallback: Record<string, string>; token?: string }> {
  const intercom = isIntercom(new URL(`https://${connector.definition.host ?? "none"}`));
  if (url !== undefined) {
    const world = await networkWorld(url, intercom ? isIntercom : undefined);
    return { world, fallback: {}, ...(intercom ? { token: "mock-token" } : {}) };
  }
  if (intercom) return { world: mockWorld(region), fallback: {}, token: "mock-token" };
  return { world: echoWorld(connector, entry), fallback: exampleConnection(connector) };
}

/** @returns the exit code */
async function run(operationId: string | undefined, options: Options): Promise<number> {
  const connector = openConnector(options.connector);
  const json = options.format === "json";
  const show = (value: unknown) => console.log(JSON.stringify(value, undefined, 2));
  if (operationId === undefined) {
    const listed = listAll(connector.definition);
    if (json) show(listed);
    else console.log(formatList(listed));
    return 0;
  }
  const entry = findOperation(listOperations(connector.definition), operationId);
  const kind = kindOf(connector, entry);
  checkKind(operationId, kind, options);
  const parameters = readParameters(connector, entry, options.param ?? []);
  const { world, fallback, token } = await openWorld(connector, entry, options);
  try {
    const engine = await startEngine(connector, operationId, options.engine, world.clock);
    try {
      const connection = connect({
        connector,
        parameters: readSignIn(connector, {
          token: options.token ?? token,
          region: options.region,
          set: options.signIn,
          given: options.connection ?? [],
          fallback,
        }),
        ...(options.signIn === undefined ? {} : { parameterSet: options.signIn }),
        send: world.send,
        receiver: world.receiver,
        ...(engine.run ? { runScript: engine.run } : {}),
      });
      const say = json ? () => {} : (text: string) => console.log(text);
      const { trace } = options;
      const outcome = await runKind(
        kind,
        { connection, operationId, parameters, world, trace, say },
        options,
      );
      if (json) show(outcome.described);
      return outcome.fine ? 0 : 1;
    } finally {
      await engine.close();
    }
  } finally {
    await world.close();
  }
}

type Kind = "action" | "polling" | "webhook";

function kindOf({ definition }: Connector, entry: OperationEntry): Kind {
  if (entry.operation["x-ms-trigger"] === undefined) return "action";
  return notificationUrls(definition, entry).length > 0 ? "webhook" : "polling";
}

function runKind(kind: Kind, one: Run, { polls = 2, wait = 60 }: Options): Promise<Outcome> {
  if (kind === "polling") return runPolling(one, polls);
  return kind === "webhook" ? runWebhook(one, wait) : runAction(one);
}

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 1.");
  return Number(text);
}

const several = (text: string, all: string[] = []) => [...all, text];

const program = new Command("try")
  .description(
    "Runs one operation or trigger through a connector's files, and prints the answer: Intercom's in\n" +
      "generated/ on the mock, any other one against an echo of what it declares, unless told otherwise.\n" +
      "Without an operation it lists them.\n" +
      "Exit codes: 0 fine, 1 an error answer or findings, 2 wrong usage.",
  )
  .argument("[operation]", "an operation id")
  .option("--connector <dir>", "the directory of any connector (default: generated/)")
  .option(
    "-p, --param <key=value>",
    "a parameter; key=@file takes a file's content; JSON where it is not text; body/x is the body's\n" +
      "property x, also where another parameter has its name (repeatable)",
    several,
  )
  .option("--trace", "print how the answer came about, step by step", false)
  .option("--polls <n>", "how often to poll a trigger, one right after another (default: 2)", whole)
  .option("--wait <seconds>", "how long to wait for a webhook's notification (default: 60)", whole)
  .option("--url <base>", "send what is for the API to this address")
  .option("--token <token>", "the access token, key or password to sign in with")
  .option("--region <region>", "the region of the connection, such as US, EU or AU")
  .option("--connection <key=value>", "a parameter of the connection (repeatable)", several)
  .option("--sign-in <name>", "one of several ways to sign in")
  .addOption(
    new Option(
      "--engine <engine>",
      "what runs the script (default: ts for plans, csharp for any other script)",
    ).choices(["ts", "csharp"]),
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
