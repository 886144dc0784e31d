import { SCRIPT_NAMESPACES } from "../../../common/script-namespaces.ts";
import { rule } from "../../rule.ts";

export const scriptNamespaceNotSupported = rule({
  id: "ScriptNamespaceNotSupported",
  severity: "warning",
  area: "script",
  needs: ["script"],
  message: "The script uses the namespace {namespace}, which is not among those that it may use.",
  advice: "Do without it; certification refuses it, and the platform may not have it.",
  check({ script, scriptFacts }, report) {
    for (const { name, start, end } of scriptFacts.usings) {
      // `using static` and an alias name a type, whose namespace is what stands before it.
      const type = /\bstatic\b|=/.test(scriptFacts.code.slice(start, end));
      const namespace = type ? name.slice(0, Math.max(0, name.lastIndexOf("."))) : name;
      if (SCRIPT_NAMESPACES.includes(namespace) || SCRIPT_NAMESPACES.includes(name)) continue;
      report({ file: script, pointer: "", start, end }, { namespace: name });
    }
  },
});
