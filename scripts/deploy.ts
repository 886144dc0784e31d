/** `npm run deploy`: from generated/ into an environment, by Microsoft's own tools. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import { connectorFolders } from "./common/connector-folders.ts";
import { defined } from "./common/defined.ts";
import { pacArguments, pacSettings, shown } from "./deploy/commands.ts";
import {
  checkTarget,
  type DeployOptions,
  deploy,
  plannedCommands,
  stagedFiles,
} from "./deploy/deploy.ts";
import { idOf, keepId, readDeployments } from "./deploy/deployments.ts";
import { runTool } from "./deploy/paconn.ts";
import { listConnectors } from "./deploy/service.ts";
import { readCatalogue } from "./locale/catalogue.ts";
import { coverageText, localized } from "./locale/localized.ts";
import {
  type ConnectorFiles,
  deployedFiles,
  readConnectorFiles,
} from "./package/connector-files.ts";
import { forGateway, gatewayHost } from "./package/gateway.ts";
import { AUTH, type Auth, withSignIn } from "./package/sign-in.ts";
import { UsageError } from "./platform/errors.ts";

const path = (relativePath: string) => fileURLToPath(new URL(relativePath, import.meta.url));
const SECRET = "OAUTH_CLIENT_SECRET";
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Options {
  env: string;
  package?: string[];
  connectorId?: string;
  otherTitle?: boolean;
  dryRun?: boolean;
  with: "paconn" | "pac";
  auth: Auth;
  clientId?: string;
  locale?: string;
  secretFile?: string;
  paconn: string;
  powerappsUrl?: string;
  deployments: string;
  gateway?: string;
}

/** The packages that are named, or all that there are. */
function chosen({ package: names, auth, clientId, locale, gateway }: Options): ConnectorFiles[] {
  const folders = connectorFolders(path("../generated"));
  if (folders.length === 0) {
    throw new UsageError("There is nothing in generated/. Make it first: npm run build");
  }
  const host = gateway === undefined ? undefined : gatewayHost(gateway);
  const all = forGateway(folders.map(readConnectorFiles), host);
  const known = all.map(({ name }) => name);
  for (const name of names ?? []) {
    if (!known.includes(name)) {
      throw new UsageError(`There is no package "${name}". There are: ${known.join(", ")}.`);
    }
  }
  const client = clientId === undefined ? undefined : { clientId };
  const catalogue =
    locale === undefined ? undefined : readCatalogue(path("../connector/locales"), locale);
  return all
    .filter(({ name }) => names === undefined || names.includes(name))
    .map((connector) => withSignIn(connector, auth, client))
    .map((connector) => {
      if (locale === undefined || catalogue === undefined) return connector;
      const translated = localized(connector, catalogue);
      console.log(coverageText(locale, translated));
      return translated.connector;
    });
}

/** From a file or the environment: what is typed stays in a shell's history. */
function secretOf({ auth, secretFile, dryRun }: Options): string | undefined {
  if (auth === "token") return undefined;
  const secret =
    secretFile === undefined ? process.env[SECRET] : readFileSync(secretFile, "utf8").trim();
  if (secret) return secret;
  if (dryRun) return SECRET;
  throw new UsageError(
    `--auth ${auth} needs the client secret of your app at Intercom: in ${SECRET}, or in a file that --secret-file names.`,
  );
}

/** @returns the exit code */
async function run(options: Options): Promise<number> {
  const { env: environment, connectorId, powerappsUrl, deployments: file } = options;
  const connectors = chosen(options);
  if (connectorId !== undefined && connectors.length > 1) {
    throw new UsageError("--connector-id is one connector's: name its --package, too.");
  }
  const kept = readDeployments(file);
  const shownFile = relative(process.cwd(), file);
  if (options.with === "pac") {
    for (const connector of connectors) {
      writePac(
        connector,
        environment,
        connectorId ?? idOf(kept, environment, connector.name, "pac"),
      );
    }
    return 0;
  }
  const secret = secretOf(options);
  const planned = connectors.map((connector) => {
    const { name } = connector;
    const known = connectorId ?? idOf(kept, environment, name, "paconn");
    if (known !== undefined && GUID.test(known)) {
      throw new UsageError(
        `${known} is an id of pac's. paconn wants the one that begins with shared_.`,
      );
    }
    const how: DeployOptions = {
      environment,
      idFrom: connectorId === undefined ? shownFile : "--connector-id",
      ...defined({
        id: known,
        secret,
        powerAppsUrl: powerappsUrl,
        otherTitle: options.otherTitle,
      }),
    };
    return { connector, known, how };
  });
  if (options.dryRun) {
    for (const { connector, known, how } of planned) {
      const what = known === undefined ? "would be created" : `would update ${known}`;
      console.log(`${connector.name} ${what}, in a copy of generated/${connector.name}:`);
      for (const command of plannedCommands(connector, how)) console.log(`  ${command}`);
    }
    return 0;
  }
  await runTool(options.paconn, ["--help"], process.cwd());
  const there = await listConnectors(environment, powerappsUrl);
  // All are looked at before the first is changed.
  for (const { connector, how } of planned) checkTarget(connector, how, there);
  let code = 0;
  for (const { connector, known, how } of planned) {
    const { name } = connector;
    const { id, differences } = await deploy(connector, how, {
      run: (args, folder) => runTool(options.paconn, args, folder),
      keep: (id) => keepId(file, environment, name, { paconn: id }),
      say: console.log,
    });
    if (known !== undefined && idOf(kept, environment, name, "paconn") !== id) {
      keepId(file, environment, name, { paconn: id });
    }
    const did = known === undefined ? "created" : "updated";
    if (differences.length === 0) {
      console.log(`${name}: ${did} ${id}; the service returns what was sent.\n`);
      continue;
    }
    code = 1;
    console.error(
      `${name}: ${did} ${id}, but the service returns something else than was sent:\n${differences.map((place) => `  ${place}`).join("\n")}`,
    );
  }
  console.log(`The ids are in ${shownFile}: commit it.`);
  return code;
}

/** Writes what pac is run on, and prints how. */
function writePac(connector: ConnectorFiles, environment: string, id: string | undefined): void {
  if (id !== undefined && !GUID.test(id)) {
    throw new UsageError(
      `pac wants the GUID of the connector, not "${id}". Look it up: pac connector list --environment ${environment}`,
    );
  }
  const folder = path(`../dist/pac/${connector.name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of deployedFiles(connector))
    writeFileSync(join(folder, name), content);
  writeFileSync(
    join(folder, "settings.json"),
    pacSettings(id, environment, stagedFiles(connector)),
  );
  console.log(`cd ${relative(process.cwd(), folder)}`);
  console.log(shown("pac", pacArguments(id, environment)));
  if (id === undefined) {
    console.log(
      `# Then add its GUID, which pac connector list shows, as "pac" to connector/deployments.json.`,
    );
  }
}

const several = (text: string, all: string[] = []) => [...all, text];

await new Command("deploy")
  .description(
    "Deploys the connectors of generated/ into an environment with paconn: creates them once, updates them ever after, and compares what the service then returns. The ids are kept in connector/deployments.json.\n" +
      "Exit codes: 0 deployed, 1 the service returns something else, 2 refused.",
  )
  .requiredOption("--env <environment>", "the environment's id, as in the address of the portal")
  .option("--package <name>", "only this package (repeatable)", several)
  .option(
    "--connector-id <id>",
    "the connector to update, where connector/deployments.json lacks it",
  )
  .option("--other-title", "update it although the connector there has another title")
  .option("--dry-run", "print the commands and stop")
  .addOption(
    new Option("--with <tool>", "what deploys; for pac, commands are printed and files written")
      .choices(["paconn", "pac"])
      .default("paconn"),
  )
  .addOption(new Option("--auth <way>", "how makers sign in").choices(AUTH).default("token"))
  .option("--client-id <id>", "with oauth and both: the client id of your app at Intercom")
  .option("--secret-file <file>", `with oauth and both: its client secret (default: ${SECRET})`)
  .option("--locale <locale>", "makers' texts in another language (connector/locales/), such as it")
  .option("--gateway <url>", "the address of your gateway: deploys what needs one, too")
  .option("--paconn <program>", "where paconn is", "paconn")
  .option("--powerapps-url <url>", "another address of the service, as national clouds have it")
  .addOption(
    new Option("--deployments <file>", "where ids are kept").default(
      path("../connector/deployments.json"),
      "connector/deployments.json",
    ),
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(async (options: Options) => {
    try {
      // A path is one of here, not of the folder in which the tool is run.
      const paconn = existsSync(options.paconn) ? resolve(options.paconn) : options.paconn;
      process.exitCode = await run({
        ...options,
        paconn,
        deployments: resolve(options.deployments),
      });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  })
  .parseAsync();
