import type { BenchReport } from "./bench.ts";

/** What was reached first, then how it was measured. */
export function reportText({ rates, ratios, startUp, memory }: BenchReport): string {
  const { contacts, megabytes, bytesPerContact, seedingMs } = memory;
  return [
    `Throughput in a workspace of ${contacts} contacts, as a ratio`,
    ...table(
      ratios.map(({ request, mock, to, ratio, atLeast }) => [
        request,
        `${mock} : ${to}`,
        ratio.toFixed(2),
        ...verdict(atLeast, (target) => ratio >= target, "at least"),
      ]),
    ),
    "",
    "Start-up, milliseconds from starting the process to its first answer",
    ...table(
      startUp.map(({ server, milliseconds, ratio, atMost }) => [
        server,
        milliseconds.toFixed(0),
        ratio === 1 ? "" : `${ratio.toFixed(2)} of npm run mock`,
        ...verdict(atMost, (target) => milliseconds <= target, "at most"),
      ]),
    ),
    "",
    "Requests a second",
    ...table(
      rates.map(({ request, server, perSecond }) => [request, server, perSecond.toFixed(0)]),
    ),
    "",
    "Memory",
    `  ${contacts} contacts take ${megabytes.toFixed(0)} MB of heap, ${bytesPerContact.toFixed(0)} bytes each, and ${(seedingMs / 1000).toFixed(1)} s to make.`,
  ].join("\n");
}

function verdict(
  target: number | undefined,
  holds: (target: number) => boolean,
  words: string,
): string[] {
  if (target === undefined) return [];
  return [`${words} ${target}`, holds(target) ? "reached" : "MISSED"];
}

function table(rows: readonly string[][]): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
}
