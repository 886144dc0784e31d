/** A condition on contacts. */
export interface Predicate {
  readonly attribute?: string;
  readonly type?: string;
  readonly comparison?: string;
  readonly value?: string;
}

/** A group of contacts whom Fin content can be meant for. */
export interface Audience {
  readonly id: string;
  readonly name: string;
  readonly predicates: readonly Predicate[];
  readonly role_predicates: readonly Predicate[];
  readonly created_at: number;
  readonly updated_at: number;
}
