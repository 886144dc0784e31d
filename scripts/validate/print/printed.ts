import { relative, resolve, sep } from "node:path";
import { type Finding, SEVERITIES, type Severity } from "../finding.ts";
import type { Rule } from "../rule.ts";

/** Findings of one rule that `--fix` mended in one file. */
export interface Mended {
  readonly file: string;
  readonly rule: string;
  readonly count: number;
}

/** What is told of one connector. */
export interface OfConnector {
  /** What is there now: after `--fix`, what it left. */
  readonly findings: readonly Finding[];
  /** Empty without `--fix`. */
  readonly mended: readonly Mended[];
}

/** What was found in all of them. */
export interface Totals {
  /** How many connectors were validated. */
  readonly connectors: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** How many findings `--fix` mends. */
  readonly fixable: number;
}

/** What every printer is given. */
export interface Context {
  /** Those that were asked. */
  readonly rules: readonly Rule[];
  /** The directory in which the command runs, to which the findings' files are relative. */
  readonly cwd: string;
  /** The directory that services take for the repository's. */
  readonly root: string;
  /** Whether people want to see each finding, however many there are. */
  readonly verbose: boolean;
  /** The page of `docs/` that explains a rule, Markdown. */
  readonly pageOf: (rule: string) => string;
}

/**
 * Prints connector by connector, so that nothing of one is kept while the next is looked at. What the
 * three give, one after the other, is the output.
 */
export interface Printer {
  begin(): string;
  connector(told: OfConnector): string;
  end(totals: Totals): string;
}

/** A file as services name it: from the root of the repository, with slashes; else undefined. */
export function fromRoot(file: string, { cwd, root }: Pick<Context, "cwd" | "root">) {
  const path = relative(root, resolve(cwd, file));
  // On Windows, what is on another drive stays absolute.
  const isBelow = path !== ".." && !path.startsWith(`..${sep}`) && path !== resolve(cwd, file);
  return isBelow ? path.replaceAll(sep, "/") : undefined;
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** `2 errors, 1 warning, 0 hints` */
export function countsOf(counts: Readonly<Record<Severity, number>>): string {
  return SEVERITIES.map((severity) => {
    const count = counts[severity];
    return `${count} ${severity}${count === 1 ? "" : "s"}`;
  }).join(", ");
}

/** Lines that say what `--fix` did: how many findings of which rules it mended, file by file. */
export function mendedIn(mended: readonly Mended[]): string[] {
  return [...new Set(mended.map(({ file }) => file))].map((file) => {
    const own = mended.filter((one) => one.file === file);
    return `Mended in ${file}: ${own.map(({ rule, count }) => `${count} ${rule}`).join(", ")}.`;
  });
}

/** One sentence or two: how many findings of which severity, and how many `--fix` mends. */
export function summaryOf({ connectors, counts, fixable }: Totals): string {
  const place = connectors === 1 ? "1 connector" : `${connectors} connectors`;
  if (SEVERITIES.every((severity) => counts[severity] === 0)) return `No findings in ${place}.`;
  const fix = fixable === 0 ? "" : ` --fix mends ${fixable} of them.`;
  return `${countsOf(counts)} in ${place}.${fix}`;
}
