import type { SurveyRow } from "./survey.ts";

/** The rows as a table with totals, then every reason. */
export function formatSurvey(rows: readonly SurveyRow[]): string {
  const lines = rows.map((row) => cells(row.connector, [row]));
  const total = cells(`${rows.length} connectors`, rows);
  const table = [HEAD, ...lines, total];
  const widths = HEAD.map((_, column) =>
    Math.max(...table.map((line) => line[column]?.length ?? 0)),
  );
  const text = table.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
  return [...text, ...rows.flatMap(reasons)].join("\n");
}

const HEAD = ["connector", "operations", "run", "reported", "policies", "evaluated"];

function cells(name: string, rows: readonly SurveyRow[]): string[] {
  const sum = (count: (row: SurveyRow) => number) =>
    String(rows.reduce((total, row) => total + count(row), 0));
  return [
    name,
    sum((row) => row.operations),
    sum((row) => row.run),
    sum((row) => row.reported.length),
    sum((row) => row.policies),
    sum((row) => row.policies - row.idle.length),
  ];
}

function reasons(row: SurveyRow): string[] {
  const reports = [...row.reported, ...row.idle];
  if (reports.length === 0) return [];
  return ["", row.connector, ...reports.map(({ what, reason }) => `  ${what}: ${reason}`)];
}
