import { Command, InvalidArgumentError, Option } from "commander";
import { createMock, type MockOptions, type Region, seedWorkspace } from "./mock-intercom/mock.ts";

interface Options {
  port: number;
  seed: number;
  contacts: number;
  conversations: number;
  companies: number;
  tags: number;
  timezone: string;
  region: Region;
  token: string;
  indexDelay: readonly [number, number];
  now?: number;
  control: boolean;
}

const program = new Command("mock")
  .description("Serves a mock Intercom on 127.0.0.1, with its state in memory.")
  .option("--port <number>", "port to listen on; 0 takes any free one", wholeNumber(65_535), 4010)
  .option("--seed <number>", "seed of all that is random", wholeNumber(), 1)
  .option("--contacts <number>", "how many contacts to start with", wholeNumber(), 50)
  .option("--conversations <number>", "how many conversations", wholeNumber(), 20)
  .option("--companies <number>", "how many companies", wholeNumber(), 5)
  .option("--tags <number>", "how many tags", wholeNumber(), 5)
  .option("--timezone <name>", "time zone of the workspace", "Etc/UTC")
  .option("--region <region>", "where the workspace is: US, EU or AU", region, "US")
  .option("--token <token>", "the access token to accept", token, "mock-token")
  .addOption(
    new Option("--index-delay <min-max>", "seconds until a write is searchable, such as 0-300")
      .argParser(secondsRange)
      .default([0, 0], "0-0"),
  )
  .option("--now <seconds>", "stop the clock at this time, in unix seconds", wholeNumber())
  .option("--control", "serve the control interface under /_mock/", false)
  .allowExcessArguments(false)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
program.parse();
await serve(program.opts<Options>());

async function serve(options: Options): Promise<void> {
  const { port, seed, contacts, conversations, companies, tags, now, ...rest } = options;
  const mockOptions: MockOptions = {
    ...rest,
    seed,
    now: now ?? Date.now() / 1000,
    ticking: now === undefined,
  };
  try {
    const mock = createMock(mockOptions);
    seedWorkspace(mock, { contacts, conversations, companies, tags }, seed);
    const { url } = await mock.listen(port);
    const clock = now === undefined ? "runs in real time" : `stands at ${now}`;
    console.log(`Mock Intercom   ${url}
Access token    ${rest.token}
Workspace       ${rest.region}, ${rest.timezone}; ${contacts} contacts, ${conversations} conversations, ${companies} companies, ${tags} tags
Clock           ${clock}${rest.control ? `\nControl         ${url}/_mock/clock, seed, faults, journal, ...` : ""}

Try             curl -H "Authorization: Bearer ${rest.token}" ${url}/contacts
Stop            Ctrl+C`);
    process.once("SIGINT", () => void mock.close());
    process.once("SIGTERM", () => void mock.close());
  } catch (error) {
    console.error(`error: ${explain(error, port)}`);
    process.exit(2);
  }
}

function explain(error: unknown, port: number): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE") {
    return `port ${port} is in use; choose another one with --port`;
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

function region(text: string): Region {
  const upper = text.toUpperCase();
  if (upper === "US" || upper === "EU" || upper === "AU") return upper;
  throw new InvalidArgumentError("It must be US, EU or AU.");
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
