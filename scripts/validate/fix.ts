import type { Finding } from "./finding.ts";
import { applyEdits, type Edit } from "./json/edit.ts";

/** A text after `--fix`, and the findings that were mended. */
export interface Fixed {
  readonly text: string;
  readonly mended: readonly Finding[];
}

/**
 * What `--fix` makes of a file's text. A finding is mended whole or not at all: where its edits
 * collide with an earlier one's, it is left for the next round.
 */
export function fixText(text: string, findings: readonly Finding[]): Fixed {
  const edits: Edit[] = [];
  const mended = findings.filter((finding) => {
    const free = finding.edits.length > 0 && !finding.edits.some((edit) => collides(edit, edits));
    if (free) edits.push(...finding.edits);
    return free;
  });
  return { text: applyEdits(text, edits), mended };
}

const collides = (edit: Edit, others: readonly Edit[]) =>
  others.some(
    (other) => edit.start === other.start || (edit.start < other.end && other.start < edit.end),
  );
