import { styleText } from "node:util";
import { type Finding, SEVERITIES, type Severity } from "../finding.ts";
import {
  type Context,
  countBySeverity,
  countsOf,
  mendedIn,
  type Printer,
  summaryOf,
} from "./printed.ts";

const COLOURS = { error: "red", warning: "yellow", hint: "blue" } as const;
/** So many warnings of one rule in a file, and so many places of a hint, are shown. Errors all are. */
const MOST = 3;

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/** For people: the findings of each file, the worst first, rule by rule, and the sum. */
export function textPrinter({ verbose }: Pick<Context, "verbose">, colour: boolean): Printer {
  const style: Style = (format, text) => (colour ? styleText(format, text) : text);
  return {
    begin: () => "",
    connector({ findings, mended }) {
      const lines = mendedIn(mended);
      for (const [file, own] of groups(findings, ({ file }) => file)) {
        const counts = countsOf(countBySeverity(own));
        lines.push(`${style("underline", file)}  ${style("dim", counts)}`);
        for (const severity of SEVERITIES) {
          const such = own.filter((finding) => finding.severity === severity);
          for (const alike of groups(such, ({ rule }) => rule).values()) {
            lines.push(...ofOneRule(alike, severity, verbose, style));
          }
        }
        lines.push("");
      }
      return lines.map((line) => `${line}\n`).join("");
    },
    end: (totals) => `${style("bold", summaryOf(totals))}\n`,
  };
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
const INDENT = " ".repeat(WIDTH + 2);

function ofOneRule(
  findings: readonly Finding[],
  severity: Severity,
  verbose: boolean,
  style: Style,
): string[] {
  const [one] = findings;
  if (one === undefined) return [];
  if (verbose || severity === "error") return findings.flatMap((each) => describe(each, style));
  if (severity === "hint") return [hint(one, findings, style)];
  const lines = findings.slice(0, MOST).flatMap((each) => describe(each, style));
  const left = findings.length - MOST;
  if (left > 0) {
    lines.push(`${INDENT}and ${left} more of ${one.rule} ${style("dim", "(--verbose)")}`);
  }
  return lines;
}

/** All hints of a rule in one line: the first, how many there are, and the next two places. */
function hint(one: Finding, findings: readonly Finding[], style: Style): string {
  const others = findings.slice(1, MOST).map(placeOf);
  const more = findings.length > 1 ? ` ${findings.length} times, also ${others.join(", ")}` : "";
  return `${headOf(one, style)} ${one.advice} ${style("dim", `${one.rule}${more}`)}`;
}

function describe(finding: Finding, style: Style): string[] {
  const { rule, pointer, advice } = finding;
  return [
    `${headOf(finding, style)} ${style("dim", rule)}`,
    `${INDENT}${advice}`,
    ...(pointer === "" ? [] : [`${INDENT}${style("dim", pointer)}`]),
  ];
}

function headOf(finding: Finding, style: Style): string {
  const { severity, message } = finding;
  const where = placeOf(finding).padStart(WIDTH);
  return `${style("dim", where)}  ${style(COLOURS[severity], severity)}  ${message}`;
}

const placeOf = ({ line, column }: Finding) => `${line}:${column}`;
