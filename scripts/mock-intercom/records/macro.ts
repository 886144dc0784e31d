export interface Macro {
  readonly id: string;
  readonly name: string;
  /** HTML with placeholders as teammates write them: `{{user.name | fallback: 'there'}}`. */
  readonly body: string;
  /** Of teams; everyone sees a macro that names none. */
  readonly visible_to_team_ids: readonly string[];
  readonly available_on: readonly ("inbox" | "messenger")[];
  readonly created_ms: number;
  readonly updated_ms: number;
}
