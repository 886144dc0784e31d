/** A name and look under which the team appears to contacts. */
export interface Brand {
  readonly id: string;
  readonly name: string;
  readonly is_default: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

/** An email address that the team sends from. */
export interface EmailSetting {
  readonly id: string;
  readonly email: string;
  readonly verified: boolean;
  /** Null for the default brand. */
  readonly brand_id: string | null;
  readonly forwarding_enabled: boolean;
  readonly forwarded_email_last_received_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}
