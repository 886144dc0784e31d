/**
 * Example descriptors as a connector of their own: generated as the build does it, checked by the
 * validator, tried on the mock, and run through either interpreter.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import shipped from "../../connector/connector.ts";
import type { RunScript } from "../../scripts/common/run-script.ts";
import { needsOf } from "../../scripts/generate/lower/settle.ts";
import {
  type ConnectorDescriptor,
  type ResourceModule,
  resource,
} from "../../scripts/language/connector.ts";
import type { DynamicFields } from "../../scripts/language/schema.ts";
import { makeArtifacts, ofPackage } from "../../scripts/pipeline/artifacts.ts";
import { checkPackages } from "../../scripts/pipeline/check.ts";
import { checkoutAt } from "../../scripts/pipeline/checkout.ts";
import { readSources } from "../../scripts/pipeline/files.ts";
import { runTrials } from "../../scripts/pipeline/trials/trials.ts";
import { parseConnector } from "../../scripts/platform/connector.ts";
import { describeInBoth, type Workbench, type WorkbenchOptions } from "../connector/workbench.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The examples' own folder of generated files. */
const NAME = "examples";

/**
 * A connector of example descriptors, with the shipped one's host, policies, dropdowns by name (those
 * that depend on no other parameter) and whatever else `rest` does not replace. The actions that
 * dropdowns and schemas need are there too, so no example can have the id of one of them.
 */
export function exampleConnector(
  modules: Readonly<Record<string, ResourceModule>>,
  rest: Partial<ConnectorDescriptor> = {},
) {
  const base = { ...shipped, choices: independent(shipped.choices), ...rest };
  const connector: ConnectorDescriptor = {
    ...base,
    packages: {
      [NAME]: {
        title: "Examples",
        description: "Operations that show what the language of descriptors can say.",
        resources: [
          ...Object.entries(modules).map(([title, module]) => resource(title, {}, module)),
          resource("Needed by dropdowns", {}, needed(base, modules)),
        ],
      },
    },
  };
  const { contract, properties, script, icon, findings } = readSources(checkoutAt(ROOT));
  if (contract === undefined || properties === undefined) throw new Error(findings[0]?.message);
  const types = readFileSync(`${ROOT}/generated/contract.ts`, "utf8");
  return { contract, ...makeArtifacts(connector, { contract, types, properties, script, icon }) };
}

function independent(choices: ConnectorDescriptor["choices"]): ConnectorDescriptor["choices"] {
  const entries = Object.entries(choices).filter(([, one]) => one && needsOf(one).length === 0);
  return Object.fromEntries(entries);
}

/** Without those that are among the examples. */
function needed(
  { choices, schemas, testConnection }: ConnectorDescriptor,
  examples: Readonly<Record<string, ResourceModule>>,
): ResourceModule {
  const dynamic = Object.values(schemas ?? {}).flatMap(({ fields }): DynamicFields[] =>
    Object.values(fields ?? {}),
  );
  const wanted = new Set<unknown>([
    testConnection,
    ...[...Object.values(choices), ...dynamic].map((one) => one?.from),
  ]);
  for (const module of Object.values(examples)) {
    for (const one of Object.values(module)) wanted.delete(one);
  }
  const modules = Object.values(shipped.packages).flatMap(({ resources }) =>
    resources.flatMap(({ from }) => from),
  );
  return Object.fromEntries(
    modules.flatMap((module) => Object.entries(module)).filter(([, one]) => wanted.has(one)),
  );
}

/**
 * Tests of example descriptors in both interpreters. Before the given ones it is shown that the files
 * have nothing wrong, and that every operation's own trial succeeds.
 */
export function describeExamples(
  title: string,
  modules: Readonly<Record<string, ResourceModule>>,
  tests: (open: (options?: WorkbenchOptions) => Workbench, run: RunScript) => void,
  rest: Partial<ConnectorDescriptor> = {},
): void {
  const { contract, models, artifacts, problems } = exampleConnector(modules, rest);
  const file = (name: string) => String(ofPackage(artifacts, NAME).get(name));
  const script = file("script.csx");
  const definition = file("apiDefinition.swagger.json");
  const properties = file("apiProperties.json");

  it(`${title}: nothing is wrong with what is generated`, async () => {
    expect(problems).toEqual([]);
    expect(await checkPackages([NAME], artifacts)).toEqual([]);
  });

  const connector = parseConnector({ definition, properties, script });
  describeInBoth(title, { connector, script }, (open, run) => {
    it("the trial of each operation succeeds", async () => {
      const trials = await runTrials(models, contract, artifacts, () => run);
      expect(trials.problems).toEqual([]);
    });
    tests(open, run);
  });
}
