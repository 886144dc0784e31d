import { problemText } from "../common/problem.ts";
import type { ConnectorDescriptor } from "../language/connector.ts";
import { makeArtifacts, ofPackage } from "./artifacts.ts";
import { checkArtifacts } from "./check.ts";
import { readSources, staleFiles, writeArtifacts } from "./files.ts";
import { runTrials, type Trials } from "./trials/trials.ts";

export interface BuildResult {
  /** What is wrong, a line each; where there is anything, nothing was written. */
  findings: string[];
  trials: Trials;
  /** Names of the files that were not as the build makes them: written now, or just named by a check. */
  stale: string[];
}

/**
 * Contract and descriptors become files, which are checked and run on the mock, and then written.
 * @param root the checkout
 * @param generated the directory to write
 * @throws {ProblemError | ContractError} for sources that make no connector
 */
export async function build(
  root: string,
  generated: string,
  connector: ConnectorDescriptor,
  { check = false }: { check?: boolean } = {},
): Promise<BuildResult> {
  const sources = readSources(root, generated, connector);
  const { models, artifacts } = await makeArtifacts(sources);
  const trials = await runTrials(models, sources.contract, artifacts);
  const findings = [
    ...(
      await Promise.all(models.map(({ name }) => checkArtifacts(ofPackage(artifacts, name))))
    ).flat(),
    ...trials.problems.map(problemText),
  ];
  if (findings.length > 0) return { findings, trials, stale: [] };
  const stale = check ? staleFiles(generated, artifacts) : writeArtifacts(generated, artifacts);
  return { findings, trials, stale };
}
