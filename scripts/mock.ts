import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { describeMock } from "./mock-intercom/describe.ts";
import {
  createMock,
  type Mock,
  type MockOptions,
  type Region,
  SEED_KINDS,
  SEED_PRESETS,
  type SeedCounts,
  seedWorkspace,
  type Topic,
} from "./mock-intercom/mock.ts";
import { TOPICS } from "./mock-intercom/webhooks/topics.ts";

interface Options {
  port: number;
  seed: number;
  timezone: string;
  region: Region[];
  token: string;
  indexDelay: readonly [number, number];
  scrollLastPage: "with-param" | "without";
  now?: number;
  check: boolean;
  control?: boolean;
  restore?: string;
  webhook?: string;
  webhookTopics: Topic[];
  webhookSecret: string;
  coverage?: boolean;
  versions?: boolean;
  format: "text" | "json";
}

const program = new Command("mock")
  .description("Serves a mock Intercom on 127.0.0.1, with its state in memory.")
  .option("--port <number>", "port to listen on; 0 takes any free one", wholeNumber(65_535), 4010)
  .option("--seed <number>", "seed of all that is random", wholeNumber(), 1);
const counts: SeedCounts = { ...SEED_PRESETS };
for (const kind of SEED_KINDS) {
  const read = wholeNumber();
  program.option(
    `--${kind.replaceAll("_", "-")} <number>`,
    `how many ${kind.replaceAll("_", " ")} to start with`,
    (text) => {
      counts[kind] = read(text);
      return counts[kind];
    },
    SEED_PRESETS[kind],
  );
}
program
  .option("--timezone <name>", "time zone of the workspace", "Etc/UTC")
  .addOption(
    new Option(
      "--region <regions>",
      "where the workspace is: US, EU or AU; several joined by commas are as many workspaces, on one port after another",
    )
      .argParser(regions)
      .default(["US"], "US"),
  )
  .option("--token <token>", "the access token to accept", token, "mock-token")
  .addOption(
    new Option("--index-delay <min-max>", "seconds until a write is searchable, such as 0-300")
      .argParser(secondsRange)
      .default([0, 0], "0-0"),
  )
  .addOption(
    new Option(
      "--scroll-last-page <how>",
      "whether the last page of a scroll of companies still has its scroll_param",
    )
      .choices(["with-param", "without"])
      .default("without"),
  )
  .option("--no-check", "do not check requests and answers against the contract: faster")
  .option("--now <seconds>", "stop the clock at this time, in unix seconds", wholeNumber())
  .option(
    "--control",
    "serve the control interface under /_mock/; POST /_mock/seed takes the same counts",
  )
  .option("--restore <file>", "start from a snapshot (GET /_mock/snapshot) instead of seeding")
  .option("--webhook <url>", "post webhook notifications there")
  .addOption(
    new Option("--webhook-topics <names>", "Intercom's names of topics, joined by commas")
      .argParser(topics)
      .default([...TOPICS], "all"),
  )
  .option("--webhook-secret <secret>", "signed with this client secret", "mock-secret")
  .option("--coverage", "print which operations have behaviour, and stop")
  .option("--versions", "print what older versions of the API have otherwise, and stop")
  .addOption(
    new Option("--format <format>", "of --coverage and --versions")
      .choices(["text", "json"])
      .default("text"),
  )
  .allowExcessArguments(false)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
program.parse();
const given = program.opts<Options>();
if (given.coverage) {
  const { coverage, coverageText } = await import("./mock-intercom/coverage.ts");
  const found = coverage();
  console.log(given.format === "json" ? JSON.stringify(found, null, 2) : coverageText(found));
} else if (given.versions) {
  const { versionDifferences, versionsText } = await import("./mock-intercom/versions/table.ts");
  const json = () => JSON.stringify(versionDifferences(), null, 2);
  console.log(given.format === "json" ? json() : versionsText());
} else await serve(given);

async function serve(options: Options): Promise<void> {
  const { restore, region } = options;
  try {
    if (restore !== undefined && region.length > 1) {
      throw new RangeError("a snapshot is of one workspace: --restore takes one --region");
    }
    const neighbours: MockOptions["neighbours"] = new Map();
    const mocks: Mock[] = [];
    for (const [index, one] of region.entries()) {
      mocks.push(await serveOne(options, { index, region: one, neighbours }));
    }
    console.log("Stop            Ctrl+C");
    const stop = () => mocks.forEach((mock) => void mock.close());
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  } catch (error) {
    console.error(`error: ${explain(error)}`);
    process.exit(2);
  }
}

/** Several workspaces differ in region, port, token and data. */
async function serveOne(
  options: Options,
  own: { index: number; region: Region } & Required<Pick<MockOptions, "neighbours">>,
): Promise<Mock> {
  const { now, restore, timezone, indexDelay, scrollLastPage, check, control = false } = options;
  const { webhook, webhookTopics, webhookSecret } = options;
  const { index, region, neighbours } = own;
  const alone = options.region.length === 1;
  const token = alone ? options.token : `${options.token}-${region.toLowerCase()}`;
  const seed = options.seed + index;
  const mock = createMock({
    ...{ seed, timezone, region, neighbours, token, indexDelay, scrollLastPage, control },
    validate: check,
    now: now ?? Date.now() / 1000,
    ticking: now === undefined,
  });
  if (restore === undefined) {
    seedWorkspace(mock, counts, seed);
  } else {
    mock.restore(JSON.parse(readFileSync(restore, "utf8")));
    if (now !== undefined) mock.clock.set(now);
  }
  const { url } = await mock.listen(options.port === 0 ? 0 : options.port + index);
  if (webhook !== undefined) {
    mock.webhooks.add({ url: webhook, topics: webhookTopics, secret: webhookSecret });
  }
  console.log(describeMock(mock, { url, token, stands: now !== undefined, control }));
  if (!alone) console.log("");
  return mock;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE" && "port" in error) {
    return `port ${String(error.port)} is in use; choose another one with --port`;
  }
  return error.message;
}

function wholeNumber(max = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number <= max) return number;
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${max}.`);
  };
}

function regions(text: string): Region[] {
  const given = text.split(",").map((name) => {
    const upper = name.trim().toUpperCase();
    if (upper === "US" || upper === "EU" || upper === "AU") return upper;
    throw new InvalidArgumentError("It must be US, EU or AU, or several of these with commas.");
  });
  if (new Set(given).size === given.length) return given;
  throw new InvalidArgumentError("Each region can be given once.");
}

function topics(text: string): Topic[] {
  return text.split(",").map((name) => {
    const topic = TOPICS.find((known) => known === name.trim());
    if (topic === undefined) throw new InvalidArgumentError(`There is no topic ${name}.`);
    return topic;
  });
}

function token(text: string): string {
  if (/^\S+$/.test(text)) return text;
  throw new InvalidArgumentError("It must not be empty or contain spaces.");
}

function secondsRange(text: string): readonly [number, number] {
  const [, min, max] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const range = [Number(min), Number(max)] as const;
  if (min !== undefined && range[0] <= range[1]) return range;
  throw new InvalidArgumentError("It must be two numbers of seconds, the smaller first: 0-300.");
}
