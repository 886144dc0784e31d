import type { Piece, Targeting } from "./content.ts";

/** What has versions; everything else about an article changes at once. */
export interface ArticleText {
  readonly title: string;
  readonly description: string;
  /** HTML. */
  readonly body: string;
  readonly body_markdown: string;
  readonly author_id: number;
}

/** An article's text in one language as it was saved once; it never changes. */
export interface ArticleVersion extends ArticleText {
  readonly id: string;
  readonly article_id: string;
  readonly locale: string;
  readonly created_by_id: number;
  readonly from_version_id: string | null;
  readonly created_at: number;
}

/** An article in one language. */
export interface ArticleContent extends Targeting {
  readonly id: string;
  readonly locale: string;
  readonly state: "draft" | "published";
  /** Id of the version that readers see or, in a draft, would see. */
  readonly version: string;
  /** Id of the version with the pending changes of a published article. */
  readonly draft: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly created_by_id: number;
  readonly updated_by_id: number;
}

export interface Article extends Piece {
  /** Id of a collection. */
  readonly parent_id: string | null;
  /** The main language comes first. */
  readonly contents: readonly [ArticleContent, ...ArticleContent[]];
  readonly scheduled_publish_at: number | null;
  readonly scheduled_unpublish_at: number | null;
}
