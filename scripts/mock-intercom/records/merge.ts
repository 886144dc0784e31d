/** A contact that was merged into another and is gone. */
export interface Merge {
  /** Digits; the later merge has the higher number. */
  readonly id: string;
  readonly source: string;
  readonly source_role: "user" | "lead";
  /** Of the source. */
  readonly external_id: string | null;
  readonly into: string;
  readonly merged_at: number;
}
