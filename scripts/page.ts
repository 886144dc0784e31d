/** `npm run page -- DIR`: shows a connector as makers see it, in the browser, and runs it. */

import { spawn } from "node:child_process";
import { basename, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { defined } from "./common/defined.ts";
import { failed } from "./common/fail.ts";
import { findConnectors } from "./package/open-connectors.ts";
import { apiOf, type Served } from "./page/api.ts";
import { pageFiles } from "./page/bundle.ts";
import { cardsOf } from "./page/cards/cards.ts";
import type { Review } from "./page/model.ts";
import { isOurs, ourGroups } from "./page/our-groups.ts";
import { type Pictured, takePictures } from "./page/pictures.ts";
import { readBase, reviewOf } from "./page/reviewed.ts";
import { servePage } from "./page/server.ts";
import { openSession } from "./page/session.ts";
import { siteFiles } from "./page/site.ts";
import { writeSite } from "./page/write-site.ts";
import type { Connector } from "./platform/connector.ts";
import { UsageError } from "./platform/errors.ts";
import { readToken } from "./try/token.ts";

const GENERATED = fileURLToPath(new URL("../generated", import.meta.url));

interface Options {
  port: number;
  open: boolean;
  mock?: boolean;
  tokenFile?: string;
  region?: string;
  signIn?: string;
  connection?: string[];
  scripts?: boolean;
  base?: string;
  export?: string;
  pictures?: string;
  card?: string[];
}

async function run(path: string | undefined, options: Options): Promise<void> {
  const from = path ?? (relative(process.cwd(), GENERATED) || ".");
  const { tokenFile, region, signIn, connection, scripts } = options;
  if (options.mock && tokenFile !== undefined) {
    throw new UsageError("Give --mock or --token-file, not both.");
  }
  const token = readToken({ ...defined({ tokenFile }), warn: console.error });
  const found = await findConnectors(from);
  const connectors = found.map(({ name, open, files }) => ({
    name: basename(name),
    connector: open(),
    files,
  }));
  const groupOf = connectors.some(({ connector }) => isOurs(connector.directory))
    ? await ourGroups()
    : undefined;
  const base =
    options.base === undefined ? undefined : await readBase(from, found, options.base, groupOf);
  const served = connectors.map(({ name, connector, files }): Served => {
    const { directory, definition } = connector;
    const cards = cardsOf(definition, isOurs(directory) ? groupOf : undefined);
    let review: Review | undefined;
    return {
      name,
      cards,
      ...defined({ before: base?.connectors.get(name)?.cards }),
      review() {
        review ??= reviewOf(name, files ?? directory, cards, base);
        return review;
      },
      session: openSession(connector, {
        ...defined({ token, region, signIn, connection, scripts }),
        warn: console.error,
        ...firesOf(connector),
      }),
    };
  });
  const pictured = picturedOf(served, options);
  const files = await pageFiles();
  if (options.export !== undefined) {
    writeSite(options.export, siteFiles(served, files));
    console.log(`${options.export}/index.html`);
  }
  if (options.export !== undefined && options.pictures === undefined) return;
  const server = await servePage(files, apiOf(served), options.port);
  if (options.pictures !== undefined) {
    try {
      for (const file of await takePictures(server.url, pictured, options.pictures)) {
        console.log(file);
      }
    } finally {
      await server.close();
      for (const { session } of served) await session.close();
    }
    return;
  }
  console.log(`${server.url}\nWhoever has this address can run operations. Stop with Ctrl+C.`);
  if (options.open) openBrowser(server.once());
  const stop = async (): Promise<void> => {
    await server.close();
    for (const { session } of served) await session.close();
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
}

/** The cards that --card names, the first connector's that has it. */
function picturedOf(served: readonly Served[], { pictures, card = [] }: Options): Pictured[] {
  if ((pictures === undefined) !== (card.length === 0)) {
    throw new UsageError("--pictures takes pictures of the cards that --card names: give both.");
  }
  return card.map((id) => {
    const found = served.find(({ cards }) => cards.card(id) !== undefined);
    if (found === undefined) throw new UsageError(`There is no card "${id}".`);
    return { connector: found.name, id };
  });
}

/** Loaded when a trigger is polled: it reads the contract. */
function firesOf({ directory }: Connector) {
  if (!isOurs(directory)) return {};
  const fires: Parameters<typeof openSession>[1]["fires"] = async (...asked) =>
    (await import("./try/fires.ts")).ourFires(...asked);
  return { fires };
}

function openBrowser(url: string): void {
  const [command = "", ...rest] =
    process.platform === "darwin"
      ? ["open"]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", ""]
        : ["xdg-open"];
  const child = spawn(command, [...rest, url], { stdio: "ignore", detached: true });
  // Without a browser the address that was printed is enough.
  child.on("error", () => {});
  child.unref();
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
}

const several = (text: string, all: string[] = []) => [...all, text];

await new Command("page")
  .description(
    "Shows connectors as makers see them in the designer, in the browser, and runs them: Intercom's on the mock, any other one against an echo of what it declares, or with a token on the real service. Serves this machine only, under a key of its own for each start.\n" +
      "Exit codes: 0 fine, 2 wrong usage.",
  )
  .argument(
    "[path]",
    "a connector's directory, a folder of such, or an exported solution, zipped or not (default: generated/)",
  )
  .option(
    "--base <what>",
    "what to compare with, card by card: a folder, a definition, or a commit of git",
  )
  .option("--export <folder>", "write a static site in place of serving; nothing runs in it")
  .option("--pictures <folder>", "take pictures (PNG, light and dark) of the cards of --card")
  .option("--card <id>", "an operation id (repeatable)", several)
  .option("--mock", "run on the mock Intercom, as without it")
  .option("--token-file <file>", "run on the real service, with the token in the file's first line")
  .option("--region <region>", "the region of the connection, such as US, EU or AU")
  .option("--connection <key=value>", "a parameter of the connection (repeatable)", several)
  .option("--sign-in <name>", "one of several ways to sign in")
  .option("--scripts", "let the C# of a connector from outside this repository run here")
  .option("--port <number>", "port to listen on; 0 takes any free one", port, 0)
  .option("--no-open", "print the address, and do not open the browser")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async (path: string | undefined, options: Options) => {
    try {
      await run(path, options);
    } catch (error) {
      if (!(error instanceof UsageError)) return failed("page", error);
      process.exitCode = 2;
      console.error(error.message);
    }
  })
  .parseAsync();
