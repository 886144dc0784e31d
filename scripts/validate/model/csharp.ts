/** The texts, characters and comments of C#, told apart from its code. */

export interface Scanned {
  /** The text with comments, directives' texts and the insides of texts blanked, offsets unchanged. */
  readonly code: string;
  /** The contents of text literals, escapes and holes as written. Offsets are UTF-16 units. */
  readonly literals: readonly Literal[];
  /** The first text or comment that has no end: what opens it, and where. */
  readonly unclosed: { readonly opening: string; readonly at: number } | undefined;
}

export interface Literal {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Plain, verbatim, interpolated and raw texts: `"`, `@"`, `$@"`, `$"""`. */
const TEXT = /(?:\$+@?|@\$?)?("+)/y;
const CHARACTER = /'(?:\\.|[^'\\\n]){1,12}'/y;
const COMMENT = /\/\/[^\n]*|\/\*/y;
/** Only at the beginning of a line; behind it stands any text, such as the title of a #region. */
const DIRECTIVE = /#[ \t]*\w*/y;
/** What may begin something that is no code, and what counts within a text; all else is passed over. */
const SIGNS = /["'/#$@]/g;
const SIGNS_OF_HOLES = /["'/#$@{}]/g;
const SIGNS_OF_TEXTS = /["\\\n{]/g;
/** The insides of texts without holes, which may be a whole file. */
const PLAIN = /[^"\\\n]*(?:\\[^\n][^"\\\n]*)*/y;
const VERBATIM = /[^"]*(?:""[^"]*)*/y;

/** Texts within the holes of texts; nobody writes so many. */
const DEEPEST = 50;

/** Reads C#, whatever its version. */
export function scan(text: string): Scanned {
  const blanks: { from: number; to: number }[] = [];
  const literals: Literal[] = [];
  let unclosed: Scanned["unclosed"];
  const cut = (opening: string, at: number) => {
    unclosed ??= { opening, at };
  };

  /** From an offset in code: behind what stands there if it is no code, else the offset itself. */
  function behind(at: number, depth: number): number {
    const sign = text[at];
    if (sign === "/") {
      const comment = matchAt(COMMENT, at);
      if (comment === undefined) return at;
      if (comment !== "/*") return skip(at, at + comment.length);
      const end = text.indexOf("*/", at + 2);
      if (end < 0) cut("/*", at);
      return skip(at, end < 0 ? text.length : end + 2);
    }
    if (sign === "'") return skip(at, at + (matchAt(CHARACTER, at)?.length ?? 0));
    if (sign === "#" && /(^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 80), at))) {
      const from = at + (matchAt(DIRECTIVE, at)?.length ?? 1);
      return skip(from, lineEnd(from));
    }
    if (sign !== '"' && sign !== "$" && sign !== "@") return at;
    const opening = matchAt(TEXT, at);
    return opening === undefined ? at : literal(at, opening, depth);
  }

  function literal(start: number, opening: string, depth: number): number {
    const quotes = opening.length - opening.indexOf('"');
    const holes = opening.split("$").length - 1;
    const verbatim = opening.includes("@");
    // Two quotes are an empty text; a verbatim one may begin with a quote, which is written twice.
    const raw = quotes >= 3 && !verbatim;
    const first = start + opening.indexOf('"') + (raw ? quotes : 1);
    const close = '"'.repeat(raw ? quotes : 1);
    let at = first;
    if (!raw && holes === 0) at += matchAt(verbatim ? VERBATIM : PLAIN, first)?.length ?? 0;
    for (;;) {
      at = nextSign(SIGNS_OF_TEXTS, at);
      if (at >= text.length || (!raw && !verbatim && text[at] === "\n")) {
        cut(opening.slice(0, first - start), start);
        return done(start, first, at, at);
      }
      const sign = text[at];
      if (sign === '"' && text.startsWith(close, at)) {
        if (verbatim && text[at + 1] === '"') at += 2;
        else return done(start, first, at, at + close.length);
      } else if (sign === "\\" && !raw && !verbatim) at += 2;
      else if (sign === "{" && holes > 0) at = hole(at, raw ? holes : 1, depth);
      else at++;
    }
  }

  /** Behind the hole of an interpolated text; two braces are one that is no hole. */
  function hole(start: number, braces: number, depth: number): number {
    if (!text.startsWith("{".repeat(braces), start)) return start + 1;
    if (braces === 1 && text[start + 1] === "{") return start + 2;
    if (depth >= DEEPEST) return start + braces;
    let open = 1;
    let at = start + braces;
    while (at < text.length && open > 0) {
      at = nextSign(SIGNS_OF_HOLES, at);
      const next = behind(at, depth + 1);
      if (next > at) at = next;
      else {
        if (text[at] === "{") open++;
        if (text[at] === "}") open--;
        at++;
      }
    }
    return at + braces - 1;
  }

  function done(start: number, first: number, last: number, end: number): number {
    literals.push({ text: text.slice(first, last), start, end: Math.min(end, text.length) });
    blanks.push({ from: first, to: last });
    return Math.min(end, text.length);
  }

  function skip(from: number, to: number): number {
    blanks.push({ from, to });
    return to;
  }

  function matchAt(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  }

  function nextSign(signs: RegExp, at: number): number {
    signs.lastIndex = at;
    return signs.exec(text)?.index ?? text.length;
  }

  const lineEnd = (at: number) => {
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end;
  };

  for (let at = nextSign(SIGNS, 0); at < text.length; at = nextSign(SIGNS, at)) {
    at = Math.max(at + 1, behind(at, 0));
  }
  // What stands in a hole is blanked with the text around it.
  const outer = literals.sort((a, b) => a.start - b.start || b.end - a.end);
  return { code: blanked(text, blanks), literals: outermost(outer), unclosed };
}

/** Without those that lie within another one. */
function outermost(literals: readonly Literal[]): Literal[] {
  let end = 0;
  return literals.filter((literal) => {
    if (literal.start < end) return false;
    end = literal.end;
    return true;
  });
}

function blanked(text: string, blanks: readonly { from: number; to: number }[]): string {
  let code = "";
  let done = 0;
  for (const { from, to } of [...blanks].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (to <= done) continue;
    code += text.slice(done, Math.max(from, done));
    const lines = text.slice(Math.max(from, done), to).split("\n");
    code += lines.map(({ length }) => " ".repeat(length)).join("\n");
    done = to;
  }
  return code + text.slice(done);
}
