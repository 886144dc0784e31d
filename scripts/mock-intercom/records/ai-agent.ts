/** What Fin did in a conversation. Times are unix seconds. */
export interface AiAgent {
  /** What brought Fin in. */
  readonly source_type: "profile" | "workflow";
  /** Of the workflow. */
  readonly source_title: string | null;
  /** Null until Fin has answered. */
  readonly last_answer_type: "ai_answer" | "custom_answer" | null;
  /** Null until Fin has answered. */
  readonly resolution_state: Resolution | null;
  /** 1 to 5. */
  readonly rating: number | null;
  readonly rating_remark: string | null;
  /** Of the rating. */
  readonly created_at: number | null;
  readonly updated_at: number | null;
  readonly content_sources: readonly AnswerSource[];
}

export const RESOLUTIONS = [
  "assumed_resolution",
  "confirmed_resolution",
  "escalated",
  "negative_feedback",
  "procedure_handoff",
] as const;

export type Resolution = (typeof RESOLUTIONS)[number];

/** What an answer was made from. */
export interface AnswerSource {
  readonly content_type: "article" | "content_snippet" | "external_content" | "file";
  readonly url: string;
  readonly title: string;
  readonly locale: string;
}
