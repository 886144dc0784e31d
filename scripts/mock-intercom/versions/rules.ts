import { isAtLeast } from "./version.ts";

/** What newer versions refuse or do otherwise; resources ask by name. */
export const RULES = {
  "merged contacts are linked": {
    since: 16,
    before: "A contact that was merged is not known (404); no link leads to who remains (410).",
  },
  "merges are checked": {
    since: 16,
    before: "Any lead can be merged into any user, whether or not they share an email or a phone.",
  },
  "contacts are compared inclusively": {
    since: 16,
    before: "Searches of contacts refuse <= and >=; those of conversations and tickets take them.",
  },
  "datasets have conversations without contacts": {
    since: 16,
    before: "Exports of reporting data leave out conversations in which no contact wrote.",
  },
} as const;

export type Rule = keyof typeof RULES;

/** Whether a rule holds in a version. */
export const holds = (rule: Rule, version: string): boolean =>
  isAtLeast(version, RULES[rule].since);
