import type { Json, JsonObject } from "../../common/json.ts";
import { put } from "../../common/own.ts";

/**
 * A JSON reader that forgives what people write by hand (comments, trailing commas, a byte order
 * mark), says so, and remembers where every value stands. One pass: a definition of 1 MB takes some
 * 20 ms. JSON.parse gives no positions, and YAML readers need about a second for the same.
 */

/** Where a value stands, in UTF-16 units from the start of the text. */
export interface JsonSpan {
  /** The name under which an object holds the value. */
  key: string | undefined;
  /** The start of the key, or of the value where it has none. */
  keyStart: number;
  start: number;
  /** After the last character. */
  end: number;
  /** Of objects and lists, in the order of the text. */
  children: JsonSpan[] | undefined;
}

export type JsonProblemKind =
  | "byte-order-mark"
  | "comment"
  | "trailing-comma"
  | "duplicate-key"
  | "syntax"
  /** The bytes are no UTF-8. */
  | "encoding"
  /** The reader knows nothing of it: a definition of another OpenAPI. */
  | "openapi";

export interface JsonProblem {
  kind: JsonProblemKind;
  start: number;
  end: number;
  /** The key or what was expected, for the message. */
  detail: string;
}

export interface ParsedJson {
  /** Undefined where the text is not JSON even with all forgiveness. */
  value: Json | undefined;
  root: JsonSpan | undefined;
  problems: JsonProblem[];
}

/**
 * Deeper texts are broken or made to break something: published definitions have some 40 levels, and
 * whatever goes through a value here calls itself at each.
 */
const DEEPEST = 500;

/** Reads a JSON text. Never throws: what is wrong is in `problems`, at most one of kind "syntax". */
export function parseJsonText(text: string): ParsedJson {
  const problems: JsonProblem[] = [];
  let at = 0;
  let depth = 0;

  const fail = (expected: string): never => {
    throw new SyntaxProblem(at, expected);
  };

  function skip(): void {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 10 || code === 13 || code === 9) {
        at += 1;
      } else if (code === 47 && isCommentStart(text.charCodeAt(at + 1))) {
        const start = at;
        const block = text.charCodeAt(at + 1) === 42;
        const close = text.indexOf(block ? "*/" : "\n", at + 2);
        at = close < 0 ? text.length : close + (block ? 2 : 0);
        problems.push({ kind: "comment", start, end: at, detail: "" });
      } else {
        return;
      }
    }
  }

  function string(): string {
    const start = at;
    at += 1;
    let escaped = false;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 34) break;
      if (code === 92) {
        escaped = true;
        at += 2;
      } else if (code < 32 || Number.isNaN(code)) {
        fail('a closing " (line breaks in texts are written \\n)');
      } else {
        at += 1;
      }
    }
    at += 1;
    if (!escaped) return text.slice(start + 1, at - 1);
    const value = literal(text.slice(start, at));
    if (typeof value !== "string") {
      at = start;
      return fail("a text with valid escapes");
    }
    return value;
  }

  function scalar(): Json {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0] ?? "";
    const value = literal(word);
    if (value === undefined) return fail("a value");
    at += word.length;
    return value;
  }

  /** Reads the members of an object or a list up to its closing bracket. */
  function members(close: number, member: () => void): void {
    if (depth === DEEPEST) fail(`nothing deeper than ${DEEPEST} levels of brackets`);
    depth += 1;
    at += 1;
    skip();
    while (text.charCodeAt(at) !== close) {
      member();
      skip();
      if (text.charCodeAt(at) === 44) {
        const comma = at;
        at += 1;
        skip();
        if (text.charCodeAt(at) === close) {
          problems.push({ kind: "trailing-comma", start: comma, end: comma + 1, detail: "" });
        }
      } else if (text.charCodeAt(at) !== close) {
        fail(`"," or "${String.fromCharCode(close)}"`);
      }
    }
    at += 1;
    depth -= 1;
  }

  function value(span: JsonSpan): Json {
    span.start = at;
    const code = text.charCodeAt(at);
    const read = code === 123 ? object(span) : code === 91 ? list(span) : undefined;
    const result = read ?? (code === 34 ? string() : scalar());
    span.end = at;
    return result;
  }

  function object(span: JsonSpan): JsonObject {
    const result: JsonObject = {};
    const children: JsonSpan[] = [];
    span.children = children;
    members(125, () => {
      if (text.charCodeAt(at) !== 34) fail('a name in "');
      const keyStart = at;
      const key = string();
      if (Object.hasOwn(result, key)) {
        problems.push({ kind: "duplicate-key", start: keyStart, end: at, detail: key });
      }
      skip();
      if (text.charCodeAt(at) !== 58) fail('":"');
      at += 1;
      skip();
      const child: JsonSpan = { key, keyStart, start: at, end: at, children: undefined };
      const content = value(child);
      put(result, key, content);
      children.push(child);
    });
    return result;
  }

  function list(span: JsonSpan): Json[] {
    const result: Json[] = [];
    const children: JsonSpan[] = [];
    span.children = children;
    members(93, () => {
      const child: JsonSpan = {
        key: undefined,
        keyStart: at,
        start: at,
        end: at,
        children: undefined,
      };
      result.push(value(child));
      children.push(child);
    });
    return result;
  }

  try {
    if (text.charCodeAt(0) === 0xfeff) {
      at = 1;
      problems.push({ kind: "byte-order-mark", start: 0, end: 1, detail: "" });
    }
    skip();
    const root: JsonSpan = {
      key: undefined,
      keyStart: at,
      start: at,
      end: at,
      children: undefined,
    };
    const result = value(root);
    skip();
    if (at < text.length) fail("the end of the file");
    return { value: result, root, problems };
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    problems.push({
      kind: "syntax",
      start: error.at,
      end: Math.min(error.at + 1, text.length),
      detail: error.expected,
    });
    return { value: undefined, root: undefined, problems };
  }
}

class SyntaxProblem extends Error {
  readonly at: number;
  readonly expected: string;

  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

const WORD = /[-+.\w]*/y;

const isCommentStart = (code: number) => code === 47 || code === 42;

function literal(text: string): null | boolean | number | string | undefined {
  try {
    return JSON.parse(text) as null | boolean | number | string; // never called with brackets
  } catch {
    return undefined;
  }
}
