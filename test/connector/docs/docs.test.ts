import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { operationsOf } from "../../../scripts/compat/definition.ts";
import { readPath } from "../../../scripts/compat/read.ts";
import { zip } from "../../../scripts/package/zip.ts";
import { SOLUTION } from "../../migrate/exports.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DOCS = join(ROOT, "connector/docs");
const guides = readdirSync(DOCS)
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({
    name,
    text: readFileSync(join(DOCS, name), "utf8"),
  }));
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

const directory = mkdtempSync(join(tmpdir(), "docs-"));
const flows = join(directory, "flows.zip");
writeFileSync(flows, zip(SOLUTION));
afterAll(() => rmSync(directory, { recursive: true }));

/**
 * Commands that are not ours: npm's own, and what `npm run deploy:check` runs for real. A build writes in
 * this checkout; what it writes in a language has tests of its own.
 */
const OTHERS = ["npm ci", "pipx install paconn", "paconn login", "npm run build -- --locale it"];

/** All commands of the guides, each once. */
const commands = [
  ...new Set(
    guides.flatMap(({ text }) =>
      [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
        block
          .split("\n")
          .map((line) => line.replace(/\s+# .*$/, "").trim())
          .filter((line) => line !== ""),
      ),
    ),
  ),
];

/** What a command of the guides comes to, which is not always 0. */
function expectedOf(command: string): number {
  // It stops where it needs paconn, which a test takes away.
  if (/npm run deploy -- (?!.*(--dry-run|--with pac))/.test(command)) return 2;
  // There is no publisher yet; another sign-in does break connections.
  return / --certify| dist\/files /.test(command) ? 1 : 0;
}

/** What runs a script of package.json's, and its file; options of Node's come before them. */
const partsOf = (name: string) =>
  scripts[name]
    ?.split(" ")
    .filter((word) => !word.startsWith("-"))
    .slice(1) ?? [];

/** Runs it as it is written, but with its files elsewhere. */
async function run(command: string): Promise<{ code: number | null; output: string }> {
  const [, name = "", rest = ""] = /^npm run ([\w:-]+)(?: -- (.*))?$/.exec(command) ?? [];
  const [runner = "", file = ""] = partsOf(name);
  const args = rest
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => (word === "flows.zip" ? flows : word))
    .map((word) => (word === "dist/files" ? join(directory, "both/files") : word));
  if (name === "package")
    args.push("--out", join(directory, rest.includes("both") ? "both" : "dist"));
  if (expectedOf(command) === 2) args.push("--paconn", "/nowhere/paconn");
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [runner, file, ...args], { cwd: ROOT });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString("utf8");
      });
    }
    child.on("close", (code) => resolve({ code, output }));
  });
}

const runs = new Map<string, ReturnType<typeof run>>();
/** Each command runs once. */
function started(command: string): ReturnType<typeof run> {
  const known = runs.get(command) ?? run(command);
  runs.set(command, known);
  return known;
}

describe("the guides", () => {
  test.concurrent.each(commands.filter((command) => !OTHERS.includes(command)))(
    "say %s, which works",
    async (command) => {
      // What is compared is packed first, as the guide has it.
      const before = commands.find(
        (one) => command.includes("dist/files") && one.includes("--auth both"),
      );
      if (before !== undefined) await started(before);
      const { code, output } = await started(command);
      expect({ code, output }).toMatchObject({ code: expectedOf(command) });
    },
  );

  const operations = new Map(
    readPath(join(ROOT, "generated")).flatMap((connector) =>
      [...operationsOf(connector)].map(([id, { object }]) => [id, String(object.summary)] as const),
    ),
  );

  test.each(guides)("$name names operations as makers see them", ({ text }) => {
    for (const [, title = "", id = ""] of text.matchAll(/\*\*([^*]+)\*\*\s\(`(\w+)`\)/g)) {
      expect([id, operations.get(id)]).toEqual([id, title.replace(/\s+/g, " ")]);
    }
    const titles = new Set(operations.values());
    for (const [, title = ""] of text.matchAll(/(?:"|\*\*)(When a[^"*]+)(?:"|\*\*)/g)) {
      expect(titles).toContain(title.replace(/\s+/g, " "));
    }
    for (const [, id = ""] of text.matchAll(/npm run try -- (\w+)/g)) {
      expect(operations.has(id)).toBe(true);
    }
  });

  test.each(guides)("$name links to what is there", ({ text }) => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !existsSync(join(DOCS, link)))).toEqual([]);
  });

  test("are all listed in the index", () => {
    const index = readFileSync(join(DOCS, "README.md"), "utf8");
    const unlisted = guides
      .map(({ name }) => name)
      .filter(
        (name) => !["README.md", "listing.md"].includes(name) && !index.includes(`(${name})`),
      );
    expect(unlisted).toEqual([]);
  });

  test("explain messages that there are", () => {
    const ours = [
      "connector/connector.ts",
      "generated/intercom/script.csx",
      "scripts/deploy/service.ts",
      "scripts/deploy/deploy.ts",
      "scripts/deploy/paconn.ts",
      "scripts/migrate.ts",
    ].map(read);
    const theirs = ["WorkflowOperationParametersExtraParameter", "CustomScriptProvisioningFailed"];
    const text = readFileSync(join(DOCS, "troubleshooting.md"), "utf8");
    const messages = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, message = ""]) => message);
    expect(messages.length).toBeGreaterThan(8);
    const unknown = messages
      .filter((message) => !theirs.includes(message))
      // The program's name is put in when it is told.
      .filter(
        (message) => !ours.some((source) => source.includes(message.replace(/^paconn /, ""))),
      );
    expect(unknown).toEqual([]);
  });

  test("say of files where they are", () => {
    const text = guides.map((guide) => guide.text).join("\n");
    const files = [...text.matchAll(/`((?:connector|scripts|generated)\/[\w./-]+)`/g)].map(
      ([, file = ""]) => file,
    );
    // The ids of deployments are kept there once there are any.
    const missing = files.filter(
      (file) => file !== "connector/deployments.json" && !existsSync(join(ROOT, file)),
    );
    expect(missing).toEqual([]);
  });
});

/** What `npm test` hands on. */
const TO_VITEST = ["--sequence"];
/** Made of the kinds of things that a workspace can be filled with; and what every command has. */
const KINDS = ["--contacts", "--tickets", "--help"];

describe("README.md and CONTRIBUTING.md", () => {
  const text = ["README.md", "CONTRIBUTING.md"].map(read).join("\n");

  test("name commands that there are, with options that they have", () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)(?: -- ([^\n`#|]*))?/g)];
    expect(named.length).toBeGreaterThan(20);
    for (const [, name = "", rest = ""] of named) {
      expect(scripts).toHaveProperty([name]);
      const [, file] = partsOf(name);
      if (file === undefined) continue;
      // A command's options are in its file, or in its folder.
      const folder = file.replace(/\.ts$/, "");
      const inside = existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)) : [];
      const sources = [
        file,
        ...inside.filter((one) => one.endsWith(".ts")).map((one) => `${folder}/${one}`),
      ];
      for (const [option] of rest.matchAll(/--[a-z][\w-]*/g)) {
        if (
          [...TO_VITEST, ...KINDS].includes(option) ||
          sources.some((source) => read(source).includes(option))
        )
          continue;
        expect.fail(`${name} has no option ${option}`);
      }
    }
  });

  test("link to what is there", () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });
});
