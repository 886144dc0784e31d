/** The names in braces in a path template, once each, without their defaults and wildcards. */
export function pathVariables(path: string): string[] {
  // What follows "?" or "#" is reported by rules of its own; variables there are none of the path.
  const [template = ""] = path.split(/[?#]/);
  const names = [...template.matchAll(/\{([^{}/]+)\}/g)].map(([, name = ""]) =>
    name.replace(/^\*|\*?(=.*)?$/g, ""),
  );
  return [...new Set(names)].filter((name) => name !== "");
}

/** A template as routing sees it: case and the names of variables make no difference. */
export function pathPattern(path: string): string {
  return path.replace(/\{[^{}/]*\}/g, "{}").toLowerCase();
}

/**
 * Whether a path that fits the pattern may fit the other one too, and is less specific somewhere.
 * Both are given as their segments, of which they have as many.
 */
export function patternCovers(own: readonly string[], other: readonly string[]): boolean {
  let covers = false;
  for (let index = 0; index < own.length; index++) {
    const segment = own[index] ?? "";
    const second = other[index] ?? "";
    if (segment === second) continue;
    if (fits(segment, second)) covers = true;
    else if (!fits(second, segment)) return false;
  }
  return covers;
}

/** Whether a segment with variables can take the value of the other segment. */
function fits(segment: string, text: string): boolean {
  if (segment === "{}") return text !== "";
  if (!segment.includes("{}") || text.includes("{}")) return false;
  const [first = "", ...others] = segment.split("{}");
  const last = others.pop() ?? "";
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  // Each variable takes at least one character, and then as few as it can.
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at < text.length - last.length;
}
