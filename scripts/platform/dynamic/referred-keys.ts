/**
 * The keys that a reference may mean, the likeliest first, seen from the field that makes it. The new form
 * writes "body/x" where the old one writes "x". A field in a row of a list ("body/parts/*\/size") may refer
 * to others of its row, by their names or from the body down, with or without a mark for the list.
 * Assumption: where the operation has a parameter of that name, too, that one is meant.
 */
export function referredKeys(reference: string, from: string): string[] {
  const plain = reference.replace(/^[^/]+\//, "");
  return [reference, plain, `body/${reference}`, ...keysInRows(reference, from)];
}

/** Of the innermost row first. */
function keysInRows(reference: string, from: string): string[] {
  const keys: string[] = [];
  const marked = reference.replace(/\/?\[\*\]/g, "/*");
  for (let end = from.lastIndexOf(MARK); end >= 0; end = from.lastIndexOf(MARK, end - 1)) {
    const list = from.slice(0, end);
    const row = `${list}/*`;
    keys.push(`${row}/${reference}`);
    if (marked.startsWith(`${row}/`)) keys.push(marked);
    else if (marked.startsWith(`${list}/`)) keys.push(`${row}${marked.slice(list.length)}`);
    if (end === 0) break;
  }
  return keys;
}

const MARK = "/*/";
