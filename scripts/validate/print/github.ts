import { resolve } from "node:path";
import type { Finding } from "../finding.ts";
import { type Context, fromRoot, mendedIn, type Printer, summaryOf } from "./printed.ts";

const COMMANDS = { error: "error", warning: "warning", hint: "notice" } as const;

/**
 * Workflow commands of GitHub Actions, which show each finding at its line in a pull request
 * (docs.github.com, "Workflow commands").
 */
export function githubPrinter(context: Context): Printer {
  return {
    begin: () => "",
    connector({ findings, mended }) {
      const commands = findings.map((finding) => command(finding, context));
      return [...commands, ...mendedIn(mended)].map((line) => `${line}\n`).join("");
    },
    end: (totals) => `${summaryOf(totals)}\n`,
  };
}

function command(
  { severity, file, rule, message, advice, ...at }: Finding,
  context: Context,
): string {
  const properties = Object.entries({
    file: fromRoot(file, context) ?? resolve(context.cwd, file),
    line: at.line,
    col: at.column,
    endLine: at.endLine,
    endColumn: at.endColumn,
    title: rule,
  }).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const where = at.pointer === "" ? "" : ` (${at.pointer})`;
  return `::${COMMANDS[severity]} ${properties.join(",")}::${escapeData(`${message} ${advice}${where}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
