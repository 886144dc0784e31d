import type { ConnectorDescriptor } from "../language/connector.ts";
import { makeArtifacts } from "./artifacts.ts";
import { checkArtifacts } from "./check.ts";
import { readSources, staleFiles, writeArtifacts } from "./files.ts";
import { type Rehearsal, rehearse } from "./rehearse.ts";

export interface BuildResult {
  /** What is wrong, a line each; where there is anything, nothing was written. */
  findings: string[];
  rehearsal: Rehearsal;
  /** Names of the files that were not as the build makes them: written now, or just named by a check. */
  stale: string[];
}

/**
 * Contract and descriptors become files, which are checked and run on the mock, and then written.
 * @param root the checkout
 * @param generated the directory to write
 * @throws {ModelError | ContractError} for sources that make no connector
 */
export async function build(
  root: string,
  generated: string,
  connector: ConnectorDescriptor,
  { check = false }: { check?: boolean } = {},
): Promise<BuildResult> {
  const sources = readSources(root, generated, connector);
  const { model, artifacts } = await makeArtifacts(sources);
  const rehearsal = await rehearse(model, sources.contract, artifacts);
  const findings = [
    ...(await checkArtifacts(artifacts)),
    ...rehearsal.findings.map(({ operationId, message }) => `${operationId}: ${message}`),
  ];
  if (findings.length > 0) return { findings, rehearsal, stale: [] };
  const stale = check ? staleFiles(generated, artifacts) : writeArtifacts(generated, artifacts);
  return { findings, rehearsal, stale };
}
