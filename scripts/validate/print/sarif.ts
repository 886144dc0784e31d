import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding } from "../finding.ts";
import type { Position } from "../json/lines.ts";
import type { Rule } from "../rule.ts";
import { type Context, fromRoot, type Printer } from "./printed.ts";

/** So many hints of one rule are told of a connector: logs of all of them are refused for their size. */
const MOST_HINTS = 3;

/**
 * SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for beyond it (docs.github.com, "SARIF
 * support for code scanning"). Numbers in comments are sections of the specification. The results
 * come first, as they are found; the rules that they name, at the end.
 */
export function sarifPrinter(context: Context): Printer {
  const indices = new Map<string, number>();
  const fingerprint = fingerprints();
  let first = true;
  const indexOf = (rule: string): number => {
    const index = indices.get(rule) ?? indices.size;
    indices.set(rule, index);
    return index;
  };
  return {
    begin: () =>
      '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[',
    connector({ findings }) {
      return capped(findings)
        .map((finding) => {
          const result = resultOf(finding, indexOf(finding.rule), context, fingerprint);
          const comma = first ? "" : ",";
          first = false;
          return `${comma}\n${JSON.stringify(result)}`;
        })
        .join("");
    },
    end() {
      const byId = new Map(context.rules.map((rule) => [rule.id, rule]));
      const rest = {
        tool: {
          driver: {
            name: "power-platform-connector-validator",
            rules: [...indices.keys()].flatMap((id) => {
              const rule = byId.get(id);
              return rule ? [ruleOf(rule, context.pageOf(id))] : [];
            }),
          },
        },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: {
          // No uri (3.14.14): a path of this machine would say nothing elsewhere.
          [BASE]: {
            description: { text: "The root of the repository, else where the validator ran." },
          },
        },
        columnKind: "utf16CodeUnits",
      };
      return `\n],${JSON.stringify(rest).slice(1, -1)}}]}\n`;
    },
  };
}

/** The findings without the hints beyond the first few of each rule; the last one says how many. */
function capped(findings: readonly Finding[]): Finding[] {
  const totals = new Map<string, number>();
  for (const { rule } of findings) totals.set(rule, (totals.get(rule) ?? 0) + 1);
  const told = new Map<string, number>();
  return findings.flatMap((finding) => {
    const { rule, severity } = finding;
    if (severity !== "hint") return finding;
    const count = (told.get(rule) ?? 0) + 1;
    told.set(rule, count);
    if (count > MOST_HINTS) return [];
    const left = (totals.get(rule) ?? 0) - MOST_HINTS;
    if (count < MOST_HINTS || left <= 0) return finding;
    return { ...finding, advice: `${finding.advice} (And ${left} more in this connector.)` };
  });
}

const LEVELS = { error: "error", warning: "warning", hint: "note" } as const;
/** GitHub's names, by which its list of alerts is sorted and filtered. */
const PROBLEMS = { error: "error", warning: "warning", hint: "recommendation" } as const;
/** What GitHub takes for the root of the repository. */
const BASE = "%SRCROOT%";

function ruleOf({ id, severity, area }: Rule, page: string) {
  // Pages begin with the id, the severity, and the sentence that says what holds.
  const holds = page.split("\n")[4] ?? id;
  return {
    id,
    name: id,
    shortDescription: { text: holds },
    fullDescription: { text: holds },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [area], "problem.severity": PROBLEMS[severity] },
  };
}

function resultOf(
  finding: Finding,
  ruleIndex: number,
  context: Context,
  fingerprint: (finding: Finding, uri: string) => string,
) {
  const { rule, severity, message, advice, file, pointer, edits, ...at } = finding;
  const artifactLocation = locationOf(file, context);
  // A byte order mark has no column (3.30.2), so no region can remove it.
  const replaced = edits.filter(
    ({ from, to, text }) => text !== "" || from.line !== to.line || from.column !== to.column,
  );
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${message} ${advice}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          region: {
            startLine: at.line,
            startColumn: at.column,
            endLine: at.endLine,
            endColumn: at.endColumn,
          },
        },
        ...(pointer === "" ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(finding, artifactLocation.uri) },
    ...(replaced.length === 0
      ? {}
      : {
          fixes: [
            {
              description: { text: advice },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: replaced.map(({ from, to, text }) => ({
                    deletedRegion: regionOf(from, to),
                    insertedContent: { text },
                  })),
                },
              ],
            },
          ],
        }),
  };
}

const regionOf = (from: Position, to: Position) => ({
  startLine: from.line,
  startColumn: from.column,
  endLine: to.line,
  endColumn: to.column,
});

/** Relative to the root where the file is below it (3.4.3, 3.4.4), else whole. */
function locationOf(file: string, context: Context): { uri: string; uriBaseId?: string } {
  const path = fromRoot(file, context);
  if (path === undefined) return { uri: pathToFileURL(resolve(context.cwd, file)).href };
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: BASE };
}

/**
 * By which a service knows a finding again after lines were added above it. GitHub reads the
 * fingerprint of this name only, a hash and a count, and would hash the line's text itself.
 */
function fingerprints(): (finding: Finding, uri: string) => string {
  const counts = new Map<string, number>();
  return ({ rule, pointer, message }, uri) => {
    const identity = [rule, uri, pointer || message].join("\n");
    const hash = createHash("sha256").update(identity).digest("hex").slice(0, 16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${count}`;
  };
}
