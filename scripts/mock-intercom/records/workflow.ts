/** What a workflow is, as its export shows it. Its steps are of no use here. */
export interface Workflow {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  /** What makes it start, such as `inbound_conversation`. */
  readonly trigger_type: string;
  readonly state: "live" | "draft" | "paused";
  readonly target_channels: readonly string[];
  readonly created_at: number;
  readonly updated_at: number;
}
