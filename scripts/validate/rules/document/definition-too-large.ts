import { MOST_BYTES } from "../../catalogue/limits.ts";
import { rule } from "../../rule.ts";

export const definitionTooLarge = rule({
  id: "DefinitionTooLarge",
  severity: "error",
  area: "document",
  message: "The definition has {size} bytes without its white space; {most} are allowed.",
  advice: "Share schemas under definitions, and shorten descriptions that say little.",
  check({ definition }, report) {
    if (Buffer.byteLength(definition.text) <= MOST_BYTES) return;
    // paconn sends what it has read, so indentation does not count.
    const size = Buffer.byteLength(JSON.stringify(definition.value));
    if (size > MOST_BYTES) report({ file: definition, pointer: "" }, { size, most: MOST_BYTES });
  },
});
