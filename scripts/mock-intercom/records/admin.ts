/** A teammate. */
export interface Admin {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly has_inbox_seat: boolean;
  readonly away_mode_enabled: boolean;
  /** Whether replies to an absent admin's conversations go back to the default inbox. */
  readonly away_mode_reassign: boolean;
  readonly away_status_reason_id: string | null;
}
