/** A conversation that Fin has through its API, outside Intercom. */
export interface FinConversation {
  /** Of the customer's own system. */
  readonly id: string;
  readonly user_id: string;
  /** What tells one message from another. */
  readonly message: string;
  /** When the latest message came in, in milliseconds. */
  readonly message_ms: number;
  readonly rating: string | null;
  readonly remark: string | null;
}
