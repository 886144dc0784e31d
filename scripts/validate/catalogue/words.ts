/** Words that the text rules know. */

/** Names that titles and descriptions of connectors may not have (Microsoft Learn; validator). */
export const PRODUCTS: readonly string[] = [
  "Power Apps",
  "PowerApps",
  "Power Automate",
  "Power Platform",
  "Logic Apps",
  "Copilot Studio",
];

/** Words that a title may not have besides. */
export const NOT_IN_TITLES: readonly string[] = ["API", "Connector"];

/** Characters that a summary may not have (the validator's message, PowerPlatformConnectors #1095). */
export const NOT_IN_SUMMARIES = ["/", "\\", "<", ">", "*", "%", "&", "?"] as const;

/** Words that stay small within a title (Microsoft's style guide: articles, conjunctions, prepositions). */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  "a an the and but or nor for so yet as at by down from in into of off on onto out over per than to up upon via vs with without within between is be".split(
    " ",
  ),
);

/**
 * Small words by which a text shows that it is English. Left out are those that other languages have
 * too: an, in, is, for, on, all, as, or.
 */
export const ENGLISH: ReadonlySet<string> = new Set(
  "the and of to with by from this that be are it its if when which your you".split(" "),
);

/**
 * Small words by which it shows that it is not. Left out are those that mean something in English or
 * in an address as well: mit, ist, est, os, com, van, per.
 */
export const NOT_ENGLISH: ReadonlySet<string> = new Set(
  (
    "der und das nicht eine einen dem zum zur von für auf wird werden oder " +
    "le les une dans avec sur qui aux du des " +
    "el los una para del por que " +
    "il della degli nel sono uma não em ao são " +
    "het een voor niet zijn och att är på som til og ikke"
  ).split(" "),
);
