import {
  MOST_CHARACTERS_OF_DEFINITION,
  SAFE_CHARACTERS_OF_DEFINITION,
} from "../../catalogue/limits.ts";
import { rule } from "../../rule.ts";

export const definitionTooLarge = rule({
  id: "DefinitionTooLarge",
  severity: "error",
  weaker: "warning",
  area: "document",
  message: "The definition has {size} characters without its white space; {most} are {what}.",
  advice: "Share schemas under definitions, and shorten descriptions that say little.",
  check({ definition }, report) {
    if (definition.text.length <= SAFE_CHARACTERS_OF_DEFINITION) return;
    // paconn sends what it has read, so indentation does not count.
    const size = JSON.stringify(definition.value).length;
    const [most, safe] = [MOST_CHARACTERS_OF_DEFINITION, SAFE_CHARACTERS_OF_DEFINITION];
    const place = { file: definition, pointer: "" };
    if (size > most) report(place, { size, most, what: "allowed" });
    else if (size > safe) {
      report(place, { size, most: safe, what: "sure to be taken in a solution" }, [], true);
    }
  },
});
