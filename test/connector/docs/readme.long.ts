/** Every command of README.md and CONTRIBUTING.md, run as it is written but for names that stand for others. */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { publisher } from "../../../connector/publisher.ts";
import { type ConnectorFiles, deployedFiles } from "../../../scripts/package/connector-files.ts";
import { solutionFiles } from "../../../scripts/package/solution.ts";
import { zip } from "../../../scripts/package/zip.ts";
import { CSHARP, needs, OFFICIAL_DESCRIPTION } from "../../common/needs.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "readme-"));
afterAll(() => rmSync(directory, { recursive: true, maxRetries: 5 }));

/** Somebody's connector, without code. */
const rows: ConnectorFiles = {
  name: "rows",
  definition: {
    swagger: "2.0",
    info: { title: "Rows", description: "Rows of tables.", version: "1.0" },
    host: "rows.example.com",
    basePath: "/",
    schemes: ["https"],
    paths: {
      "/tables": {
        get: {
          operationId: "ListTables",
          summary: "List tables",
          parameters: [],
          responses: {
            "200": {
              description: "The tables.",
              schema: {
                type: "array",
                items: {
                  type: "object",
                  properties: { id: { type: "string" }, name: { type: "string" } },
                },
              },
            },
          },
        },
      },
      "/tables/{table}/rows": {
        post: {
          operationId: "AddRow",
          summary: "Add row",
          parameters: [
            {
              name: "table",
              in: "path",
              required: true,
              type: "string",
              "x-ms-dynamic-values": {
                operationId: "ListTables",
                "value-path": "id",
                "value-title": "name",
              },
            },
          ],
          responses: { "200": { description: "The row." } },
        },
      },
    },
  },
  properties: {},
};
const others = join(directory, "rows");
mkdirSync(others);
for (const [name, content] of deployedFiles(rows)) writeFileSync(join(others, name), content);
const solution = join(directory, "exported-solution.zip");
writeFileSync(solution, zip(solutionFiles(rows, { publisher, version: "1.0.0", managed: false })));
/** One in which the validator finds nothing. */
const faultless = join(directory, "connector");
cpSync(join(ROOT, "generated/intercom"), faultless, { recursive: true });

/** Some take a minute beside other work. */
const PATIENCE = { timeout: 300_000 };

/** What this very run is part of, what others' programs are, and what this checkout was made by. */
const OTHERS = [
  ...["npm ci", "npm run build", "npm test"],
  ...["pipx install paconn", "paconn login"],
];

/** What stands for something else in a command. */
const STANDS_FOR: readonly (readonly [string | RegExp, string])[] = [
  [/(?<=validate -- )path\/to\/connector/, faultless],
  ["path/to/connector", others],
  ["exported-solution.zip", solution],
  ["path/to/intercom-openapi.yaml", OFFICIAL_DESCRIPTION.path],
  // A clone of one branch has no other.
  ["--base main", "--base HEAD"],
  ["--port 4010", "--port 0"],
  [/ > findings\.sarif$/, ""],
];

const commands = [
  ...new Set(
    ["README.md", "CONTRIBUTING.md"].flatMap((file) =>
      [...readFileSync(join(ROOT, file), "utf8").matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(
        ([, block = ""]) =>
          block
            .split("\n")
            .map((line) => line.replace(/\s+# .*$/, "").trim())
            .filter((line) => line !== "" && !OTHERS.includes(line)),
      ),
    ),
  ),
];

const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Runs a command to its end; a server until it says where it is.
 * @param whileUp what to do while a server runs
 */
function run(
  command: string,
  { env = {}, whileUp }: { env?: NodeJS.ProcessEnv; whileUp?: (url: string) => Promise<void> } = {},
): Promise<Ran> {
  let written = command;
  for (const [name, value] of STANDS_FOR) written = written.replace(name, value);
  const [, name = "", rest = ""] =
    /npm run (?:--silent )?([\w:-]+)(?: -- (.*))?$/.exec(written) ?? [];
  const [, ...own] = (scripts[name] ?? "").split(" ");
  const args = rest.split(" ").filter((word) => word !== "");
  if (name === "package") args.push("--out", join(directory, "dist"));
  if (name === "deploy" && !args.includes("--dry-run")) args.push("--paconn", "/nowhere/paconn");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...own, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
    });
    let output = "";
    let isUp = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString("utf8");
        const url = /http:\/\/[\w.:]+/.exec(output)?.[0];
        if (name !== "mock" || url === undefined || isUp) return;
        isUp = true;
        (whileUp?.(url) ?? Promise.resolve()).then(() => child.kill(), reject);
      });
    }
    child.on("close", (code) => resolve({ code: isUp ? 0 : code, output }));
  });
}

function optionsOf(command: string) {
  if (command.includes("--engine csharp")) return needs(CSHARP);
  return command.includes("check-upstream") ? needs(OFFICIAL_DESCRIPTION) : {};
}

/** Only a deployment ends otherwise: it needs paconn, which is taken away. */
const expectedOf = (command: string) => (/npm run deploy -- (?!.*--dry-run)/.test(command) ? 2 : 0);

describe("README.md and CONTRIBUTING.md", () => {
  for (const command of commands) {
    test(`say ${command}, which works`, { ...PATIENCE, ...optionsOf(command) }, async () => {
      if (!command.startsWith("INTERCOM_TOKEN=")) {
        const { code, output } = await run(command);
        expect({ code, output }).toMatchObject({ code: expectedOf(command) });
        return;
      }
      // In Intercom's place is its mock, with a token that it takes.
      await run("npm run mock -- --port 0", {
        whileUp: async (url) => {
          const { code, output } = await run(command.replace("https://api.intercom.io", url), {
            env: { INTERCOM_TOKEN: "mock-token" },
          });
          expect({ code, output }).toMatchObject({ code: 0 });
        },
      });
    });
  }
});
