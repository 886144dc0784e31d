/** What soaks found, one line a trigger, in at most 100 columns. */
import type { FiresReport } from "./by-fires.ts";
import type { SoakReport } from "./soak.ts";

type Report = SoakReport | FiresReport;

/** Characters that the state in a poll's URL must stay under. */
export const MOST_STATE = 1_500;

const HEADINGS = ["Delivered", "Lost", "Again", "Wrong", "Idle", "Most", "State"];

/** Calls are of the costliest poll, idle and at all; the state is the longest, in characters. */
export function soakTable(reports: readonly Report[]): string {
  const triggers = [...new Set(reports.map(({ trigger }) => trigger))];
  const rows = triggers.map((trigger) => [
    trigger,
    ...figures(reports.filter((report) => report.trigger === trigger)),
  ]);
  return [["Trigger", ...HEADINGS], ...rows].map(line).join("\n");
}

/** Whether anything was lost, repeated or wrong, or the state grew too long. */
export function isWrong({ lost, repeated, wrong, longestState }: Report): boolean {
  return lost + repeated + wrong > 0 || longestState >= MOST_STATE;
}

function figures(reports: readonly Report[]): string[] {
  const sum = (of: (report: Report) => number) => reports.reduce((all, one) => all + of(one), 0);
  const most = (of: (report: Report) => number) => Math.max(...reports.map(of));
  return [
    sum(({ delivered }) => delivered),
    sum(({ lost }) => lost),
    sum(({ repeated }) => repeated),
    sum(({ wrong }) => wrong),
    most(({ mostIdleCalls }) => mostIdleCalls),
    most(({ mostCalls }) => mostCalls),
    most(({ longestState }) => longestState),
  ].map(String);
}

function line([trigger = "", ...cells]: readonly string[]): string {
  const padded = cells.map((cell, i) => cell.padStart(i === 0 ? 9 : 6));
  return `${trigger.slice(0, 46).padEnd(46)} ${padded.join(" ")}`;
}
