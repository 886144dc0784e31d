import type { Headers } from "../../common/http.ts";
import type { QueryPart } from "../request/query.ts";

/** What expressions read. */
export interface ExpressionScope {
  connectionParameters: ReadonlyMap<string, string>;
  /** Of the request, as the policies before left them (names in lower case). */
  headers: Headers;
  query: readonly QueryPart[];
  /** Encoded values for `{name}`, only where the template's parameter is a path. */
  pathParameters?: Readonly<Record<string, string>>;
}

/** An expression that cannot be evaluated. The message names it, never a value. */
export class ExpressionError extends Error {
  override name = "ExpressionError";
}

type Source = (name: string, scope: ExpressionScope) => string | undefined;

/** Names differ in case between file and policy in published connectors (Tulip: factoryUrl, factoryURL). */
const connectionParameters: Source = (name, scope) =>
  scope.connectionParameters.get(name) ??
  [...scope.connectionParameters].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

const headers: Source = (name, scope) => scope.headers[name.toLowerCase()];

const queryParameters: Source = (name, scope) =>
  scope.query.find((part) => part.name.toLowerCase() === name.toLowerCase())?.value;

// "@header" is how Microsoft Learn's own examples of dynamichosturl and routerequesttoendpoint
// write "@headers".
const SOURCES: Readonly<Record<string, Source>> = {
  connectionparameters: connectionParameters,
  headers,
  header: headers,
  queryparameters: queryParameters,
};

const QUOTED = "'((?:[^']|'')*)'";
const EXPRESSION = new RegExp(`@(\\w+)\\(\\s*${QUOTED}\\s*(?:,\\s*${QUOTED}\\s*)?\\)`, "y");
/** The beginning of something that is meant as an expression: "@name(", "@{", "@(", "@Request.". */
const LOOKS_LIKE_EXPRESSION = /@(?:\w+\s*\(|\{|\(|Request\.)[^\s]*/iy;
const PLACEHOLDER = /\{([^{}]+)\}/y;

/**
 * Replaces every expression of a template's parameter by its value.
 * @throws {ExpressionError} for an unknown expression, or for a missing value without a default
 */
export function evaluateTemplate(template: string, scope: ExpressionScope): string {
  let result = "";
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(template);
  };
  while (at < template.length) {
    const expression = match(EXPRESSION);
    if (expression) {
      result += resolveExpression(expression, scope);
      at += expression[0].length;
      continue;
    }
    const unknown = match(LOOKS_LIKE_EXPRESSION);
    if (unknown) throw new ExpressionError(`the expression "${unknown[0]}" is not known here`);
    const placeholder = scope.pathParameters ? match(PLACEHOLDER) : null;
    if (placeholder) {
      const name = placeholder[1] ?? "";
      const value = scope.pathParameters?.[name];
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

function resolveExpression(match: RegExpExecArray, scope: ExpressionScope): string {
  const [whole, kind = "", name = "", fallback] = match;
  const source = SOURCES[kind.toLowerCase()];
  if (!source) throw new ExpressionError(`the expression "${whole}" is not known here`);
  const value = source(name.replaceAll("''", "'"), scope) ?? fallback?.replaceAll("''", "'");
  if (value === undefined) {
    throw new ExpressionError(`${whole} has no value and no default; give it one`);
  }
  return value;
}
