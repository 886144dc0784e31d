import type { Cause, Report, SurveyRow } from "./survey.ts";

/** What each cause is called in the summary, in the order that a reader acts on. */
const CAUSES: Readonly<Record<Cause, string>> = {
  "script not run": "not run: its script runs only with --scripts",
  definition: "not run: the definition",
  policy: "not run: a policy",
  script: "not run: the script",
  limit: "not run: it took too long",
  platform: "not run: a fault of this local platform",
};

/**
 * First what a reader wants to know, over all connectors: how many operations, how many run, and why
 * the others do not. Then the connectors in which something does not, and every reason.
 */
export function formatSurvey(rows: readonly SurveyRow[]): string {
  const sum = (count: (row: SurveyRow) => number) =>
    rows.reduce((total, row) => total + count(row), 0);
  const reported = rows.flatMap((row) => row.reported);
  const changed = sum((row) => row.changed);
  const lines: [string, string | number][] = [
    ["connectors", rows.length],
    ["operations", sum((row) => row.operations)],
    ["run", sum((row) => row.run)],
  ];
  if (changed > 0) lines.push(["  of which the script changed the answer", changed]);
  for (const [cause, title] of Object.entries(CAUSES)) {
    const count = reported.filter((report) => report.cause === cause).length;
    if (count > 0) lines.push([title, count]);
  }
  const policies = sum((row) => row.policies);
  if (policies > 0) {
    lines.push([
      "policies evaluated",
      `${policies - sum((row) => row.idle.length)} of ${policies}`,
    ]);
  }
  const width = Math.max(...lines.map(([title]) => title.length));
  const end = Math.max(...lines.map(([, value]) => String(value).length));
  const table = lines.map(
    ([title, value]) => `${title.padEnd(width)}  ${String(value).padStart(end)}`,
  );
  return [...table, ...rows.flatMap(reasons)].join("\n");
}

function reasons(row: SurveyRow): string[] {
  const reports = [...row.reported, ...row.idle];
  if (reports.length + row.warnings.length === 0) return [];
  const line = ({ what, reason }: Report) => `  ${what}: ${reason}`;
  return [
    "",
    `${row.connector}: ${row.run} of ${row.operations} run`,
    ...reports.map(line),
    ...row.warnings.map((warning) => `${line(warning)} (warning)`),
  ];
}
