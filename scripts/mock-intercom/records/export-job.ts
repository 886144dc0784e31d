/** An export that Intercom makes in the background. */
export interface ExportJob {
  readonly id: string;
  /** What became of messages, or a dataset of the reports. */
  readonly kind: "content" | "reporting";
  readonly created_at: number;
  readonly canceled: boolean;
  /** What there was to export when it was started, heading first. */
  readonly table: readonly (readonly string[])[];
}
