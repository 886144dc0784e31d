export interface Newsfeed {
  readonly id: string;
  readonly name: string;
  readonly created_at: number;
  readonly updated_at: number;
}

export interface NewsfeedAssignment {
  readonly newsfeed_id: string;
  /** Null while the news item is a draft. */
  readonly published_at: number | null;
}

export interface NewsItem {
  readonly id: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly title: string;
  readonly body: string;
  readonly sender_id: number;
  readonly state: "draft" | "live";
  readonly labels: readonly string[];
  readonly reactions: readonly (string | null)[];
  readonly deliver_silently: boolean;
  readonly newsfeed_assignments: readonly NewsfeedAssignment[];
}
