import { CERTIFICATION, rule } from "../../rule.ts";

const STATEMENT = /^[ \t]*using\s*(?:\(|var\b|[\w.<>[\]]+\s+\w+\s*=\s*new\b)/gm;

export const scriptUsingStatement = rule({
  id: "ScriptUsingStatement",
  severity: "warning",
  area: "script",
  profiles: CERTIFICATION,
  needs: ["script"],
  message: "A line begins with a using statement, which Microsoft's check takes for a namespace.",
  advice: "Put it behind something on its line, such as an opening brace, or use try and finally.",
  check({ script, scriptFacts }, report) {
    for (const { 0: found, index } of scriptFacts.code.matchAll(STATEMENT)) {
      const start = index + found.search(/\S/);
      report({ file: script, pointer: "", start, end: index + found.length }, {});
    }
  },
});
