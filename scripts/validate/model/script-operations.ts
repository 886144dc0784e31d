import type { ScriptFacts } from "./script.ts";

/** An operation id that a script compares the operation's with. */
export interface NamedOperation {
  readonly id: string;
  /** Whether the comparison ignores case. */
  readonly anyCase: boolean;
  /** Offsets of the text literal. */
  readonly start: number;
  readonly end: number;
}

/** A variable that holds the id as it is. */
const ALIAS = /\b(?:var|string)\s+(\w+)\s*=\s*(?:this\s*\.\s*)?Context\s*\.\s*OperationId\s*;/g;

/** What the comparisons in published scripts look like, before and after the literal. */
function patternsOf(aliases: readonly string[]) {
  const id = ["OperationId", ...aliases.map((name) => `(?<![\\w.])${name}`)].join("|");
  return {
    before: new RegExp(`(?:${id})\\s*(?:[!=]=|\\.\\s*Equals\\s*\\(|,)\\s*$`, "i"),
    after: new RegExp(`^\\s*(?:[!=]=|\\.\\s*Equals\\s*\\()\\s*(?:[\\w.]*(?:${id}))\\b`, "i"),
    // Then all comparisons are with a text in one case.
    oneCase: new RegExp(`(?:${id})[\\w\\s.?()]*\\.\\s*To(?:Lower|Upper)`, "i"),
    switches: new RegExp(
      `\\bswitch\\s*\\(\\s*[\\w.]*(?:${id})\\s*\\)\\s*\\{|(?:${id})\\s+switch\\s*\\{`,
      "gi",
    ),
  };
}

/** The operations that a script names in comparisons with `OperationId` and in switches on it. */
export function namedOperations({ code, literals }: ScriptFacts): NamedOperation[] {
  const aliases = [...code.matchAll(ALIAS)].flatMap(([, name]) => name ?? []);
  const patterns = patternsOf(aliases);
  const switches = [...code.matchAll(patterns.switches)].map(
    ({ index, 0: head }) => index + head.length,
  );
  const oneCase = patterns.oneCase.test(code);
  return literals.flatMap(({ text, start, end }) => {
    const before = code.slice(Math.max(0, start - 80), start);
    const after = code.slice(end, end + 80);
    const called = /,\s*$/.test(before) ? /\bEquals\s*\([^()]*$/.test(before) : true;
    const compared = (patterns.before.test(before) && called) || patterns.after.test(after);
    const isCase = /\bcase\s+$/.test(before) || /^\s*=>/.test(after);
    const within = isCase && switches.some((from) => depth(code, from, start) === 0);
    if (!/^\w+$/.test(text) || (!compared && !within)) return [];
    return { id: text, anyCase: oneCase || after.includes("IgnoreCase"), start, end };
  });
}

/** How many braces are open at an offset, of those since another; negative once the first closed. */
function depth(code: string, from: number, to: number): number {
  let open = from > to ? -1 : 0;
  for (let at = from; at < to && open >= 0; at++) {
    if (code[at] === "{") open += 1;
    else if (code[at] === "}") open -= 1;
  }
  return open;
}
