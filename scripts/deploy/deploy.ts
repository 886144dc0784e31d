import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isObject, type Json, type JsonObject, parseJson } from "../common/json.ts";
import { type ConnectorFiles, deployedFiles, infoOf } from "../package/connector-files.ts";
import { UsageError } from "../platform/errors.ts";
import {
  createArguments,
  downloadArguments,
  type PaconnOptions,
  type Staged,
  shown,
  updateArguments,
} from "./commands.ts";
import { differences } from "./differences.ts";
import type { Outcome } from "./paconn.ts";
import type { Registered } from "./service.ts";

/** What a deployment touches, so that tests can stand in for it. */
export interface Surroundings {
  run(args: readonly string[], folder: string): Promise<Outcome>;
  /** Keeps the id of a connector that was made. */
  keep(id: string): void;
  say(line: string): void;
}

export interface DeployOptions extends PaconnOptions {
  /** The connector to update; a new one is made where there is none. */
  readonly id?: string;
  /** Where the id comes from, for messages. */
  readonly idFrom?: string;
  /** Update although the connector there has another title. */
  readonly otherTitle?: boolean;
}

/** The files that a connector is deployed by; throws where one is missing that it needs. */
export function stagedFiles(connector: ConnectorFiles): Staged {
  const { name, script, icon, properties } = connector;
  const operations = properties.scriptOperations;
  if (script === undefined && Array.isArray(operations) && operations.length > 0) {
    throw new UsageError(
      `${name}: script.csx is missing, and operations run through it. Make it first: npm run build`,
    );
  }
  if (icon === undefined) {
    throw new UsageError(`${name}: icon.png is missing. Make it first: npm run build`);
  }
  return { icon: true, script: script !== undefined };
}

/** The commands of a deployment, as somebody would type them. */
export function plannedCommands(connector: ConnectorFiles, options: DeployOptions): string[] {
  const files = stagedFiles(connector);
  const { id } = options;
  const args =
    id === undefined ? createArguments(files, options) : updateArguments(id, files, options);
  const check = downloadArguments(id ?? "THE_ID_IT_PRINTS", "back", options);
  return [shown("paconn", args), shown("paconn", check)];
}

/**
 * Creates or updates a connector with paconn, and compares what the service then returns.
 * {@link checkTarget} goes before.
 * @returns the connector's id, and where what came back is not what was sent
 * @throws {UsageError} where a file is missing, or paconn fails
 */
export async function deploy(
  connector: ConnectorFiles,
  options: DeployOptions,
  { run, keep, say }: Surroundings,
): Promise<{ id: string; differences: string[] }> {
  const files = stagedFiles(connector);
  const folder = mkdtempSync(join(tmpdir(), "deploy-"));
  const tried = async (args: readonly string[]) => {
    say(`$ ${shown("paconn", args)}`);
    const { code, output } = await run(args, folder);
    return { failed: code !== 0, output: masked(output, options) };
  };
  const paconn = async (args: readonly string[]) => {
    const { failed, output } = await tried(args);
    if (failed) {
      throw new UsageError(`${connector.name}: paconn ${args[0]} failed.\n${output}`);
    }
  };
  try {
    for (const [name, content] of deployedFiles(connector)) {
      writeFileSync(join(folder, name), content);
    }
    let { id } = options;
    if (id === undefined) {
      await paconn(createArguments(files, options));
      id = idIn(join(folder, "settings.json"), connector.name);
      keep(id);
    } else await paconn(updateArguments(id, files, options));
    mkdirSync(join(folder, "back"));
    // It is deployed by now; that it cannot be compared is no reason to do it again.
    const { failed, output } = await tried(downloadArguments(id, "back", options));
    const found = failed
      ? [`It cannot be compared, since paconn download fails: ${output.split("\n")[0]}`]
      : whatDiffers(connector, join(folder, "back"));
    return { id, differences: found };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param there the custom connectors of the environment
 * @throws {UsageError} for a connector that would be a twin, and an id that is another connector's or
 * nobody's
 */
export function checkTarget(
  connector: ConnectorFiles,
  { id, idFrom = "--connector-id", environment, otherTitle = false }: DeployOptions,
  there: readonly Registered[],
): void {
  const title = infoOf(connector, "title");
  const twins = there.filter((one) => one.title === title);
  if (id === undefined) {
    if (twins.length === 0) return;
    const ids = twins.map((one) => one.id).join(", ");
    throw new UsageError(
      `${connector.name}: ${environment} already has a connector "${title}" (${ids}); another one would be its twin. To update it: --package ${connector.name} --connector-id ${twins[0]?.id}`,
    );
  }
  const found = there.find((one) => one.id === id);
  if (found === undefined) {
    const known = there.map((one) => `${one.id} (${one.title})`).join(", ") || "none";
    throw new UsageError(
      `${connector.name}: ${environment} has no connector ${id}, which ${idFrom} names. Correct it, or take it out to make a new one. There: ${known}.`,
    );
  }
  if (found.title !== title && !otherTitle) {
    throw new UsageError(
      `${connector.name}: ${id}, which ${idFrom} names, is the connector "${found.title}" and not "${title}". Correct it; --other-title updates it all the same.`,
    );
  }
}

/** The id that paconn wrote down. */
function idIn(file: string, name: string): string {
  let settings: Json | undefined;
  try {
    settings = parseJson(readFileSync(file, "utf8"));
  } catch {
    settings = undefined;
  }
  if (isObject(settings) && typeof settings.connectorId === "string") return settings.connectorId;
  throw new UsageError(
    `${name}: it was made, but paconn did not write down its id. Look it up in the portal and add it to connector/deployments.json.`,
  );
}

/** Compares what was sent with what paconn downloaded. */
function whatDiffers(connector: ConnectorFiles, folder: string): string[] {
  const back = (file: string): Buffer | undefined => {
    try {
      return readFileSync(join(folder, file));
    } catch {
      return undefined;
    }
  };
  const json = (file: string, sent: JsonObject): string[] =>
    differences(sent, parseJson(back(file)?.toString("utf8") ?? "")).map(
      (pointer) => `${file} ${pointer}`,
    );
  const bytes = (file: string, sent: string | Uint8Array | undefined): string[] =>
    sent === undefined || back(file)?.equals(Buffer.from(sent)) ? [] : [file];
  return [
    ...json("apiDefinition.swagger.json", connector.definition),
    ...json("apiProperties.json", { properties: connector.properties }),
    ...bytes("script.csx", connector.script),
    ...bytes("icon.png", connector.icon),
  ];
}

function masked(output: string, { secret }: PaconnOptions): string {
  return secret ? output.replaceAll(secret, "***") : output;
}
