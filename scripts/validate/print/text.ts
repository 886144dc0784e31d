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
export function textPrinter(
  context: Pick<Context, "verbose" | "pageOf">,
  colour: boolean,
): Printer {
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
            lines.push(...ofOneRule(alike, severity, context, style));
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
  { verbose, pageOf }: Pick<Context, "verbose" | "pageOf">,
  style: Style,
): string[] {
  const [one] = findings;
  if (one === undefined) return [];
  if (severity === "hint" && !verbose) return [hint(one, findings, style)];
  const few = verbose || severity === "error" ? findings : findings.slice(0, MOST);
  const lines = few.flatMap((each, index) => describe(each, few[index - 1], style));
  const left = findings.length - few.length;
  const more = left > 0 ? [`and ${left} more of ${one.rule} (--verbose)`] : [];
  const page = pageOf(one.rule);
  const reasons = [
    ...sectionOf(page, "Why").map((text) => `Why: ${text}`),
    ...(verbose ? sectionOf(page, "Evidence").map((text) => `Evidence: ${text}`) : []),
  ];
  return [...lines, ...[...more, ...reasons].map((text) => INDENT + style("dim", text))];
}

/** The text of a section of a rule's page; none where there is no such section. */
function sectionOf(page: string, heading: string): string[] {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const [text = ""] = section.split("\n## ");
  return text.trim() === "" ? [] : [text.trim()];
}

/** All hints of a rule in one line: the first, how many there are, and the next two places. */
function hint(one: Finding, findings: readonly Finding[], style: Style): string {
  const others = findings.slice(1, MOST).map(placeOf);
  const more = findings.length > 1 ? ` ${findings.length} times, also ${others.join(", ")}` : "";
  return `${headOf(one, style)} ${one.advice} ${style("dim", `${one.rule}${more}`)}`;
}

/** What is to be done is said once of findings in a row for which it is the same. */
function describe(finding: Finding, before: Finding | undefined, style: Style): string[] {
  const { rule, pointer, advice } = finding;
  return [
    `${headOf(finding, style)} ${style("dim", rule)}`,
    ...(advice === before?.advice ? [] : [`${INDENT}${advice}`]),
    ...(pointer === "" ? [] : [`${INDENT}${style("dim", pointer)}`]),
  ];
}

function headOf(finding: Finding, style: Style): string {
  const { severity, message } = finding;
  const where = placeOf(finding).padStart(WIDTH);
  return `${style("dim", where)}  ${style(COLOURS[severity], severity)}  ${message}`;
}

const placeOf = ({ line, column }: Finding) => `${line}:${column}`;
