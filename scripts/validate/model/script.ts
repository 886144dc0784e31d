import type { ScriptFile } from "../files.ts";

/** What can be seen of a C# script without compiling it. Offsets are UTF-16 units in its text. */
export interface ScriptFacts {
  /** The text with comments and the insides of texts blanked, offsets unchanged. */
  readonly code: string;
  readonly usings: readonly {
    readonly name: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly classes: readonly ScriptClass[];
  /** The contents of text literals, escapes as written. */
  readonly literals: readonly {
    readonly text: string;
    readonly start: number;
    readonly end: number;
  }[];
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

/** Comments, verbatim and interpolated texts, plain texts, characters. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(?:\$@|@\$|@)"(?:[^"]|"")*(?:"|$)|\$?"(?:\\[^\n]?|[^"\\\n])*(?:"|$|\n)|'(?:\\.|[^'\\\n]){1,12}'/g;
const USING = /^[ \t]*using\s+(?:static\s+)?(?:\w+\s*=\s*)?([A-Z][\w.]*)\s*;/gm;
const CLASS =
  /((?:\b(?:public|internal|private|protected|static|sealed|abstract|partial)\s+){0,8})\bclass\s+(\w+)(?:<[^>{]{0,500}>)?\s*(?::\s*([^{]{0,2000}))?\{/g;

/** Reads a script's text. */
export function scriptFacts({ text }: ScriptFile): ScriptFacts {
  const literals: { text: string; start: number; end: number }[] = [];
  const code = text.replace(TOKEN, (token: string, start: number) => {
    const quote = token.indexOf('"');
    if (token.startsWith("/") || quote < 0) return blank(token);
    const end = start + token.length;
    literals.push({
      text: token.slice(quote + 1, token.endsWith('"') ? -1 : undefined),
      start,
      end,
    });
    return token.slice(0, quote + 1) + blank(token.slice(quote + 1, -1)) + token.slice(-1);
  });
  return {
    code,
    literals,
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

const blank = (text: string) => text.replace(/[^\n]/g, " ");
