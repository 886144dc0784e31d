import { stringsOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const scriptMissing = rule({
  id: "ScriptMissing",
  severity: "warning",
  area: "script",
  needs: ["properties"],
  message: "The list scriptOperations sends operations through a script, and there is no {path}.",
  advice: "Add the script, or remove scriptOperations.",
  check({ apiProperties, script, settings }, report) {
    const listed = stringsOf(apiProperties.value.scriptOperations);
    // A file that settings.json names is a finding of its own.
    if (listed.length === 0 || script.state !== "absent" || settings.value.script) return;
    report(inside(apiProperties, "scriptOperations"), { path: script.path });
  },
});
