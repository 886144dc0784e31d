/**
 * How many findings the validators printed. All of these give undefined where the output is not
 * whole, as after a crash: exit codes do not tell a crash from findings.
 */
import { parseJson } from "../../common/json.ts";

/** The last line: "4 errors, 973 warnings, 6551 hints in 40 connectors." */
export function oursIn(stdout: string): number | undefined {
  const last = stdout.trimEnd().split("\n").at(-1) ?? "";
  if (last.startsWith("No findings in ")) return 0;
  const counts = /^(\d+) errors?, (\d+) warnings?, (\d+) hints? in /.exec(last);
  return counts?.slice(1).reduce((sum, count) => sum + Number(count), 0);
}

/** A list of all findings. */
export function spectralIn(stdout: string): number | undefined {
  const findings = parseJson(stdout);
  return Array.isArray(findings) ? findings.length : undefined;
}

/** An object a file, one after the other, each with its totals. @param files how many there are */
export const redoclyIn =
  (files: number) =>
  (stdout: string): number | undefined => {
    const totals = [
      ...stdout.matchAll(/^ {2}"totals": \{\s+"errors": (\d+),\s+"warnings": (\d+)/gm),
    ];
    if (totals.length !== files) return undefined;
    return totals.reduce((sum, [, errors, warnings]) => sum + Number(errors) + Number(warnings), 0);
  };

/** What `swagger-parser.mjs` prints: a list of messages, one at most for each file. */
export const swaggerParserIn = spectralIn;
