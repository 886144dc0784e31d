/** Something that teammates can give as the reason for being away. */
export interface AwayStatusReason {
  readonly id: string;
  readonly label: string;
  readonly emoji: string;
  readonly order: number;
  /** Deleted ones stay in the list, but can no longer be chosen. */
  readonly deleted: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}
