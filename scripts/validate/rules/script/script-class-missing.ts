import type { ScriptClass } from "../../model/script.ts";
import { rule } from "../../rule.ts";

export const scriptClassMissing = rule({
  id: "ScriptClassMissing",
  severity: "error",
  area: "script",
  needs: ["script"],
  message:
    "The script has no class Script that extends ScriptBase and can be made, so it is never run.",
  advice: "Write: public class Script : ScriptBase, with an override of ExecuteAsync.",
  check({ script, scriptFacts }, report) {
    const { classes } = scriptFacts;
    const isRun = ({ name, bases, modifiers }: ScriptClass) =>
      name === "Script" &&
      bases.includes("ScriptBase") &&
      // The platform makes an object of it.
      !modifiers.includes("abstract") &&
      !modifiers.includes("static");
    if (classes.some(isRun)) return;
    const near = classes.find(({ name }) => name === "Script") ?? { start: 0, end: 0 };
    report({ file: script, pointer: "", start: near.start, end: near.end }, {});
  },
});
