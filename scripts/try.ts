/** `npm run try -- OPERATION`: runs one operation or trigger through a connector's files. */

import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import { connectorFolders } from "./common/connector-folders.ts";
import { defined } from "./common/defined.ts";
import { failed } from "./common/fail.ts";
import { printable } from "./common/printable.ts";
import { findConnectors } from "./package/open-connectors.ts";
import { type Connection, connect } from "./platform/connection.ts";
import { type Connector, readConnector } from "./platform/connector.ts";
import {
  findOperation,
  listOperations,
  type OperationEntry,
} from "./platform/definition/operations.ts";
import { UsageError } from "./platform/errors.ts";
import type { Limit } from "./platform/throttle.ts";
import { runAgent } from "./try/agent.ts";
import { readParameters, readSignIn } from "./try/arguments.ts";
import { runDropdown, runSchema } from "./try/designer.ts";
import { lateEngine, startEngine } from "./try/engine.ts";
import { ourFires } from "./try/fires.ts";
import { formatList, listAll } from "./try/list.ts";
import { type Kind, kindOf, openTarget, ownSecret } from "./try/open.ts";
import {
  checkKind,
  type Outcome,
  type Run,
  runAction,
  runPages,
  runPolling,
  runWebhook,
} from "./try/run.ts";
import type { Target } from "./try/target.ts";
import { readToken } from "./try/token.ts";

const GENERATED = fileURLToPath(new URL("../generated", import.meta.url));

interface Options {
  connector?: string;
  param?: string[];
  connection?: string[];
  signIn?: string;
  dropdown?: string;
  schema?: string;
  testConnection: boolean;
  throttle?: Limit;
  pages?: number;
  polls?: number;
  wait?: number;
  url?: string;
  token?: string;
  tokenFile?: string;
  region?: string;
  engine?: string;
  scripts: boolean;
  trace: boolean;
  format: string;
}

/** The connector that is named, or the ones of ours: all of them, or the first that has the operation. */
async function openConnectors(directory: string | undefined): Promise<Connector[]> {
  if (directory !== undefined) {
    return (await findConnectors(directory)).map(({ open }) => open());
  }
  const ours = connectorFolders(relative(process.cwd(), GENERATED) || ".");
  if (ours.length > 0) return ours.map(readConnector);
  throw new UsageError("There is nothing in generated/ to run. Make it first: npm run build");
}

/**
 * An operation and the connector that has it, the first of several.
 * @throws {UsageError} where none has it, with the names most like it
 */
function withOperation(
  connectors: readonly Connector[],
  operationId: string,
): { connector: Connector; entry: OperationEntry } {
  const owners = connectors.flatMap((connector) =>
    listOperations(connector.definition).map((entry) => ({ connector, entry })),
  );
  const found = findOperation(
    owners.map(({ entry }) => entry),
    operationId,
  );
  const owner = owners.find(({ entry }) => entry === found);
  if (owner === undefined) throw new UsageError(`There is no operation ${operationId}.`);
  return owner;
}

/** @returns the exit code */
async function run(named: string | undefined, options: Options): Promise<number> {
  const connectors = await openConnectors(options.connector);
  const operationId = options.testConnection ? testOperation(connectors) : named;
  const json = options.format === "json";
  const show = (value: unknown) => console.log(printable(JSON.stringify(value, undefined, 2)));
  if (operationId === undefined) {
    const lists = connectors.map(({ definition }) => ({
      connector: definition.info?.title ?? "",
      operations: listAll(definition),
    }));
    const [only] = lists;
    if (json) show(lists.length === 1 ? only?.operations : lists);
    else if (lists.length === 1) console.log(printable(formatList(only?.operations ?? [])));
    else {
      for (const { connector, operations } of lists) {
        console.log(printable(`# ${connector}\n\n${formatList(operations)}\n`));
      }
    }
    return 0;
  }
  const { connector, entry } = withOperation(connectors, operationId);
  return runOperation(connector, entry, options, show);
}

/** The operation that tests connections, of the first connector that names one. */
function testOperation(connectors: readonly Connector[]): string {
  for (const { definition } of connectors) {
    const test = definition["x-ms-capabilities"]?.testConnection;
    if (test) return test.operationId;
  }
  throw new UsageError(
    "No operation tests connections: the definition has no x-ms-capabilities.testConnection.",
  );
}

/** @returns the exit code */
async function runOperation(
  connector: Connector,
  entry: OperationEntry,
  options: Options,
  show: (value: unknown) => void,
): Promise<number> {
  const { operationId } = entry;
  const json = options.format === "json";
  const kind = kindOf(connector, entry);
  checkKind(operationId, kind, options);
  const parameters = readParameters(connector, entry, options.param ?? []);
  const given = readToken({
    ...options,
    ...defined({ environment: ownSecret(connector, options) }),
    warn: console.error,
  });
  const { target, fallback, token } = await openTarget(connector, entry, options);
  try {
    const engineOptions = {
      wanted: options.engine,
      clock: target.clock,
      scripts: options.scripts,
      warn: console.error,
    };
    const designing = options.dropdown !== undefined || options.schema !== undefined;
    const engine = designing
      ? lateEngine(connector, engineOptions)
      : await startEngine(connector, operationId, engineOptions);
    try {
      const connection = connect({
        connector,
        parameters: readSignIn(connector, {
          token: given ?? token,
          region: options.region,
          set: options.signIn,
          given: options.connection ?? [],
          fallback,
        }),
        ...defined({ parameterSet: options.signIn }),
        send: target.send,
        receiver: target.receiver,
        ...(engine.run ? { runScript: engine.run } : {}),
        ...(options.throttle ? { throttle: { callsPerConnection: options.throttle } } : {}),
      });
      const say = json ? () => {} : (text: string) => console.log(printable(text));
      const shown = { connection, definition: connector.definition, entry, known: parameters, say };
      const outcome =
        options.dropdown !== undefined
          ? await runDropdown(shown, options.dropdown)
          : options.schema !== undefined
            ? await runSchema(shown, options.schema)
            : await runKind(
                kind,
                await runOf(kind, connection, entry, parameters, target, say, options),
                options,
              );
      if (json) show(outcome.described);
      return outcome.fine ? 0 : 1;
    } finally {
      await engine.close();
    }
  } finally {
    await target.close();
  }
}

async function runOf(
  kind: Kind,
  connection: Connection,
  { operationId }: OperationEntry,
  parameters: Record<string, unknown>,
  target: Target,
  say: Run["say"],
  { trace, connector, url, testConnection }: Options,
): Promise<Run> {
  const fire =
    kind === "polling" && connector === undefined && url === undefined
      ? await ourFires(operationId, connection, target)
      : undefined;
  const test = testConnection ? { call: () => connection.test() } : {};
  return {
    connection: { ...connection, ...test },
    ...{ operationId, parameters, target, trace, say },
    ...defined({ fire }),
  };
}

function runKind(kind: Kind, one: Run, { pages, polls = 2, wait = 60 }: Options): Promise<Outcome> {
  if (kind === "polling") return runPolling(one, polls);
  if (kind === "webhook") return runWebhook(one, wait);
  if (kind === "agent") return runAgent(one);
  return pages === undefined ? runAction(one) : runPages(one, pages);
}

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 1.");
  return Number(text);
}

function limit(text: string): Limit {
  const [, calls, seconds] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];
  if (calls === undefined)
    throw new InvalidArgumentError("It must be calls/seconds, such as 100/60.");
  return { calls: Number(calls), seconds: Number(seconds) };
}

const several = (text: string, all: string[] = []) => [...all, text];

const program = new Command("try")
  .description(
    "Runs one operation or trigger through a connector's files, and prints the answer: Intercom's in generated/ on the mock, any other one against an echo of what it declares, unless told otherwise.\n" +
      "Without an operation it lists them.\n" +
      "Exit codes: 0 fine, 1 an error answer or findings, 2 wrong usage.",
  )
  .argument("[operation]", "an operation id")
  .option(
    "--connector <path>",
    "the directory of any connector, or an exported solution, zipped or not (default: generated/)",
  )
  .option(
    "-p, --param <key=value>",
    "a parameter; key=@file takes a file's content; JSON where it is not text; body/x is the body's property x, also where another parameter has its name (repeatable)",
    several,
  )
  .option(
    "--dropdown <param>",
    "what a maker chooses from: a list, also one that depends on --param, or a tree; body/x/*/y is y in a row of the list x",
  )
  .option(
    "--schema <place>",
    "the fields that the API gives for a parameter, response or notification",
  )
  .option("--test-connection", "run the operation that tests connections", false)
  .option("--trace", "print how the answer came about, step by step", false)
  .option("--pages <n>", "follow a list's next links, up to so many pages", whole)
  .option("--polls <n>", "how often to poll a trigger, one right after another (default: 2)", whole)
  .option("--throttle <calls/seconds>", "answer 429 beyond so many calls, such as 100/60", limit)
  .option("--wait <seconds>", "how long to wait for a webhook's notification (default: 60)", whole)
  .option("--url <base>", "send what is for the API to this address")
  .option(
    "--token-file <file>",
    "a file whose first line is the access token, key or password to sign in with; for Intercom, INTERCOM_TOKEN of the environment is taken too",
  )
  .option("--token <token>", "the same on the command line, where the shell keeps it")
  .option("--region <region>", "the region of the connection, such as US, EU or AU")
  .option("--connection <key=value>", "a parameter of the connection (repeatable)", several)
  .option("--sign-in <name>", "one of several ways to sign in")
  .option("--scripts", "let the C# of a connector from outside this repository run here", false)
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
      if (!(error instanceof UsageError)) return failed("try", error);
      process.exitCode = 2;
      console.error(printable(error.message));
    }
  });
await program.parseAsync();
