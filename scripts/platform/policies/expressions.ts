import type { Headers } from "../../common/http.ts";
import { own } from "../../common/own.ts";
import { parseJson } from "../../common/parse-json.ts";
import type { QueryPart } from "../request/query.ts";
import { readSteps, valueAt } from "./property-path.ts";

/** What expressions read. What is absent is not known to the template: naming it is an error. */
export interface ExpressionScope {
  connectionParameters?: ReadonlyMap<string, string>;
  /** Of the request, as the policies before left them (names in lower case). */
  headers?: Headers;
  query?: readonly QueryPart[];
  /** JSON by the name of the function that gives it: body, item, triggerBody. */
  roots?: Readonly<Record<string, unknown>>;
  /** Encoded values for `{name}`, only where the template's parameter is a path. */
  pathParameters?: Readonly<Record<string, string>>;
  /** Makes text of a value fit for its place, such as a query; as it is when absent. */
  encode?: (text: string) => string;
  /** Whether an expression may also stand as `{@body().x}` (Learn and SAS Decisioning, setproperty). */
  outerBraces?: boolean;
}

/** An expression that cannot be evaluated. The message names it, never a value. */
export class ExpressionError extends Error {
  override name = "ExpressionError";
}

type Source = (scope: ExpressionScope) => ((name: string) => string | undefined) | undefined;

/** Names differ in case between file and policy in published connectors (Tulip: factoryUrl, factoryURL). */
const connectionParameters: Source = ({ connectionParameters: all }) =>
  all &&
  ((name) =>
    all.get(name) ?? [...all].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]);

const headers: Source = ({ headers: all }) => all && ((name) => own(all, name.toLowerCase()));

const queryParameters: Source = ({ query }) =>
  query && ((name) => query.find((part) => part.name.toLowerCase() === name.toLowerCase())?.value);

// "@header" is how Microsoft Learn's own examples of dynamichosturl and routerequesttoendpoint
// write "@headers".
const SOURCES: Readonly<Record<string, Source>> = {
  connectionparameters: connectionParameters,
  headers,
  header: headers,
  queryparameters: queryParameters,
};

const QUOTED = "'((?:[^']|'')*)'";
const CALL = new RegExp(`(\\w+)\\(\\s*(?:${QUOTED}\\s*(?:,\\s*${QUOTED}\\s*)?)?\\)`, "y");
/** The beginning of something that is meant as an expression: "@name(", "@{", "@(", "@Request.". */
const LOOKS_LIKE_EXPRESSION = /\{?@(?:\w+\s*\(|\{|\(|Request\.)[^\s]*/iy;
const PLACEHOLDER = /\{([^{}]+)\}/y;

/**
 * Replaces every expression of a template's parameter by its value.
 * @throws {ExpressionError} for an unknown expression, for a missing value without a default, and
 * for a path through something that is null
 */
export function evaluateTemplate(template: string, scope: ExpressionScope): string {
  let result = "";
  let at = 0;
  while (at < template.length) {
    const found = expressionAt(template, at, scope);
    if (found) {
      const text = toText(found.value);
      result += scope.encode?.(text) ?? text;
      at = found.end;
      continue;
    }
    const placeholder = scope.pathParameters && matchAt(PLACEHOLDER, template, at);
    if (placeholder) {
      const name = placeholder[1] ?? "";
      const value = scope.pathParameters && own(scope.pathParameters, name);
      if (value === undefined) {
        throw new ExpressionError(`the operation's path has no parameter {${name}}`);
      }
      result += value;
      at += placeholder[0].length;
      continue;
    }
    result += template[at];
    at += 1;
  }
  return result;
}

/**
 * The same for a parameter that is a value: one that is nothing but `@body().x` keeps its type,
 * anything else is text. Assumption: the service's own examples show text only.
 */
export function evaluateValue(template: string, scope: ExpressionScope): unknown {
  if (template.startsWith("@") && !template.startsWith("@{")) {
    const found = expressionAt(template, 0, scope);
    if (found?.end === template.length) return found.value ?? null;
  }
  return evaluateTemplate(template, scope);
}

/**
 * The same for a parameter that may be a JSON literal, `[…]` or `{…}`, in whose texts expressions
 * stand. What begins so and is no JSON is text.
 */
export function evaluateLiteral(template: string, scope: ExpressionScope): unknown {
  if (/^\s*[[{]/.test(template)) {
    let literal: unknown;
    try {
      literal = parseJson(template);
    } catch {
      return evaluateValue(template, scope);
    }
    return evaluateWithin(literal, scope);
  }
  return evaluateValue(template, scope);
}

function evaluateWithin(literal: unknown, scope: ExpressionScope): unknown {
  if (typeof literal === "string") return evaluateValue(literal, scope);
  if (Array.isArray(literal)) return literal.map((item) => evaluateWithin(item, scope));
  if (typeof literal !== "object" || literal === null) return literal;
  return Object.fromEntries(
    Object.entries(literal).map(([name, value]) => [name, evaluateWithin(value, scope)]),
  );
}

interface Found {
  value: unknown;
  end: number;
}

/** The expression at a place, in any of its forms: `@name()`, `@{name()}`, `{@name()}`. */
function expressionAt(template: string, at: number, scope: ExpressionScope): Found | undefined {
  const opening = ["@{", ...(scope.outerBraces ? ["{@"] : []), "@"].find((mark) =>
    template.startsWith(mark, at),
  );
  if (opening === undefined) return undefined;
  const start = at + opening.length;
  const call = matchAt(CALL, template, start);
  const found = call && evaluateCall(template, start, call, scope);
  if (found && opening.length === 1) return found;
  if (found && template[found.end] === "}") return { ...found, end: found.end + 1 };
  const unknown = matchAt(LOOKS_LIKE_EXPRESSION, template, at);
  if (unknown) throw new ExpressionError(`the expression "${unknown[0]}" is not known here`);
  return undefined;
}

function evaluateCall(
  template: string,
  start: number,
  call: RegExpExecArray,
  scope: ExpressionScope,
): Found | undefined {
  const [text, kind = "", name, fallback] = call;
  const end = start + text.length;
  if (name === undefined) {
    const roots = scope.roots ?? {};
    const root = Object.keys(roots).find((one) => one.toLowerCase() === kind.toLowerCase());
    if (root === undefined) return undefined;
    const path = readSteps(template, end);
    const value = valueAt(roots[root], path.steps, (step) => {
      const what = step === undefined ? `${text} has no value` : `"${step}" has no value`;
      throw new ExpressionError(`@${template.slice(start, path.end)} cannot be read: ${what}`);
    });
    return { value, end: path.end };
  }
  const read = own(SOURCES, kind.toLowerCase())?.(scope);
  if (!read) return undefined;
  const value = read(name.replaceAll("''", "'")) ?? fallback?.replaceAll("''", "'");
  if (value === undefined) {
    throw new ExpressionError(`@${text} has no value and no default; give it one`);
  }
  return { value, end };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Assumption: null at the end of a path is empty text; only a null on the way fails (Learn, training). */
function toText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
