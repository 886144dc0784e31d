import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding } from "../finding.ts";
import type { Position } from "../json/lines.ts";
import type { Rule } from "../rule.ts";
import { fromRoot, type Printed } from "./printed.ts";

/**
 * SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for beyond it (docs.github.com, "SARIF
 * support for code scanning"). Numbers in comments are sections of the specification.
 */
export function printSarif(printed: Printed): string {
  const { findings, rules, pageOf } = printed;
  const found = new Set(findings.map(({ rule }) => rule));
  const described = rules.filter(({ id }) => found.has(id));
  const indices = new Map(described.map(({ id }, index) => [id, index]));
  const fingerprint = fingerprints();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "power-platform-connector-validator",
            rules: described.map((rule) => ruleOf(rule, pageOf(rule.id))),
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
        results: findings.map((finding) =>
          resultOf(finding, indices.get(finding.rule) ?? -1, printed, fingerprint),
        ),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
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
  printed: Printed,
  fingerprint: (finding: Finding, uri: string) => string,
) {
  const { rule, severity, message, advice, file, pointer, edits, ...at } = finding;
  const artifactLocation = locationOf(file, printed);
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
function locationOf(file: string, printed: Printed): { uri: string; uriBaseId?: string } {
  const path = fromRoot(file, printed);
  if (path === undefined) return { uri: pathToFileURL(resolve(printed.cwd, file)).href };
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
