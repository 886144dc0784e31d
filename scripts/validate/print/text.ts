import { styleText } from "node:util";
import { type Finding, SEVERITIES, type Severity } from "../finding.ts";
import { countsOf, mendedIn, type Printed, summaryOf } from "./printed.ts";

const COLOURS = { error: "red", warning: "yellow", hint: "blue" } as const;
/** So many warnings or hints of one rule in a file are shown, unless all are wanted. Errors all are. */
const MOST = 3;
/** After more lines the sum has left the screen, and is said again. */
const SCREEN = 40;

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/** For people: the sum first, then the findings of each file, the worst first, rule by rule. */
export function printText(printed: Printed, colour: boolean): string {
  const style: Style = (format, text) => (colour ? styleText(format, text) : text);
  const { findings, mended } = printed;
  const sum = [style("bold", summaryOf(printed)), ...mendedIn(mended)];
  const lines = [...sum];
  for (const [file, own] of groups(findings, ({ file }) => file)) {
    lines.push("", `${style("underline", file)}  ${style("dim", countsOf(own))}`);
    for (const severity of SEVERITIES) {
      const such = own.filter((finding) => finding.severity === severity);
      for (const alike of groups(such, ({ rule }) => rule).values()) {
        lines.push(...ofOneRule(alike, printed.all || severity === "error", style));
      }
    }
  }
  return [...lines, ...(lines.length > SCREEN ? ["", ...sum] : [])].join("\n");
}

/** In the order in which each group first occurs. */
function groups(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = found.get(keyOf(finding));
    if (group) group.push(finding);
    else found.set(keyOf(finding), [finding]);
  }
  return found;
}

const WIDTH = 9;

function ofOneRule(findings: readonly Finding[], all: boolean, style: Style): string[] {
  const first = all ? findings : findings.slice(0, MOST);
  const lines = first.flatMap((finding) => describe(finding, style));
  const [one] = findings;
  if (one && first.length < findings.length) {
    const more = `and ${findings.length - first.length} more of ${one.rule}`;
    lines.push(`${" ".repeat(WIDTH + 2)}${more} ${style("dim", `(--rule ${one.rule})`)}`);
  }
  return lines;
}

function describe(
  { line, column, severity, rule, pointer, message, advice }: Finding,
  style: (format: (typeof COLOURS)[Severity] | "dim", text: string) => string,
): string[] {
  const where = `${line}:${column}`.padStart(WIDTH);
  const indent = " ".repeat(WIDTH + 2);
  return [
    `${style("dim", where)}  ${style(COLOURS[severity], severity)}  ${message} ${style("dim", rule)}`,
    `${indent}${advice}`,
    ...(pointer === "" ? [] : [`${indent}${style("dim", pointer)}`]),
  ];
}
