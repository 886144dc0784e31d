export interface JournalEntry {
  /** When the request arrived, unix seconds of the mock's clock. */
  at: number;
  method: string;
  /** Without the query. */
  path: string;
  /** As sent, without the question mark. */
  query: string;
  /** 0 where the connection was cut before a whole answer was sent. */
  status: number;
  /** Seconds that a latency fault took. */
  delay?: number;
}
