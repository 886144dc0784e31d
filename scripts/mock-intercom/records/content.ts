import type { AppliedTag } from "./tag.ts";

/** Which of Intercom's assistants may use a piece of content, and for whom. */
export interface Targeting {
  readonly ai_chatbot_availability: boolean;
  readonly ai_copilot_availability: boolean;
  readonly ai_sales_agent_availability: boolean;
  readonly audience_ids: readonly number[];
}

/** What is kept of everything that the Knowledge Hub holds. */
export interface Piece {
  readonly id: string;
  readonly created_at: number;
  readonly created_ms: number;
  readonly updated_at: number;
  readonly updated_ms: number;
  readonly tags: readonly AppliedTag[];
}
