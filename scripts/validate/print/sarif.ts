import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import type { Printed } from "./printed.ts";

const LEVELS = { error: "error", warning: "warning", hint: "note" } as const;

/** SARIF 2.1.0 (OASIS), which code scanning services read. */
export function printSarif({ findings, rules }: Printed): string {
  const found = new Set(findings.map(({ rule }) => rule));
  const described = rules.filter(({ id }) => found.has(id));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "power-platform-connector-validator", rules: described.map(ruleOf) },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) =>
          resultOf(
            finding,
            described.findIndex(({ id }) => id === finding.rule),
          ),
        ),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function ruleOf({ id, severity, area, message, advice }: Rule) {
  return {
    id,
    shortDescription: { text: message },
    help: { text: advice },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [area] },
  };
}

function resultOf(
  { rule, severity, message, advice, file, pointer, ...at }: Finding,
  index: number,
) {
  const logical = pointer === "" ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] };
  return {
    ruleId: rule,
    ruleIndex: index,
    level: LEVELS[severity],
    message: { text: `${message} ${advice}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: {
            startLine: at.line,
            startColumn: at.column,
            endLine: at.endLine,
            endColumn: at.endColumn,
          },
        },
        ...logical,
      },
    ],
  };
}

/** A relative reference, so that the service finds the file in the repository. */
function uriOf(file: string): string {
  return file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
}
