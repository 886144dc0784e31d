import { rule } from "../../rule.ts";

const EXECUTE = /\boverride\b[\w\s<>.,]{0,200}?\bExecuteAsync\s*\(/;

export const scriptExecuteMissing = rule({
  id: "ScriptExecuteMissing",
  severity: "error",
  area: "script",
  needs: ["script"],
  message: "The script does not override ExecuteAsync, so it does not compile.",
  advice: "Write: public override async Task<HttpResponseMessage> ExecuteAsync() in its class.",
  check({ script, scriptFacts }, report) {
    const { classes, code } = scriptFacts;
    // A script without its class is a finding of another rule.
    const own = classes.find(
      ({ name, bases }) => name === "Script" && bases.includes("ScriptBase"),
    );
    if (!own || EXECUTE.test(code)) return;
    report({ file: script, pointer: "", start: own.start, end: own.end }, {});
  },
});
