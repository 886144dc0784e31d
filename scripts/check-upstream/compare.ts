/**
 * Compares our contract with Intercom's official description: whatever ours says must be said there
 * too. The official file may say more; formats and additionalProperties are not compared, because
 * the file gives times various formats and calls free values strings.
 */

import { type Contract, operations } from "../common/contract.ts";
import { compareOperation } from "./compare-operation.ts";
import type { Exception } from "./exceptions.ts";
import type { Context, Finding } from "./finding.ts";
import { type Entries, officialPaths } from "./official.ts";

export interface Comparison {
  operations: number;
  parameters: number;
  /** Properties of ours, each counted once a schema. */
  properties: number;
  /** Exceptions that were needed. */
  exceptions: number;
  /** By place, then kind. */
  findings: Finding[];
}

/** Ours against the official document; findings that an exception covers are left out. */
export function compare(
  contract: Contract,
  document: Entries,
  exceptions: Exception[],
): Comparison {
  const context: Context = { contract, document, findings: [], properties: new Set(), above: [] };
  const paths = officialPaths(document);
  const ours = operations(contract);
  let parameters = 0;
  for (const operation of ours) {
    parameters += operation.operation.parameters?.length ?? 0;
    compareOperation(context, operation, paths);
  }
  const distinct = new Map(
    context.findings.map((finding) => [JSON.stringify(Object.values(finding)), finding]),
  );
  const covers = (exception: Exception, finding: Finding) =>
    exception.place === finding.place &&
    exception.kind === finding.kind &&
    (exception.official === undefined || exception.official === finding.official);
  const all = [...distinct.values()];
  const stale = exceptions
    .filter((exception) => !all.some((finding) => covers(exception, finding)))
    .map(staleException);
  const findings = all
    .filter((finding) => !exceptions.some((exception) => covers(exception, finding)))
    .concat(stale)
    .sort(
      (a, b) => order(a.place, b.place) || order(a.kind, b.kind) || order(a.problem, b.problem),
    );
  return {
    operations: ours.length,
    parameters,
    properties: context.properties.size,
    exceptions: exceptions.length - stale.length,
    findings,
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function staleException({ place, kind, official, reason }: Exception): Finding {
  return {
    place,
    kind: "stale exception",
    official: official ?? "#",
    problem: `the exception for "${kind}" covers nothing any more (its reason: ${reason})`,
    advice: "Remove the exception, or correct its place.",
  };
}
