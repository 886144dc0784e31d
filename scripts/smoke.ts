/** `npm run smoke`: the build and a few tests on the other Node versions that are supported. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { supportedNodes } from "./common/node-version.mjs";
import { npmInstall } from "./common/npm-install.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Running TypeScript, reading and checking contracts, HTTP, both engines and commands: 12 s. */
const TESTS = [
  "test/run",
  "test/common",
  "test/connector",
  "test/platform/try.test.ts",
  "test/mock-intercom/snapshot.test.ts",
];

/**
 * The packages that npm's package `node` chooses from. Each holds nothing but one Node, so that no
 * install script has to be allowed.
 */
const PACKAGE = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** @param version a major, or more of a version @returns the program, or what went wrong */
async function nodeOf(version: string): Promise<{ program: string } | { problem: string }> {
  const prefix = join(ROOT, "node_modules/.cache/node", version);
  const name = process.platform === "win32" ? "node.exe" : "node";
  const program = join(prefix, "node_modules", PACKAGE, "bin", name);
  if (existsSync(program)) return { program };
  const problem = await npmInstall(`${PACKAGE}@${version}`, prefix);
  return problem === undefined ? { program } : { problem };
}

/** @returns whether all of it went well */
async function smoke(version: string): Promise<boolean> {
  const node = await nodeOf(version);
  if ("problem" in node) {
    console.error(`Node ${version} could not be installed: ${node.problem}`);
    return false;
  }
  const { program } = node;
  const steps = [
    ["scripts/run.mjs", "scripts/build.ts", "--check"],
    ["node_modules/vitest/vitest.mjs", "run", "--reporter", "dot", ...TESTS],
  ];
  const begun = performance.now();
  console.log(`Node ${version}: ${spawnSync(program, ["--version"], { encoding: "utf8" }).stdout}`);
  for (const step of steps) {
    const { status } = spawnSync(program, step, { cwd: ROOT, stdio: "inherit" });
    if (status === 0) continue;
    console.error(`Node ${version}: "node ${step.slice(0, 2).join(" ")}" failed.`);
    return false;
  }
  console.log(`Node ${version}: well, in ${Math.round((performance.now() - begun) / 1000)} s`);
  return true;
}

const current = Number(process.versions.node.split(".")[0]);
const others = supportedNodes()
  .map(({ major }) => major)
  .filter((major) => major !== current);

await new Command("npm run smoke --")
  .description("Runs the build and a few tests on other Node versions, which npm brings.")
  .argument("[versions...]", "majors or whole versions (20.19.0)", others.map(String))
  .action(async (versions: string[]) => {
    let well = true;
    for (const version of versions) well = (await smoke(version)) && well;
    process.exitCode = well ? 0 : 1;
  })
  .parseAsync();
