/** Rows as lines, their columns below each other. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
}

/** What a figure is to reach, and whether it does; no cells where nothing is to be reached. */
export function verdict(value: number, { atLeast, atMost }: Target): string[] {
  if (atLeast !== undefined) return [`at least ${atLeast}`, word(value >= atLeast)];
  if (atMost !== undefined) return [`at most ${atMost}`, word(value <= atMost)];
  return [];
}

interface Target {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

const word = (reached: boolean) => (reached ? "reached" : "MISSED");
