import { ENGLISH, NOT_ENGLISH } from "../../catalogue/words.ts";
import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { inside, type Place } from "../../model/node.ts";
import { CERTIFICATION, rule } from "../../rule.ts";

/** Letters of other scripts. One alone may be a unit; accents are found in names, in English texts too. */
const FOREIGN_LETTERS = /[^\P{L}\p{Script=Latin}]{2,}/u;

/** Two small words of other languages, and none of English, in a text that is long enough to tell. */
function isForeign(text: string): boolean {
  if (FOREIGN_LETTERS.test(text)) return true;
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu));
  if ([...words].some((word) => ENGLISH.has(word))) return false;
  return [...words].filter((word) => NOT_ENGLISH.has(word)).length >= 2;
}

function* textsIn({ info, shown }: Connector): Generator<[Place, string, string]> {
  for (const key of ["title", "description"]) {
    const text = stringOf(info?.value[key]);
    if (info && text !== undefined) yield [inside(info, key), `${key} of the connector`, text];
  }
  for (const one of shown) {
    for (const text of [one.title, one.description]) {
      if (text) yield [inside(one, text.key), `${text.key} of ${one.name}`, text.text];
    }
  }
}

export const valueMustBeInEnglish = rule({
  id: "ValueMustBeInEnglish",
  severity: "warning",
  area: "text",
  profiles: CERTIFICATION,
  message: "The {field} does not seem to be in English.",
  advice: "Write it in English; Microsoft translates published connectors itself.",
  check(connector, report) {
    for (const [place, field, text] of textsIn(connector)) {
      if (isForeign(text)) report(place, { field });
    }
  },
});
