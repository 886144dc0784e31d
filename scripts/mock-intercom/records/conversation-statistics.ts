/** What reports count. Times are unix seconds, durations seconds; what did not happen is null. */
export interface ConversationStatistics {
  readonly time_to_assignment: number | null;
  readonly time_to_admin_reply: number | null;
  readonly time_to_first_close: number | null;
  readonly time_to_last_close: number | null;
  readonly median_time_to_reply: number | null;
  readonly first_contact_reply_at: number | null;
  readonly first_assignment_at: number | null;
  readonly first_admin_reply_at: number | null;
  readonly first_close_at: number | null;
  readonly last_assignment_at: number | null;
  readonly last_assignment_admin_reply_at: number | null;
  readonly last_contact_reply_at: number | null;
  readonly last_admin_reply_at: number | null;
  readonly last_close_at: number | null;
  readonly last_closed_by_id: string | null;
  readonly count_reopens: number;
  readonly count_assignments: number;
  readonly count_conversation_parts: number;
  /** How long the teams that were assigned took to answer first, counting all hours. */
  readonly assigned_team_first_response_time: readonly TeamResponse[] | null;
  readonly handling_time: number | null;
}

/** How long a team took to answer first, since it was assigned. */
export interface TeamResponse {
  /** 0 where no team was in charge. */
  readonly team_id: number;
  readonly response_time: number;
}
