/** What a contact thinks of a conversation. Times are unix seconds. */
export interface ConversationRating {
  /** 1 to 5. */
  readonly rating: number;
  readonly remark: string | null;
  /** When the contact was asked. */
  readonly requested_at: number;
  /** When the contact last answered. */
  readonly replied_at: number;
  readonly contact_id: string;
  /** The teammate who is rated; null where nobody had anything to do with the conversation. */
  readonly admin_id: string | null;
}
