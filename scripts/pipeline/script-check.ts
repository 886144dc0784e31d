/** The C# compiler's word on connector/script, where there is a compiler. */

import { ProblemError } from "../common/problem.ts";
import { type SourceFile, scriptLines } from "../generate/script.ts";
import { CompileError, type CompilePlace, compileScript } from "../platform/script-host/compile.ts";
import { findRuntime } from "../platform/script-host/runtime.ts";
import { scriptFile } from "../validate/files.ts";
import { scriptFacts } from "../validate/model/script.ts";
import type { Checked } from "./beside.ts";
import type { Checkout } from "./checkout.ts";
import type { Finding } from "./finding.ts";

const FOLDER = "connector/script";

/** The C# sources, in the order of their names. */
export function scriptSources(checkout: Checkout): SourceFile[] {
  return checkout
    .files(FOLDER)
    .filter((path) => path.endsWith(".cs"))
    .map((path) => ({ name: path, text: checkout.read(path) ?? "" }));
}

/**
 * Compiles `script.csx` with no plans in it: they are one constant, so that what compiles without
 * them compiles with them, and a change of a descriptor needs no new compilation.
 */
export async function compileSources(checkout: Checkout): Promise<Checked> {
  const began = performance.now();
  const done = (findings: Finding[], cached = false, note?: string): Checked => ({
    findings,
    cached,
    took: performance.now() - began,
    ...(note === undefined ? {} : { note }),
  });
  const sources = scriptSources(checkout);
  const open = sources.flatMap(unbalanced);
  // Compilers stumble on over what follows.
  if (open.length > 0) return done(open);
  const runtime = findRuntime();
  if (runtime === undefined) {
    return done(
      [],
      false,
      "There is no C# compiler here (the .NET SDK or Mono): that script.csx compiles was not looked at.",
    );
  }
  let lines: ReturnType<typeof scriptLines>;
  try {
    lines = scriptLines(sources, { advice: {}, operations: {} });
  } catch (error) {
    // Whoever generates script.csx says so.
    if (error instanceof ProblemError) return done([]);
    throw error;
  }
  try {
    const { cached } = await compileScript(lines.map(({ text }) => text).join("\n"), runtime);
    return done([], cached);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    if (error.places.length === 0) {
      const advice = "Look at the compiler's installation; the sources were not at fault so far.";
      return done([{ file: FOLDER, message: error.message, advice }]);
    }
    const findings = told(error.places, lines).map(({ line, message, code }) => {
      const origin = lines[line - 1];
      return {
        file: origin?.file ?? FOLDER,
        ...(origin?.line === undefined ? {} : { line: origin.line }),
        message: /[.?!]$/.test(message) ? message : `${message}.`,
        advice: `(${code})`,
      };
    });
    return done(findings);
  }
}

/** Errors of syntax, after which a compiler stumbles on (CS1001 to CS1056, CS15xx). */
const SYNTAX = /^CS(10[0-5]|15)\d+$/;

/** One a line; of the errors of syntax, the first in each file, and nothing beside them. */
function told(
  places: readonly CompilePlace[],
  lines: ReturnType<typeof scriptLines>,
): readonly CompilePlace[] {
  const syntax = places.filter(({ code, line }) => SYNTAX.test(code) && lines[line - 1]?.file);
  const some = syntax.length > 0 ? syntax : places;
  const at = ({ line }: CompilePlace) => (syntax.length > 0 ? lines[line - 1]?.file : line);
  return [...some]
    .sort((a, b) => a.line - b.line)
    .filter((place, index, all) => all.findIndex((other) => at(other) === at(place)) === index);
}

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]" };

/**
 * The first bracket of a source without a counterpart. Where the sources are indented as ours are,
 * a bracket that begins a line stands as deep as the line that it closes.
 */
function unbalanced({ name, text }: SourceFile): Finding[] {
  const open: { bracket: string; line: number; indent: number }[] = [];
  const tell = (bracket: string, line: number): Finding[] => [
    {
      file: name,
      line,
      message: `"${bracket}" has no counterpart.`,
      advice: "Close what is open, or remove what closes nothing.",
    },
  ];
  for (const [index, code] of scriptFacts(scriptFile(name, text)).code.split("\n").entries()) {
    const indent = code.search(/\S/);
    for (const { 0: bracket, index: column } of code.matchAll(/[{}()[\]]/g)) {
      const here = { bracket, line: index + 1, indent };
      if (CLOSING[bracket] !== undefined) {
        open.push(here);
        continue;
      }
      const last = open.pop();
      if (last === undefined) return tell(bracket, here.line);
      if (CLOSING[last.bracket] !== bracket) {
        // A brace can only end a statement that is over: what is within it was not closed.
        return bracket === "}" ? tell(last.bracket, last.line) : tell(bracket, here.line);
      }
      if (bracket !== "}") continue;
      if (column !== indent) {
        // Within a line, it can only close what the same line opened.
        if (last.line === here.line) continue;
        return tell(bracket, here.line);
      }
      if (last.indent === indent) continue;
      return last.indent > indent ? tell(last.bracket, last.line) : tell(bracket, here.line);
    }
  }
  const last = open.at(-1);
  return last === undefined ? [] : tell(last.bracket, last.line);
}
