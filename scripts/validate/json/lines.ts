/**
 * A position as people and editors count it, both from 1; columns are UTF-16 units. A byte order
 * mark is no character of the first line (SARIF 2.1.0, 3.30.2, and what editors do).
 */
export interface Position {
  line: number;
  column: number;
}

/** A function that turns offsets into positions. The text is looked through on the first call only. */
export function positions(text: string): (offset: number) => Position {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const mark = low === 0 && offset > 0 && text.startsWith("\uFEFF") ? 1 : 0;
    return { line: low + 1, column: offset - (starts[low] ?? 0) - mark + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
