/** Who falls into a segment. Intercom keeps rules to itself; these are enough for what it shows. */
export type SegmentRule =
  /** Whose time lies at least `from_days` and less than `to_days` in the past. */
  | {
      readonly kind: "time";
      /** Of a company, `last_seen_at` is when somebody of it was last seen. */
      readonly field: "created_at" | "last_seen_at";
      readonly from_days: number;
      readonly to_days: number;
    }
  /** Whoever carries a tag. */
  | { readonly kind: "tag"; readonly tag: string };

export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly members: "user" | "lead" | "company";
  readonly rule: SegmentRule;
}
