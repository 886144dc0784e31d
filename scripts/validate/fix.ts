import type { Finding } from "./finding.ts";
import { applyEdits, type Edit } from "./json/edit.ts";

/** What `--fix` makes of a file's text: each finding's edits, those that collide left for the next round. */
export function fixText(text: string, findings: readonly Finding[]): string {
  return applyEdits(
    text,
    findings.flatMap((finding): readonly Edit[] => finding.edits),
  );
}
