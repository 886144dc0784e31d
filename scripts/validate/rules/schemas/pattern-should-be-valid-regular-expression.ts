import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { nameOf } from "../../model/schemas.ts";
import { rule } from "../../rule.ts";

export const patternShouldBeValidRegularExpression = rule({
  id: "PatternShouldBeValidRegularExpression",
  severity: "warning",
  area: "schemas",
  message: "The pattern of {name}, {pattern}, is no regular expression: {reason}.",
  advice: "Correct it, or remove pattern.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const pattern = stringOf(schema.value.pattern);
      const reason = pattern === undefined ? undefined : fault(pattern);
      if (pattern !== undefined && reason !== undefined) {
        report(inside(schema, "pattern"), { name: nameOf(schema), pattern, reason });
      }
    }
  },
});

/** What is wrong with a pattern. Groups that only .NET knows, such as (?i), are let pass. */
function fault(pattern: string): string | undefined {
  if (/\(\?(?![:=!]|<[=!a-z])/i.test(pattern)) return undefined;
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return text.slice(text.lastIndexOf(": ") + 2).toLowerCase();
  }
}
