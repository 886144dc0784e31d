import type { Profile } from "../../../scripts/validate/rule.ts";
import type { Change } from "../fixtures.ts";

/**
 * What somebody wrote by mistake into the connector of `base.ts`: what it is, the change, and all that
 * is said of it, each as severity, rule, file and pointer.
 */
export type Slip = readonly [what: string, change: Change, said: readonly string[]];

/** The slips that are looked for in a profile. */
export type Slips = Readonly<Partial<Record<Profile, readonly Slip[]>>>;
