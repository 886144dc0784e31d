/**
 * Names what is newer in a line of C# than Mono's compiler, which knows C# 7 and says of what comes
 * after it only that some symbol is unexpected. Published scripts are compiled as C# 10.
 */

/** In code without texts and comments. */
const FEATURES: readonly [pattern: RegExp, feature: string][] = [
  [/"""/, "a raw text (C# 11)"],
  [/^\s*(await\s+)?using\s+(var|[A-Z][\w.<>]*)\s+\w+\s*=/, "a using declaration (C# 8)"],
  [/[\w)\]]\s+switch\s*(\{|$)/, "a switch expression (C# 8)"],
  [/\?\?=/, "??= (C# 8)"],
  [/\bawait\s+foreach\b/, "await foreach (C# 8)"],
  [/\[\s*\^\d|[\w")\]]\s*\[[^\]]*\.\.[^\]]*\]/, "an index from the end or a range (C# 8)"],
  [/(=|return|\(|,)\s*new\s*\(/, "new without a type (C# 9)"],
  [/\bis\s+not\b|\bis\s+[\w"'.<>]+\s+(or|and)\b/, "a pattern with not, or, and (C# 9)"],
  [/\brecord\s+(class\s+|struct\s+)?[A-Z]\w*/, "a record (C# 9)"],
  [/\binit\s*;/, "an init accessor (C# 9)"],
  [/\b(string|object|[A-Z]\w*)\?\s+\w+\s*[=;,)]/, "a nullable reference type (C# 8)"],
  [/\w!\s*[.;),]/, "the operator ! behind a value (C# 8)"],
];

/** @returns undefined where nothing in the line is newer than C# 7 */
export function newerFeature(line: string): string | undefined {
  const code = line.replace(/(?<!")"(?!"")(\\.|[^"\\])*"/g, '""').replace(/\/\/.*$/, "");
  return FEATURES.find(([pattern]) => pattern.test(code))?.[1];
}
