import { LONGEST_SUMMARY } from "../../catalogue/limits.ts";
import { SMALL_WORDS } from "../../catalogue/words.ts";
import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { CERTIFICATION, rule } from "../../rule.ts";

/** What is too long is written anew anyway; another rule says so. */
const isTooLong = (text: string) => text.length > LONGEST_SUMMARY;

/** Words without what stands in brackets and quotes, which may be anything. */
function wordsOf(text: string): string[] {
  const plain = text.replace(/\([^()]*\)|"[^"]*"|'[^']+'|\{[^{}]*\}/g, " ");
  return plain.split(/[\s/–—-]+/).flatMap((word) => word.match(/[\p{L}\p{N}_.'’]+/gu) ?? []);
}

/** Names as the service has them are small letters, digits and underscores throughout. */
const isSmall = (word: string) => /^\p{Ll}[\p{Ll}\p{N}_]*$/u.test(word);
/** One capital at the start; abbreviations and names such as GitHub have more. */
const isCapitalised = (word: string) => /^\p{Lu}\p{Ll}{2,}$/u.test(word);

export const summaryNotTitleCase = rule({
  id: "SummaryNotTitleCase",
  severity: "hint",
  area: "text",
  profiles: CERTIFICATION,
  message: 'The {key} "{text}" is not in Title Case.',
  advice: 'Begin each word but the small ones with a capital, as in "Id of the Contact".',
  check({ shown }, report) {
    for (const one of shown) {
      const { kind, title } = one;
      if (kind === "operation" || !title || isTooLong(title.text)) continue;
      const words = wordsOf(title.text);
      const small = words.some(
        (word, index) => isSmall(word) && (index === 0 || !SMALL_WORDS.has(word)),
      );
      if (small) report(inside(one, title.key), { key: title.key, text: title.text });
    }
  },
});

export const operationSummaryNotSentenceCase = rule({
  id: "OperationSummaryNotSentenceCase",
  severity: "hint",
  area: "text",
  profiles: CERTIFICATION,
  message: 'The summary "{text}" is not in sentence case.',
  advice: 'Begin the first word with a capital and the others small, as in "Create a contact".',
  check({ shown, info }, report) {
    const own = new Set(wordsOf(stringOf(info?.value.title) ?? ""));
    for (const one of shown) {
      const { kind, title } = one;
      if (kind !== "operation" || !title || isTooLong(title.text)) continue;
      const [first = "", ...others] = wordsOf(title.text);
      const telling = others.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
      const unknown = telling.filter((word) => !own.has(word));
      // One small word shows that the capitals are names.
      const titleCase = unknown.length > 0 && unknown.every(isCapitalised);
      if (isSmall(first) || titleCase) report(inside(one, "summary"), { text: title.text });
    }
  },
});

export const triggerSummaryNotWhen = rule({
  id: "TriggerSummaryNotWhen",
  severity: "hint",
  area: "text",
  profiles: CERTIFICATION,
  message: 'The summary of the trigger, "{text}", does not begin with "When".',
  advice: 'Say what starts the flow, as in "When a contact is created".',
  check({ shown }, report) {
    for (const one of shown) {
      const { trigger, title } = one;
      if (!trigger || !title || isTooLong(title.text) || /^when\b/i.test(title.text)) continue;
      report(inside(one, title.key), { text: title.text });
    }
  },
});
