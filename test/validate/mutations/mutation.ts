import type { At, Draft } from "./draft.ts";

/** Breaks what a rule asks for; gives the places where the rule has to report, and nowhere else. */
export type Break = (draft: Draft) => At | readonly At[];

/** A mutation at which other rules rightly object too. */
export interface RelatedMutation {
  readonly breaks: Break;
  /** The other rules by id, each with the reason why it finds something too. */
  readonly also: Readonly<Record<string, string>>;
}

export type Mutation = Break | RelatedMutation;

/** The mutations of an area: by the id of the rule, then by what they do. */
export type Mutations = Readonly<Record<string, Readonly<Record<string, Mutation>>>>;

export function also(reasons: RelatedMutation["also"], breaks: Break): RelatedMutation {
  return { breaks, also: reasons };
}
