/** What reports count. Times are unix seconds, durations seconds; what is not known yet is left out. */
export interface ConversationStatistics {
  readonly time_to_assignment?: number;
  readonly time_to_admin_reply?: number;
  readonly time_to_first_close?: number;
  readonly time_to_last_close?: number;
  readonly median_time_to_reply?: number;
  readonly first_contact_reply_at?: number;
  readonly first_assignment_at?: number;
  readonly first_admin_reply_at?: number;
  readonly first_close_at?: number;
  readonly last_assignment_at?: number;
  readonly last_assignment_admin_reply_at?: number;
  readonly last_contact_reply_at?: number;
  readonly last_admin_reply_at?: number;
  readonly last_close_at?: number;
  readonly last_closed_by_id?: string;
  readonly count_reopens: number;
  readonly count_assignments: number;
  readonly count_conversation_parts: number;
  readonly handling_time?: number;
}
