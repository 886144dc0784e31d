import { argumentsOf, typescript } from "../programs.ts";

/** How a server is started. */
export interface ServerCommand {
  /** What node runs, with its arguments. */
  program: (port: number) => readonly string[];
  /** The address that must answer 200 before the server counts as started. */
  path: string;
  headers?: Readonly<Record<string, string>>;
}

/** The servers' names in the report. */
export const COMMAND = "npm run mock";
export const FAST = "mock, checks off";
export const CHECKED = "mock, checks on";
export const BARE = "node:http";
export const PRISM = "Prism";

const TOKEN = "mock-token";
export const HEADERS = { authorization: `Bearer ${TOKEN}`, "intercom-version": "2.16" } as const;

const CONTACTS = { path: "/contacts?per_page=1", headers: HEADERS } as const;

/** The mock, in a workspace of the given size, as `npm run mock` starts it but for the checking. */
export const mockServer = (contacts: number, validate: boolean): ServerCommand => ({
  program: (port) => [
    ...["--expose-gc", ...typescript("scripts/bench/mock/mock-server.ts")],
    ...[String(port), String(contacts), String(validate)],
  ],
  ...CONTACTS,
});

/** `npm run mock` itself, with the workspace that it makes unasked. */
export function mockCommand(): ServerCommand {
  const command = argumentsOf("mock");
  return { program: (port) => [...command, "--port", String(port)], ...CONTACTS };
}

/** A node:http server that answers the same bytes to everybody. */
export const bareServer: ServerCommand = {
  program: (port) => [...typescript("scripts/bench/mock/bare-server.ts"), String(port)],
  path: "/",
};

/** @param file its program @param document an OpenAPI description */
export const prismServer = (file: string, document: string): ServerCommand => ({
  program: (port) => [file, "mock", document, "--port", String(port), "--verboseLevel", "silent"],
  ...CONTACTS,
});
