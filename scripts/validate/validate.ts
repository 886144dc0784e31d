import type { Connector } from "./connector.ts";
import type { SourceFile } from "./files.ts";
import type { Finding } from "./finding.ts";
import { spanAt } from "./json/edit.ts";
import type { Place } from "./model/node.ts";
import { fill, type Rule } from "./rule.ts";

/** All findings of the rules, by file and place; the same thing is said once. */
export function validate(connector: Connector, rules: readonly Rule[]): Finding[] {
  const files = filesOf(connector);
  const found: { finding: Finding; file: number }[] = [];
  for (const rule of rules) {
    if (!rule.needs.every((kind) => connector[kind].state === "read")) continue;
    const said = new Set<string>();
    rule.check(connector, (place, values, edits = [], weaker = false) => {
      const message = fill(rule.message, values);
      // A shared schema is reached by many operations; what is wrong with it is one finding.
      const same = `${place.file.kind} ${place.pointer} ${place.start} ${message}`;
      if (said.has(same)) return;
      said.add(same);
      const finding: Finding = {
        rule: rule.id,
        severity: (weaker ? rule.weaker : undefined) ?? rule.severity,
        file: place.file.path,
        ...range(place),
        pointer: place.pointer,
        message,
        advice: fill(rule.advice, values),
        edits: edits.map((edit) => ({
          ...edit,
          from: place.file.position(edit.start),
          to: place.file.position(edit.end),
        })),
      };
      found.push({ finding, file: files.indexOf(place.file.path) });
    });
  }
  found.sort(
    ({ finding: a, file }, { finding: b, file: other }) =>
      file - other ||
      a.line - b.line ||
      a.column - b.column ||
      compareTexts(a.rule, b.rule) ||
      compareTexts(a.pointer, b.pointer) ||
      compareTexts(a.message, b.message),
  );
  return found.map(({ finding }) => finding);
}

function filesOf({ definition, properties, script, icon, settings }: Connector): string[] {
  return [definition, properties, script, icon, settings].map(({ path }) => path);
}

/** Not localeCompare: the order must not depend on the machine. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** From the key on, where there is one; of objects and lists only up to where they begin. */
function range(place: Place): Pick<Finding, "line" | "column" | "endLine" | "endColumn"> {
  const { start, end } = offsets(place.file, place);
  const from = place.file.position(start);
  const to = place.file.position(end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function offsets(file: SourceFile, place: Place): { start: number; end: number } {
  if (place.start !== undefined) return { start: place.start, end: place.end ?? place.start };
  if (file.kind === "script" || file.kind === "icon") return { start: 0, end: 0 };
  const span = spanAt(file, place.pointer);
  if (span === undefined) return { start: 0, end: 0 };
  return { start: span.keyStart, end: span.children ? span.start + 1 : span.end };
}
