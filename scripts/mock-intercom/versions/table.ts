import { OLDEST, OPERATIONS, PAST_OPERATIONS } from "../operations.ts";
import { ANSWERS } from "./answers.ts";
import { REQUESTS } from "./requests.ts";
import { RULES } from "./rules.ts";

/** What differs between versions: up to which one it is so, and what that concerns. */
export interface VersionDifference {
  /** The first 2.x in which it is as the newest has it. */
  since: number;
  side: "request" | "answer" | "rule";
  before: string;
}

/** All differences, the latest first. */
export function versionDifferences(): VersionDifference[] {
  const of = (side: VersionDifference["side"], all: readonly { since: number; before: string }[]) =>
    all.map(({ since, before }) => ({ since, side, before }));
  return [
    ...of("request", REQUESTS),
    ...of("answer", ANSWERS),
    ...of("rule", Object.values(RULES)),
  ].sort((a, b) => b.since - a.since);
}

/** The differences in lines, and how many operations each version has. */
export function versionsText(): string {
  const differences = versionDifferences().map(
    ({ since, side, before }) => `before 2.${since}  ${side.padEnd(7)}  ${before}`,
  );
  const newest = Math.max(...OPERATIONS.map(({ since }) => since));
  const minors = Array.from({ length: newest - OLDEST + 1 }, (_, index) => newest - index);
  const counts = minors.map((minor) => {
    const operations = OPERATIONS.filter(({ since }) => since <= minor).length;
    const past = PAST_OPERATIONS.filter(({ until = 0 }) => minor <= until);
    const more = past.map(({ call }) => ` and ${call}`).join("");
    return `2.${String(minor).padEnd(3)} ${String(operations).padStart(3)} operations of the newest${more}`;
  });
  return [...differences, "", ...counts].join("\n");
}
