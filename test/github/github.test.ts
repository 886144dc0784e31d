import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type * as WorkflowParser from "@actions/workflow-parser";
import { build } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const GITHUB = join(ROOT, ".github");
const read = (...path: string[]) => readFileSync(join(GITHUB, ...path), "utf8");
const workflows = readdirSync(join(GITHUB, "workflows"));
const forms = readdirSync(join(GITHUB, "ISSUE_TEMPLATE")).filter((name) => name !== "config.yml");
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

const directory = mkdtempSync(join(tmpdir(), "github-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** GitHub's own parser. It imports JSON as bundlers do, and no Node. */
async function workflowParser(): Promise<typeof WorkflowParser> {
  const outfile = join(directory, "parser.mjs");
  await build({
    stdin: { contents: 'export * from "@actions/workflow-parser";', resolveDir: ROOT },
    ...{ bundle: true, format: "esm", platform: "node", logLevel: "error" },
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire("/");',
    },
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}
const parser = workflowParser();

/** What it says of a workflow. */
async function errorsOf(name: string, content: string): Promise<string[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await parser;
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const found = context.errors.getErrors().map(({ message }) => message);
  if (value === undefined || found.length > 0) return found;
  const { errors = [] } = await convertWorkflowTemplate(context, value);
  return errors.map(({ Message }) => Message);
}

describe("workflows", () => {
  test.each(workflows)("GitHub takes %s", async (name) => {
    expect(await errorsOf(name, read("workflows", name))).toEqual([]);
  });

  test("GitHub's parser finds what is wrong, so that its silence means something", async () => {
    const text = read("workflows", "check.yml").replace("runs-on: ubuntu-latest", "run-on: ubuntu");
    expect(await errorsOf("check.yml", text)).not.toEqual([]);
  });

  test.each(workflows)("the commands of %s are there", (name) => {
    const commands = [...read("workflows", name).matchAll(/npm run (?:--silent )?([\w:-]+)/g)];
    expect(commands.length + Number(name === "other-versions.yml")).toBeGreaterThan(0);
    for (const [, command = ""] of commands) expect(scripts).toHaveProperty([command]);
  });

  test.each(workflows)("the token of %s may no more than it must", (name) => {
    const { permissions } = parse(read("workflows", name)) as { permissions: object };
    expect(permissions).toMatchObject({ contents: "read" });
    // A value from outside reaches a shell by the environment only.
    const runs = [...read("workflows", name).matchAll(/run: (.*(?:\n {10,}.*)*)/g)].map(
      ([run]) => run,
    );
    expect(runs.filter((run) => run.includes("${{"))).toEqual([]);
  });
});

test("what a pull request does to flows reaches it: on the run's page, and as a comment where that may be", () => {
  const { jobs } = parse(read("workflows", "check.yml")) as {
    jobs: Record<string, { permissions?: object; steps: { run?: string; if?: string }[] }>;
  };
  const { compat } = jobs;
  const steps = (compat?.steps ?? []).filter(({ run }) => /compat\.md/.test(run ?? ""));
  expect(steps.map(({ run }) => run)).toEqual([
    expect.stringMatching(
      /pipefail\n.*npm run --silent compat -- .*--markdown \| tee compat\.md >> "\$GITHUB_STEP_SUMMARY"/,
    ),
    expect.stringContaining("gh pr comment"),
  ]);
  // The table is told above all where the comparison fails.
  expect(steps[1]?.if).toContain("always()");
  expect(compat?.permissions).toEqual({ contents: "read", "pull-requests": "write" });
});

test.each(forms)("the issue form %s has what GitHub wants", (name) => {
  const form = parse(read("ISSUE_TEMPLATE", name)) as {
    name: string;
    description: string;
    body: { type: string; id: string; attributes: { label: string; options?: string[] } }[];
  };
  expect([typeof form.name, typeof form.description]).toEqual(["string", "string"]);
  const ids = form.body.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { type, attributes } of form.body) {
    expect(["input", "textarea", "dropdown"]).toContain(type);
    expect(attributes.label).toMatch(/\S/);
    expect(attributes.options === undefined).toBe(type !== "dropdown");
  }
});

test("Renovate's settings name packages that there are", () => {
  const { packageRules } = JSON.parse(read("renovate.json")) as {
    packageRules: { matchPackageNames: string[] }[];
  };
  const lock = readFileSync(join(ROOT, "package-lock.json"), "utf8");
  for (const name of packageRules.flatMap(({ matchPackageNames }) => matchPackageNames)) {
    expect(lock).toContain(`"node_modules/${name}"`);
  }
});

test("SECURITY.md and the pull request's template are where GitHub looks", () => {
  for (const file of ["SECURITY.md", "PULL_REQUEST_TEMPLATE.md"]) {
    expect(existsSync(join(GITHUB, file))).toBe(true);
  }
});
