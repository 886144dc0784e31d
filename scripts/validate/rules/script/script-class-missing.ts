import type { ScriptClass } from "../../model/script.ts";
import { rule } from "../../rule.ts";

export const scriptClassMissing = rule({
  id: "ScriptClassMissing",
  severity: "error",
  weaker: "warning",
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
    const named = (one: ScriptClass) => one.name.toLowerCase() === "script";
    const near = classes.find(named) ?? { start: 0, end: 0 };
    // Published connectors live with `class script`.
    const weaker = classes.some((one) => isRun({ ...one, name: named(one) ? "Script" : "" }));
    report({ file: script, pointer: "", start: near.start, end: near.end }, {}, [], weaker);
  },
});
