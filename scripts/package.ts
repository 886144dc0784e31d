/** `npm run package`: what leaves this repository, from generated/ into dist/. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import { publisher } from "../connector/publisher.ts";
import { connectorFolders } from "./common/connector-folders.ts";
import { readCatalogue } from "./locale/catalogue.ts";
import { coverageText, localized } from "./locale/localized.ts";
import { certificationProblems, folderName } from "./package/certification.ts";
import { type ConnectorFiles, readConnectorFiles } from "./package/connector-files.ts";
import { forGateway, gatewayHost, logicAppsFiles } from "./package/gateway.ts";
import { packageFiles } from "./package/output.ts";
import { AUTH, type Auth, withSignIn } from "./package/sign-in.ts";
import { sizeProblems } from "./package/sizes.ts";
import { UsageError } from "./platform/errors.ts";

const path = (relativePath: string) => fileURLToPath(new URL(relativePath, import.meta.url));

const LOCALES = path("../connector/locales");

interface Options {
  auth: Auth;
  clientId?: string;
  locale?: string;
  prefix?: string;
  out: string;
  certify?: boolean;
  gateway?: string;
}

/** Solutions name a version; it is this project's. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(path("../package.json"), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) {
    return String(manifest.version);
  }
  throw new UsageError("package.json has no version.");
}

const OURS = new Set(["certified", "files", "independent", "logic-apps", "pac", "solution"]);
/** Of a build in another language; it stays. */
const KEPT = "locales";

/**
 * Replaces a folder by the files, once all of them are written beside it.
 * @throws {UsageError} for a folder that holds something else
 */
function writeAll(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const other =
    existsSync(folder) && readdirSync(folder).find((name) => name !== KEPT && !OURS.has(name));
  if (other) {
    throw new UsageError(
      `${folder} would be replaced, and holds ${other}, which is not from here. Name another folder, or take it away.`,
    );
  }
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  try {
    for (const [name, content] of files) {
      mkdirSync(dirname(join(draft, name)), { recursive: true });
      writeFileSync(join(draft, name), content);
    }
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  if (existsSync(join(folder, KEPT))) renameSync(join(folder, KEPT), join(draft, KEPT));
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
}

/** The connector in another language; says how much of it is still in English. */
function inLocale(connector: ConnectorFiles, locale: string): ConnectorFiles {
  const translated = localized(connector, readCatalogue(LOCALES, locale));
  console.log(coverageText(locale, translated));
  return translated.connector;
}

/** @returns the exit code */
function run({ auth, clientId, locale, prefix, out, certify, gateway }: Options): number {
  const folders = connectorFolders(path("../generated"));
  if (folders.length === 0) {
    throw new UsageError("There is nothing in generated/. Make it first: npm run build");
  }
  const client = clientId === undefined ? undefined : { clientId };
  const host = gateway === undefined ? undefined : gatewayHost(gateway);
  const plain = forGateway(folders.map(readConnectorFiles), host);
  const connectors = plain
    .map((connector) => withSignIn(connector, auth, client))
    .map((connector) => (locale === undefined ? connector : inLocale(connector, locale)));
  const tooLarge = connectors.flatMap(sizeProblems);
  const unready = certificationProblems(connectors, publisher);
  const refused = [...tooLarge, ...(certify ? unready : [])];
  if (refused.length > 0) {
    console.error(refused.join("\n"));
    return 1;
  }
  const by =
    prefix === undefined
      ? publisher
      : { ...publisher, solution: { ...publisher.solution, prefix } };
  const listing = readFileSync(path("../connector/docs/listing.md"), "utf8");
  const files = packageFiles(connectors, { publisher: by, version: version(), listing });
  if (host !== undefined) {
    for (const [name, text] of logicAppsFiles(plain, host)) files.set(name, text);
  }
  const target = resolve(out);
  writeAll(target, files);
  const shown = relative(process.cwd(), target) || ".";
  for (const name of [...files.keys()].filter((name) => name.endsWith(".zip"))) {
    console.log(`${shown}/${name}`);
  }
  console.log(`${shown}/files/, for paconn and pac`);
  if (host !== undefined) console.log(`${shown}/logic-apps/, for az deployment group create`);
  console.log(`${shown}/certified/ and ${shown}/independent/, for Microsoft's repository`);
  for (const connector of connectors) {
    if (files.has(`certified/submission/${folderName(connector)}.zip`)) continue;
    console.log(
      `No zip to hand in of ${connector.name}: it has to hold a sample flow, and flows cannot use this connector`,
    );
  }
  if (unready.length > 0) {
    console.log(`\nNot ready for Microsoft's repository:\n${unready.join("\n")}`);
  }
  return 0;
}

new Command("package")
  .description(
    "Packs the connectors of generated/ into dist/: solutions that make.powerapps.com imports (solution/), the files for paconn and pac (files/), and the folders for Microsoft's repository (certified/, independent/). The same bytes each time.\n" +
      "Exit codes: 0 written, 1 refused, nothing written, 2 wrong usage.",
  )
  .addOption(new Option("--auth <way>", "how makers sign in").choices(AUTH).default("token"))
  .option("--client-id <id>", "with oauth and both: the client id of your app at Intercom")
  .option("--locale <locale>", "makers' texts in another language (connector/locales/), such as it")
  .option("--prefix <prefix>", "the prefix of the solutions' publisher (connector/publisher.ts)")
  .addOption(
    new Option("--out <folder>", "the folder to replace").default(path("../dist"), "dist/"),
  )
  .option(
    "--gateway <url>",
    "the address of your gateway, such as https://gateway.contoso.com: packs the connectors that start flows at once, too, and templates for Logic Apps (logic-apps/)",
  )
  .option("--certify", "refuse where Microsoft's repository would")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action((options: Options) => {
    try {
      if (options.prefix !== undefined && !/^(?!mscrm)[a-z][a-z0-9]{1,7}$/.test(options.prefix)) {
        throw new UsageError(
          `--prefix takes 2 to 8 small letters and digits, a letter first, not "${options.prefix}".`,
        );
      }
      process.exitCode = run(options);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  })
  .parse();
