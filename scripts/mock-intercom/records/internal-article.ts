import type { Piece, Targeting } from "./content.ts";

export interface InternalArticle extends Piece, Targeting {
  readonly title: string;
  /** HTML. */
  readonly body: string;
  readonly body_markdown: string;
  readonly owner_id: number;
  readonly author_id: number;
  readonly locale: string;
  /** Set in Intercom itself: no request can. */
  readonly folder_id: string | null;
  readonly created_by_id: number;
  readonly updated_by_id: number;
}
