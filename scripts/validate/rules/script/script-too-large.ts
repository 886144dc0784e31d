import { MOST_BYTES } from "../../catalogue/limits.ts";
import { rule } from "../../rule.ts";

export const scriptTooLarge = rule({
  id: "ScriptTooLarge",
  severity: "error",
  area: "script",
  needs: ["script"],
  message: "The script has {bytes} bytes; {most} are the most.",
  advice: "Shorten it, or divide the connector.",
  check({ script }, report) {
    const bytes = Buffer.byteLength(script.text);
    if (bytes <= MOST_BYTES) return;
    report({ file: script, pointer: "" }, { bytes, most: MOST_BYTES });
  },
});
