/** What soaks found, one line a trigger, in at most 100 columns. */
import type { FiresReport } from "./by-fires.ts";
import type { SoakReport } from "./soak.ts";

export type Report = SoakReport | FiresReport;

/** With the seconds of a processor that it took, C# apart: on a busy machine they stay the same. */
export type TimedReport = Report & { seconds: number };

/** Characters that the state in a poll's URL must stay under. */
export const MOST_STATE = 1_500;
/** Calls that a poll makes at most. */
const MOST_CALLS = 24;

const HEADINGS: readonly (readonly [title: string, width: number])[] = [
  ["Trigger", 36],
  ["Promise", 7],
  ["Happened", 8],
  ["Delivered", 9],
  ["Lost", 4],
  ["Repeated", 8],
  ["Idle", 4],
  ["Most", 4],
  ["State", 5],
  ["Time", 6],
];

/**
 * Of what happened, what was followed by another change of the same before it had to be delivered
 * is not delivered. Calls are of the costliest poll, idle and at all; the state is the longest, in
 * characters; the time is in seconds of a processor.
 * @param promise of a trigger: `exact`, or in a word what else
 */
export function soakTable(
  reports: readonly TimedReport[],
  promise: (trigger: string) => string,
): string {
  const triggers = [...new Set(reports.map(({ trigger }) => trigger))];
  const rows = triggers.map((trigger) => [
    trigger,
    promise(trigger),
    ...figures(reports.filter((report) => report.trigger === trigger)),
  ]);
  return [HEADINGS.map(([title]) => title), ...rows].map(line).join("\n");
}

function figures(reports: readonly TimedReport[]): string[] {
  const sum = (of: (report: TimedReport) => number) =>
    reports.reduce((all, one) => all + of(one), 0);
  const most = (of: (report: TimedReport) => number) => Math.max(...reports.map(of));
  return [
    String(sum(({ happened }) => happened)),
    String(sum(({ delivered }) => delivered)),
    String(sum(({ lost }) => lost)),
    String(sum(({ repeated }) => repeated)),
    String(most(({ mostIdleCalls }) => mostIdleCalls)),
    String(most(({ mostCalls }) => mostCalls)),
    String(most(({ longestState }) => longestState)),
    sum(({ seconds }) => seconds).toFixed(1),
  ];
}

function line(cells: readonly string[]): string {
  return HEADINGS.map(([, width], i) => {
    const cell = (cells[i] ?? "").slice(0, width);
    return i < 2 ? cell.padEnd(width) : cell.padStart(width);
  }).join(" ");
}

/** What is wrong with what a soak found, in words; empty where nothing is. */
export function faultsIn(report: Report): string[] {
  const { happened, lost, repeated, wrong, unordered, mostCalls, longestState } = report;
  const outdated = "outdated" in report ? report.outdated : 0;
  const differences = "comparison" in report ? report.comparison.differences : [];
  return [
    ...(happened === 0 ? ["nothing happened that it is about"] : []),
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(repeated > 0 ? [`${repeated} repeated`] : []),
    ...(wrong > 0 ? [`${wrong} delivered that it is not about, or that are not as declared`] : []),
    ...(outdated > 0 ? [`${outdated} delivered as they no longer were`] : []),
    ...(unordered > 0 ? [`${unordered} delivered out of order`] : []),
    ...(mostCalls > MOST_CALLS ? [`${mostCalls} calls in a poll, of ${MOST_CALLS} at most`] : []),
    ...(longestState >= MOST_STATE
      ? [`a state of ${longestState} characters, which has to stay under ${MOST_STATE}`]
      : []),
    ...differences.slice(0, 3),
    ...(differences.length > 3 ? [`and ${differences.length - 3} differences more`] : []),
  ];
}
