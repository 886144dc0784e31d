/** The build tries every operation in TypeScript; here the same trials run through the shipped C#. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import connector from "../../connector/connector.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import type { RunScript } from "../../scripts/common/run-script.ts";
import { buildModels } from "../../scripts/generate/model.ts";
import { hasPlans } from "../../scripts/generate/plans.ts";
import { runTrials } from "../../scripts/pipeline/trials/trials.ts";
import { startScriptHost } from "../../scripts/platform/script-host/script-host.ts";
import { CSHARP, needs } from "../common/needs.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FILES = ["apiDefinition.swagger.json", "apiProperties.json"];

it("every operation of every package does in C# what its trial says", needs(CSHARP), async () => {
  const contract = readContract(`${ROOT}/connector/intercom`);
  const { models } = buildModels(connector, contract);
  const scripted = models.filter(hasPlans).map(({ name }) => `${name}/script.csx`);
  const names = models.flatMap(({ name }) => FILES.map((file) => `${name}/${file}`));
  const artifacts = new Map(
    [...names, ...scripted].map((name) => [
      name,
      readFileSync(`${ROOT}/generated/${name}`, "utf8"),
    ]),
  );
  const hosts = await Promise.all(
    scripted.map(async (name) => {
      const script = String(artifacts.get(name));
      return [script, await startScriptHost(script)] as const;
    }),
  );
  const runs = new Map<string, RunScript>(hosts.map(([script, { run }]) => [script, run]));
  try {
    const trials = await runTrials(models, contract, artifacts, (script) => {
      const run = runs.get(script);
      if (run === undefined) throw new Error("no host has this script");
      return run;
    });
    expect(trials.problems).toEqual([]);
    expect(trials.actions + trials.triggers).toBeGreaterThan(200);
  } finally {
    await Promise.all(hosts.map(([, host]) => host.close()));
  }
});
