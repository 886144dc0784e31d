import { DEFINITION_FILE } from "../common/connector-folders.ts";
import { UsageError } from "../platform/errors.ts";
import { EFFECTS, failures } from "./change.ts";
import { gitOf } from "./git.ts";
import { type Comparison, compareAll } from "./pairs.ts";
import { readCommit } from "./read.ts";

/** What one commit did to the connectors. */
export interface Step {
  /** Shortened. */
  readonly commit: string;
  /** `2026-11-22`. */
  readonly date: string;
  readonly subject: string;
  readonly comparisons: readonly Comparison[];
}

/**
 * The commits of a branch that changed a definition, each compared with the one before, oldest first. Of
 * merges only the branch's own side is followed: what came with a merge is one step.
 * @param ref where the walk ends, such as HEAD
 * @param folder from the top of the repository
 * @throws {UsageError} where there is no such commit, or none with a definition
 */
export function history(root: string, ref: string, folder: string): Step[] {
  const git = gitOf(root);
  const log = ref.startsWith("-")
    ? undefined
    : git(
        "log",
        ...["--first-parent", "--reverse", "--format=%h%x09%cs%x09%s", ref, "--"],
        `:(glob)${folder}/**/${DEFINITION_FILE}`,
      );
  if (log === undefined) {
    throw new UsageError(`${ref} is no commit that git knows. In a shallow clone, fetch it first.`);
  }
  const commits = log.split("\n").filter((line) => line !== "");
  if (commits.length === 0) throw new UsageError(`${ref} has no connector in ${folder}/.`);
  let before = readCommit(root, firstWord(commits[0]), folder);
  return commits.slice(1).map((line) => {
    const [commit = "", date = "", subject = ""] = line.split("\t");
    const after = readCommit(root, commit, folder);
    const comparisons = compareAll(before, after);
    before = after;
    return { commit, date, subject, comparisons };
  });
}

function firstWord(line = ""): string {
  return line.split("\t")[0] ?? "";
}

/** A table, a line a commit: how many changes of each kind, those excused apart. */
export function printHistory(steps: readonly Step[]): string {
  const rows = steps.map(({ commit, date, subject, comparisons }) => {
    const changes = comparisons.flatMap((one) => one.changes);
    const counts = EFFECTS.map((effect) => changes.filter((one) => one.effect === effect).length);
    const [breaking = 0, ...others] = counts;
    const excused = breaking - failures(changes).length;
    const shown = [excused === 0 ? `${breaking}` : `${breaking} (${excused} excused)`, ...others];
    return [commit, date, ...shown.map(String), subject];
  });
  const head = ["commit", "date", ...EFFECTS, "subject"];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((text, column) => {
          const width = widths[column] ?? 0;
          const isNumber = column >= 2 && column < head.length - 1;
          if (column === head.length - 1) return text;
          return isNumber ? text.padStart(width) : text.padEnd(width);
        })
        .join("  "),
    )
    .join("\n");
}
