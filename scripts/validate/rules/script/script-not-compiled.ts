import { rule } from "../../rule.ts";

/** After the first few, a compiler stumbles over what it has said already. */
const MOST = 10;

/** The offset of a place in a text, both from 1. */
function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n").slice(0, line - 1);
  const before = lines.reduce((sum, { length }) => sum + length + 1, 0);
  return Math.min(before + column - 1, text.length);
}

export const scriptNotCompiled = rule({
  id: "ScriptNotCompiled",
  severity: "error",
  area: "script",
  needs: ["script"],
  message: "The script does not compile: {error}",
  advice: "Correct it here or shortly before ({code}).",
  check({ script, compilerErrors = [] }, report) {
    for (const { line, column, message, code } of compilerErrors.slice(0, MOST)) {
      const start = offsetOf(script.text, line, column);
      const error = /[.?!]$/.test(message) ? message : `${message}.`;
      report({ file: script, pointer: "", start, end: start + 1 }, { error, code });
    }
  },
});
