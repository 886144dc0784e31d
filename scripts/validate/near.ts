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

/**
 * Whether a name is nearly a known one: other capitals, one letter amiss or two in a long one, or two
 * neighbours exchanged.
 */
export function isSlipOf(name: string, known: string): boolean {
  const [one, other] = [name.toLowerCase(), known.toLowerCase()];
  if (name === known || Math.abs(one.length - other.length) > 2) return false;
  return editDistance(one, other) <= (known.length > 6 ? 2 : 1) || areExchanged(one, other);
}

function areExchanged(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const [first = "", second = ""] = one.slice(Math.max(0, at), at + 2);
  return at >= 0 && one.slice(0, at) + second + first + one.slice(at + 2) === other;
}

/** The name that is a slip of one that is missing. */
export function slipFor(missing: string, names: Iterable<string>): string | undefined {
  for (const name of names) {
    if (name.length <= LONGEST && isSlipOf(name, missing)) return name;
  }
  return undefined;
}

/** A sentence to append to an advice on what is missing: it seems to be there, misspelt. */
export function orCorrect(missing: string, names: Iterable<string>): string {
  const slip = slipFor(missing, names);
  return slip === undefined ? "" : ` Or correct "${slip}", which seems to be it.`;
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
