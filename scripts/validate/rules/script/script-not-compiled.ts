import type { CompilerError } from "../../connector.ts";
import { rule } from "../../rule.ts";

/** After the first few, a compiler stumbles over what it has said already. */
const MOST = 10;

/** Errors of syntax, after which nothing else that is said can be relied on (CS1001 to CS1056, CS15xx). */
const SYNTAX = /^CS(10[0-5]|15)\d+$/;

export const scriptNotCompiled = rule({
  id: "ScriptNotCompiled",
  severity: "error",
  weaker: "warning",
  area: "script",
  needs: ["script"],
  message: "The script does not compile: {error}",
  advice: "{todo}",
  check({ script, compilerErrors = [] }, report) {
    const syntax = compilerErrors.find(({ code }) => SYNTAX.test(code));
    const told = syntax ? [syntax] : compilerErrors.slice(0, MOST);
    // Beside what the compiler is too old for, its other words may come from that too.
    const newer = compilerErrors.find((one) => one.newer !== undefined)?.newer;
    for (const { line, column, message, code } of told) {
      const start = offsetOf(script.text, { line, column });
      const error = /[.?!]$/.test(message) ? message : `${message}.`;
      const todo = newer
        ? `The script has ${newer}, which the compiler here may not know (${code}).`
        : `Correct it here or shortly before (${code}).`;
      const place = { file: script, pointer: "", start, end: start + 1 };
      report(place, { error, todo }, [], newer !== undefined);
    }
  },
});

/** The offset of a place in a text, both from 1. */
function offsetOf(text: string, { line, column }: Pick<CompilerError, "line" | "column">): number {
  const lines = text.split("\n").slice(0, line - 1);
  const before = lines.reduce((sum, { length }) => sum + length + 1, 0);
  return Math.min(before + column - 1, text.length);
}
