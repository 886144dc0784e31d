import { relative, resolve, sep } from "node:path";
import { type Finding, SEVERITIES } from "../finding.ts";
import type { Rule } from "../rule.ts";

/** Findings of one rule that `--fix` mended in one file. */
export interface Mended {
  readonly file: string;
  readonly rule: string;
  readonly count: number;
}

/** What every printer is given. */
export interface Printed {
  /** What is there now: after `--fix`, what it left. */
  readonly findings: readonly Finding[];
  /** Empty without `--fix`. */
  readonly mended: readonly Mended[];
  /** How many connectors were validated. */
  readonly connectors: number;
  /** Those that were asked. */
  readonly rules: readonly Rule[];
  /** The directory in which the command runs, to which the findings' files are relative. */
  readonly cwd: string;
  /** The directory that services take for the repository's. */
  readonly root: string;
  /** Whether people want to see each finding, however many there are. */
  readonly all: boolean;
  /** The page of `docs/` that explains a rule, Markdown. */
  readonly pageOf: (rule: string) => string;
}

/** A file as services name it: from the root of the repository, with slashes; else undefined. */
export function fromRoot(file: string, { cwd, root }: Pick<Printed, "cwd" | "root">) {
  const path = relative(root, resolve(cwd, file));
  // On Windows, what is on another drive stays absolute.
  const isBelow = path !== ".." && !path.startsWith(`..${sep}`) && path !== resolve(cwd, file);
  return isBelow ? path.replaceAll(sep, "/") : undefined;
}

/** `2 errors, 1 warning, 0 hints` */
export function countsOf(findings: readonly Finding[]): string {
  return SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
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
export function summaryOf({ findings, connectors }: Pick<Printed, "findings" | "connectors">) {
  const place = connectors === 1 ? "1 connector" : `${connectors} connectors`;
  if (findings.length === 0) return `No findings in ${place}.`;
  const fixable = findings.filter(({ edits }) => edits.length > 0).length;
  const fix = fixable === 0 ? "" : ` --fix mends ${fixable} of them.`;
  return `${countsOf(findings)} in ${place}.${fix}`;
}
