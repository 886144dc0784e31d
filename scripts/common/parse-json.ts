/** Deeper than any published definition or answer, and less deep than what a call stack bears. */
const DEEPEST = 400;

/**
 * Parses a stranger's JSON.
 * @throws {SyntaxError} for what is not JSON, and for what is nested so deep that walking it would fail
 */
export function parseJson(text: string): unknown {
  if (depthOf(text) > DEEPEST) throw new SyntaxError(`nested more than ${DEEPEST} deep`);
  return JSON.parse(text);
}

/** How deep brackets open within brackets, those in texts not counted. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
  }
  return deepest;
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [...'"\\{}[]'].map(
  (character) => character.charCodeAt(0),
);
