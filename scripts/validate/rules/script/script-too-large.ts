import { MOST_BYTES, MOST_CHARACTERS_OF_SCRIPT } from "../../catalogue/limits.ts";
import { rule } from "../../rule.ts";

export const scriptTooLarge = rule({
  id: "ScriptTooLarge",
  severity: "error",
  weaker: "warning",
  area: "script",
  needs: ["script"],
  message: "The script has {size}; {most} are the most{where}.",
  advice: "Shorten it, or divide the connector.",
  check({ script }, report) {
    const place = { file: script, pointer: "" };
    const bytes = Buffer.byteLength(script.text);
    const { length } = script.text;
    if (bytes > MOST_BYTES) {
      report(place, { size: `${bytes} bytes`, most: MOST_BYTES, where: "" });
    } else if (length > MOST_CHARACTERS_OF_SCRIPT) {
      const most = MOST_CHARACTERS_OF_SCRIPT;
      report(place, { size: `${length} characters`, most, where: " in a solution" }, [], true);
    }
  },
});
