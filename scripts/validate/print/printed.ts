import { type Finding, SEVERITIES } from "../finding.ts";
import type { Rule } from "../rule.ts";

/** What every printer is given. */
export interface Printed {
  readonly findings: readonly Finding[];
  /** How many connectors were validated. */
  readonly connectors: number;
  /** Those that were asked. */
  readonly rules: readonly Rule[];
  /** The directory in which the command runs; services take it for the repository's. */
  readonly root: string;
  /** The page of `docs/` that explains a rule, Markdown. */
  readonly pageOf: (rule: string) => string;
}

/** One sentence or two: how many findings of which severity, and how many `--fix` mends. */
export function summaryOf(findings: readonly Finding[], connectors: number): string {
  const place = connectors === 1 ? "1 connector" : `${connectors} connectors`;
  if (findings.length === 0) return `No findings in ${place}.`;
  const counts = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  const fixable = findings.filter(({ edits }) => edits.length > 0).length;
  const fix = fixable === 0 ? "" : ` --fix mends ${fixable} of them.`;
  return `${counts.join(", ")} in ${place}.${fix}`;
}
