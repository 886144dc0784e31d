/** A place outside Intercom that external pages come from. */
export interface ContentImportSource {
  readonly id: string;
  /** Only the pages of `api` sources can be written by requests. */
  readonly sync_behavior: "api" | "automatic" | "manual";
  readonly status: "active" | "deactivated";
  readonly url: string;
  readonly audience_ids: readonly number[];
  readonly last_synced_at: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** A page from outside Intercom that Fin answers from. */
export interface ExternalPage {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly url: string | null;
  readonly ai_agent_availability: boolean;
  readonly ai_copilot_availability: boolean;
  readonly source_id: string;
  readonly external_id: string;
  readonly created_at: number;
  readonly updated_at: number;
}
