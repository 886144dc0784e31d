import type { FindingKind } from "../finding.ts";

export interface Exception {
  /** As the finding names it. */
  place: string;
  kind: FindingKind;
  /** Where the official file says otherwise; needed only where one place of ours meets several. */
  official?: string;
  /** Why we differ, and how we know. */
  reason: string;
}
