/** A note about a contact or a company, of which it names the one. */
export interface Note {
  readonly id: string;
  readonly created_at: number;
  readonly created_ms: number;
  readonly contact?: string;
  readonly company?: string;
  /** Id of an admin. */
  readonly author: string;
  /** HTML. */
  readonly body: string;
}
