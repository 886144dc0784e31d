import { type Change, EFFECTS, type Effect, failures } from "./change.ts";
import type { Comparison } from "./pairs.ts";

const HEADINGS: Readonly<Record<Effect, string>> = {
  breaking: "Breaking",
  compatible: "Compatible",
  words: "Words",
};

/** Changes of one effect and one place of operations, joined: `A, B and 12 more`. */
const SHOWN_OPERATIONS = 4;

/** For people at a terminal: what breaks first, a line each; words only counted unless all is asked for. */
export function printText(comparisons: readonly Comparison[], all: boolean): string {
  return comparisons
    .map(({ connector, changes }) => {
      const lines = EFFECTS.flatMap((effect) => {
        const found = changes.filter((change) => change.effect === effect);
        if (found.length === 0) return [];
        const shown = all || effect !== "words" ? joined(found).map((line) => `  ${line}`) : [];
        return [`${HEADINGS[effect]}: ${found.length}`, ...shown];
      });
      return [connector, ...(lines.length === 0 ? ["No differences."] : lines)].join("\n");
    })
    .concat(summary(comparisons))
    .join("\n\n");
}

/** For a comment on a pull request, or to draft the CHANGELOG from. */
export function printMarkdown(comparisons: readonly Comparison[]): string {
  const sections = comparisons.flatMap(({ connector, changes }) => {
    const rows = EFFECTS.filter((effect) => effect !== "words").flatMap((effect) =>
      joinedRows(changes.filter((change) => change.effect === effect)).map(
        ({ what, where, excuse }) =>
          `| ${effect}${excuse === "" ? "" : ` (${excuse})`} | ${cell(where)} | ${cell(what)} |`,
      ),
    );
    const words = changes.filter(({ effect }) => effect === "words").length;
    return [
      `### ${connector}`,
      "",
      ...(rows.length === 0
        ? ["Nothing that flows notice."]
        : ["| effect | where | what |", "|---|---|---|", ...rows]),
      ...(words === 0
        ? []
        : ["", `Texts changed in ${words} ${words === 1 ? "place" : "places"}.`]),
      "",
    ];
  });
  return [...sections, summary(comparisons)].join("\n");
}

export function printJson(comparisons: readonly Comparison[]): string {
  return JSON.stringify({ connectors: comparisons }, undefined, 2);
}

function summary(comparisons: readonly Comparison[]): string {
  const changes = comparisons.flatMap((one) => one.changes);
  const count = failures(changes).length;
  if (changes.length === 0) return "Nothing changed.";
  if (count === 0) return "Flows, connections and triggers go on as they are.";
  return `${count} ${count === 1 ? "change breaks" : "changes break"} what uses the connector. Keep what was there beside what is new: add an operation, deprecate the old one with a replacement, and take it away later; or give it a new revision (x-ms-api-annotation).`;
}

interface Row {
  where: string;
  what: string;
  excuse: string;
}

/** One and the same change of several operations is one row. */
function joinedRows(changes: readonly Change[]): Row[] {
  const rows = new Map<string, { change: Change; operations: string[] }>();
  for (const change of changes) {
    const key = [change.place, change.what, change.excuse].join("\n");
    const row = rows.get(key) ?? { change, operations: [] };
    if (change.operation !== undefined) row.operations.push(change.operation);
    rows.set(key, row);
  }
  return [...rows.values()].map(({ change, operations }) => {
    const first = operations.slice(0, SHOWN_OPERATIONS).join(", ");
    const more = operations.length - SHOWN_OPERATIONS;
    const named = more > 0 ? `${first} and ${more} more` : first;
    return {
      where: [named, change.place].filter((part) => part !== "").join(": "),
      what: change.what,
      excuse: change.excuse ?? "",
    };
  });
}

function joined(changes: readonly Change[]): string[] {
  return joinedRows(changes).map(({ where, what, excuse }) =>
    [where, where === "" ? "" : "  ", what, excuse === "" ? "" : ` (${excuse})`].join(""),
  );
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
