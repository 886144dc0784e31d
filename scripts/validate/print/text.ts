import { styleText } from "node:util";
import type { Finding, Severity } from "../finding.ts";
import { type Printed, summaryOf } from "./printed.ts";

const COLOURS = { error: "red", warning: "yellow", hint: "blue" } as const;

/** For people: the sum first, then the findings of each file. */
export function printText({ findings, connectors }: Printed, colour: boolean): string {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text) : text;
  const head = summaryOf(findings, connectors);
  const lines = [style(["bold"], head)];
  let file = "";
  for (const finding of findings) {
    // The findings of a file stand together.
    if (finding.file !== file) lines.push("", style("underline", finding.file));
    file = finding.file;
    lines.push(...describe(finding, style));
  }
  return lines.join("\n");
}

function describe(
  { line, column, severity, rule, pointer, message, advice }: Finding,
  style: (format: (typeof COLOURS)[Severity] | "dim", text: string) => string,
): string[] {
  const where = `${line}:${column}`.padStart(9);
  const indent = " ".repeat(where.length + 2);
  return [
    `${style("dim", where)}  ${style(COLOURS[severity], severity)}  ${message} ${style("dim", rule)}`,
    `${indent}${advice}`,
    ...(pointer === "" ? [] : [`${indent}${style("dim", pointer)}`]),
  ];
}
