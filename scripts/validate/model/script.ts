import type { ScriptFile } from "../files.ts";
import { type Scanned, scan } from "./csharp.ts";

/** What can be seen of a C# script without compiling it. Offsets are UTF-16 units in its text. */
export interface ScriptFacts extends Scanned {
  readonly usings: readonly {
    readonly name: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly classes: readonly ScriptClass[];
}

export interface ScriptClass {
  readonly name: string;
  /** The words before `class`: public, static, sealed and so on. */
  readonly modifiers: readonly string[];
  /** What follows the colon, in order. */
  readonly bases: readonly string[];
  readonly start: number;
  readonly end: number;
}

const USING = /^[ \t]*using\s+(?:static\s+)?(?:\w+\s*=\s*)?([A-Z][\w.]*)\s*;/gm;
const CLASS =
  /((?:\b(?:public|internal|private|protected|static|sealed|abstract|partial)\s+){0,8})\bclass\s+(\w+)(?:<[^>{]{0,500}>)?\s*(?::\s*([^{]{0,2000}))?\{/g;

/** Reads a script's text. */
export function scriptFacts({ text }: ScriptFile): ScriptFacts {
  const { code, literals, unclosed } = scan(text);
  return {
    code,
    literals,
    unclosed,
    usings: [...code.matchAll(USING)].map((match) => ({
      name: match[1] ?? "",
      start: match.index,
      end: match.index + match[0].length,
    })),
    classes: [...code.matchAll(CLASS)].map((match) => ({
      name: match[2] ?? "",
      modifiers: (match[1] ?? "").split(/\s+/).filter(Boolean),
      bases: (match[3] ?? "")
        .split(",")
        .map((base) => base.trim())
        .filter(Boolean),
      start: match.index,
      end: match.index + match[0].length - 1,
    })),
  };
}
