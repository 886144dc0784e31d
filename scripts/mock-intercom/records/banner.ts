/** A banner that is meant for every contact. */
export interface Banner {
  readonly id: string;
  readonly title: string | null;
  /** HTML. */
  readonly body: string | null;
  readonly style: string;
  readonly position: string;
  readonly show_dismiss_button: boolean;
}

/** One banner as one contact has it. */
export interface BannerView {
  readonly id: string;
  readonly created_at: number;
  readonly dismissed: boolean;
}
