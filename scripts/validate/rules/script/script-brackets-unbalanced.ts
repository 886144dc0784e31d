import { rule } from "../../rule.ts";

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]" };

interface Bracket {
  readonly bracket: string;
  readonly at: number;
}

export const scriptBracketsUnbalanced = rule({
  id: "ScriptBracketsUnbalanced",
  severity: "error",
  area: "script",
  needs: ["script"],
  message: "The script does not compile: {bracket} has no counterpart.",
  advice: "Close what is open, or remove what closes nothing.",
  check({ script, scriptFacts: { code, unclosed } }, report) {
    const fault = unclosed
      ? { bracket: unclosed.opening, at: unclosed.at }
      : // Both branches of #if stand in the text, and only one is compiled.
        /^[ \t]*#[ \t]*if\b/m.test(code)
        ? undefined
        : unbalanced(code);
    if (!fault) return;
    const { bracket, at } = fault;
    const place = { file: script, pointer: "", start: at, end: at + bracket.length };
    report(place, { bracket });
  },
});

/** The first bracket without a counterpart: where it opens, if it is one that opens. */
function unbalanced(code: string): Bracket | undefined {
  const open: Bracket[] = [];
  /** The first brace that is closed further out than it was opened: what is amiss is in it. */
  let suspect: Bracket | undefined;
  for (const { 0: bracket, index: at } of code.matchAll(/[{}()[\]]/g)) {
    if (CLOSING[bracket] !== undefined) {
      open.push({ bracket, at });
      continue;
    }
    const last = open.pop();
    if (last === undefined) return { bracket, at };
    if (CLOSING[last.bracket] !== bracket) {
      // A brace can only end a statement that is over: what is within it was not closed.
      return bracket === "}" ? last : { bracket, at };
    }
    if (bracket === "}" && beginsLine(code, at) && indentAt(code, at) < indentAt(code, last.at)) {
      suspect ??= last;
    }
  }
  const last = open.at(-1);
  return last && (last.bracket === "{" ? (suspect ?? last) : last);
}

const lineStart = (code: string, at: number) => code.lastIndexOf("\n", at - 1) + 1;

const beginsLine = (code: string, at: number) => code.slice(lineStart(code, at), at).trim() === "";

/** How deep the line stands, in characters. */
function indentAt(code: string, at: number): number {
  const start = lineStart(code, at);
  return /^[ \t]*/.exec(code.slice(start, at + 1))?.[0].length ?? 0;
}
