import type { Connector } from "../connector.ts";
import { stringsOf } from "../json/values.ts";
import type { Operation } from "./operations.ts";
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

/** Whether the script answers an operation. An empty list of scriptOperations stands for all of them. */
export function runsThroughScript(
  { script, apiProperties }: Connector,
  { id }: Operation,
): boolean {
  const listed = stringsOf(apiProperties.value.scriptOperations);
  return script.state === "read" && (listed.length === 0 || listed.includes(id));
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
    oneCase: new RegExp(`(?:${id})[\\w\\s.?()]{0,200}?\\.\\s{0,20}To(?:Lower|Upper)`, "i"),
    switches: new RegExp(
      `\\bswitch\\s*\\(\\s*[\\w.]{0,200}?(?:${id})\\s*\\)\\s*\\{|(?:${id})\\s+switch\\s*\\{`,
      "gi",
    ),
  };
}

/** The operations that a script names in comparisons with `OperationId` and in switches on it. */
export function namedOperations({ code, literals }: ScriptFacts): NamedOperation[] {
  const aliases = [...code.matchAll(ALIAS)].flatMap(([, name]) => name ?? []);
  const patterns = patternsOf(aliases);
  const within = switchBodies(code, patterns.switches);
  const oneCase = patterns.oneCase.test(code);
  return literals.flatMap(({ text, start, end }) => {
    const before = code.slice(Math.max(0, start - 80), start);
    const after = code.slice(end, end + 80);
    const called = /,\s*$/.test(before) ? /\bEquals\s*\([^()]*$/.test(before) : true;
    const compared = (patterns.before.test(before) && called) || patterns.after.test(after);
    const isCase = /\bcase\s+$/.test(before) || /^\s*=>/.test(after);
    if (!/^\w+$/.test(text) || (!compared && !(isCase && within(start)))) return [];
    return { id: text, anyCase: oneCase || after.includes("IgnoreCase"), start, end };
  });
}

/** Whether an offset is in the body of a switch on the operation's id, outside of inner braces. */
function switchBodies(code: string, switches: RegExp): (offset: number) => boolean {
  const starts = new Set(
    [...code.matchAll(switches)].map(({ index, 0: head }) => index + head.length),
  );
  // From each of these offsets on, up to the next one, the answer is the same.
  const changes: { from: number; inside: boolean }[] = [];
  const bodies: boolean[] = [];
  for (let at = 0; starts.size > 0 && at < code.length; at++) {
    if (code[at] === "{") bodies.push(starts.has(at + 1));
    else if (code[at] === "}") bodies.pop();
    else continue;
    changes.push({ from: at + 1, inside: bodies.at(-1) === true });
  }
  return (offset) => {
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle]?.from ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return changes[low - 1]?.inside ?? false;
  };
}
