import { NOT_IN_SUMMARIES, NOT_IN_TITLES, PRODUCTS } from "../../catalogue/words.ts";
import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { inside, type Place } from "../../model/node.ts";
import { CERTIFICATION, rule } from "../../rule.ts";

/** Whole words: RAPID is no API. */
const finds = (words: readonly string[]) => new RegExp(`\\b(${words.join("|")})\\b`, "i");
const IN_TITLE = finds([...PRODUCTS, ...NOT_IN_TITLES]);
const ELSEWHERE = finds(PRODUCTS);

function* textsIn({ info, shown }: Connector): Generator<[Place, string, string, RegExp]> {
  const title = stringOf(info?.value.title);
  const description = stringOf(info?.value.description);
  if (info && title) yield [inside(info, "title"), "title of the connector", title, IN_TITLE];
  if (info && description) {
    yield [inside(info, "description"), "description of the connector", description, ELSEWHERE];
  }
  for (const one of shown) {
    if (one.kind !== "operation") continue;
    for (const text of [one.title, one.description]) {
      if (text) yield [inside(one, text.key), `${text.key} of ${one.name}`, text.text, ELSEWHERE];
    }
  }
}

export const valueContainsRestrictedWords = rule({
  id: "ValueContainsRestrictedWords",
  severity: "warning",
  area: "text",
  profiles: CERTIFICATION,
  message: 'The {field} has the word "{word}", which certification does not accept there.',
  advice: "Say it without the word; makers know where they are.",
  check(connector, report) {
    for (const [place, field, text, words] of textsIn(connector)) {
      const word = words.exec(text)?.[0];
      if (word !== undefined) report(place, { field, word });
    }
  },
});

/** Pictures; signs such as © and ™ are none. */
const EMOJI = /(?![©®™])\p{Extended_Pictographic}/u;

export const restrictedCharactersInSummary = rule({
  id: "RestrictedCharactersInSummary",
  severity: "warning",
  area: "text",
  profiles: CERTIFICATION,
  message: 'The summary of {operation} has the character "{character}".',
  advice: 'Use words instead: "or" for a slash, "and" for an ampersand.',
  check({ operations }, report) {
    for (const operation of operations) {
      const summary = stringOf(operation.value.summary) ?? "";
      const character =
        NOT_IN_SUMMARIES.find((one) => summary.includes(one)) ?? EMOJI.exec(summary)?.[0];
      if (character === undefined) continue;
      report(inside(operation, "summary"), { operation: operation.name, character });
    }
  },
});
