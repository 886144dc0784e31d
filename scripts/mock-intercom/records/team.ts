/** A group of teammates who share an inbox. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly admin_ids: readonly string[];
  /** Null unless conversations are shared out by workload. */
  readonly assignment_limit: number | null;
  readonly distribution_method: string | null;
}
