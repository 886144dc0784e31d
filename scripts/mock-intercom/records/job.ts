export interface Job {
  readonly id: string;
  /** Scheme and host that whoever began it used: where its addresses lead. */
  readonly origin: string;
  readonly status: "pending" | "success" | "failed";
  readonly resource_type: "ticket";
  /** Null until it has succeeded. */
  readonly resource_id: string | null;
}
