import { rule } from "../../rule.ts";

export const scriptHttpClientUsed = rule({
  id: "ScriptHttpClientUsed",
  severity: "hint",
  area: "script",
  needs: ["script"],
  message: "The script makes an HttpClient of its own.",
  advice: "Send requests by Context.SendAsync, which the platform watches and can cancel.",
  check({ script, scriptFacts }, report) {
    for (const { index, 0: found } of scriptFacts.code.matchAll(/\bnew\s+HttpClient\s*\(/g)) {
      report({ file: script, pointer: "", start: index, end: index + found.length }, {});
    }
  },
});
