/** The caller, or the connector's files, ask for something that cannot be run. The message says what to do. */
export class UsageError extends Error {
  override name = "UsageError";

  constructor(
    message: string,
    /** Which part of a connector cannot be run; "script not run": nobody said that it may. */
    readonly about: "definition" | "policy" | "script" | "script not run" = "definition",
  ) {
    super(message);
  }
}

/** The names most like `name`, at most `count`: for "did you mean". */
export function nearNames(name: string, names: readonly string[], count = 3): string[] {
  const wanted = name.toLowerCase();
  return names
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .filter(
      ({ candidate, distance }) =>
        distance <= Math.max(2, wanted.length / 2) || candidate.toLowerCase().includes(wanted),
    )
    .sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate))
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
