export interface HelpCenter {
  readonly id: string;
  readonly created_at: number;
  readonly updated_at: number;
  /** The short name in its web address. */
  readonly identifier: string;
  readonly display_name: string;
  readonly website_turned_on: boolean;
  readonly custom_domain: string | null;
  readonly default: boolean;
  /** The main language comes first. */
  readonly locales: readonly [string, ...string[]];
}

/** A collection's name and description in one language. */
export interface GroupContent {
  readonly name: string;
  readonly description: string;
}

export interface Collection {
  readonly id: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly updated_ms: number;
  readonly icon: string;
  readonly order: number;
  readonly parent_id: string | null;
  /** That of the collection at the top. */
  readonly help_center_id: string;
  /** By language; in the main one there always is one. */
  readonly contents: Readonly<Record<string, GroupContent>>;
}

export interface Redirect {
  readonly id: string;
  readonly help_center_id: string;
  readonly from_url: string;
  /** Of what is shown. */
  readonly locale: string;
  readonly target_type: "article" | "collection";
  readonly target_id: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly updated_ms: number;
}
