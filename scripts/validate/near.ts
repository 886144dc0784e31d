/** Longer texts are no names that somebody misspelt; comparing them would take minutes. */
const LONGEST = 100;

/** The name most like another one, for "did you mean"; undefined where none is alike. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const wanted = name.toLowerCase();
  const most = Math.max(2, wanted.length / 3);
  let best: { name: string; distance: number } | undefined;
  for (const candidate of names) {
    // As many letters have to be added or removed.
    if (Math.abs(candidate.length - name.length) > most) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance <= most && distance < (best?.distance ?? Infinity)) {
      best = { name: candidate, distance };
    }
  }
  return best?.name;
}

/** A sentence to append to an advice: ` Did you mean "x"?`, or nothing. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const near = nearest(name, names);
  return near === undefined ? "" : ` Did you mean "${near}"?`;
}

/** Whether a name is nearly a known one: other capitals, one letter amiss, or two in a long one. */
export function isSlipOf(name: string, known: string): boolean {
  const distance = editDistance(name.toLowerCase(), known.toLowerCase());
  return name !== known && distance <= (known.length > 6 ? 2 : 1);
}

/** Levenshtein's, in one row: `corner` is what stood above and to the left. */
export function editDistance(a: string, b: string): number {
  const row = Uint16Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    let corner = i - 1;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0;
      const replaced = corner + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, above + 1, (row[j - 1] ?? 0) + 1);
      corner = above;
    }
  }
  return row[b.length] ?? 0;
}
