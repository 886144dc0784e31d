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

/** Whether a path that fits the pattern may fit the other one too, and is less specific somewhere. */
export function patternCovers(pattern: string, other: string): boolean {
  const own = pattern.split("/");
  const others = other.split("/");
  if (pattern === other || own.length !== others.length) return false;
  let covers = false;
  for (const [index, segment] of own.entries()) {
    const second = others[index] ?? "";
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
  const parts = segment.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".+")}$`).test(text);
}
