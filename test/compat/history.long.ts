/** This repository's own history: what every commit did to flows. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { operationsOf } from "../../scripts/compat/definition.ts";
import { gitOf } from "../../scripts/compat/git.ts";
import { history, printHistory } from "../../scripts/compat/history.ts";
import { readCommit } from "../../scripts/compat/read.ts";
import { needs } from "../common/needs.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const git = gitOf(ROOT);
const WHOLE_HISTORY = {
  what: "the whole history of git",
  advice: "git fetch --unshallow",
  present: git("rev-parse", "--is-shallow-repository")?.trim() === "false",
};

describe("each commit of this repository that changed a definition", needs(WHOLE_HISTORY), () => {
  const steps = WHOLE_HISTORY.present ? history(ROOT, "HEAD", "generated") : [];

  test("is compared with the one before, and told in a line", () => {
    const table = printHistory(steps);
    console.log(table);
    expect(table.split("\n")).toHaveLength(steps.length + 1);
  });

  test("is told of every operation that went and that came, and of no other", () => {
    for (const { commit, comparisons } of steps) {
      const after = new Map(readCommit(ROOT, commit, "generated").map((one) => [one.name, one]));
      for (const { connector, changes } of comparisons) {
        const now = after.get(connector);
        if (now === undefined) continue;
        const ids = operationsOf(now);
        const of = (start: string) =>
          changes.flatMap(({ what, place, operation }) =>
            place === "" && what.startsWith(start) && operation !== undefined ? [operation] : [],
          );
        expect([commit, of("It is gone").filter((id) => ids.has(id))]).toEqual([commit, []]);
        expect([commit, of("It is new").filter((id) => !ids.has(id))]).toEqual([commit, []]);
      }
    }
  });

  test("is told with every change once, and none that says nothing", () => {
    for (const { commit, comparisons } of steps) {
      for (const { changes } of comparisons) {
        const lines = changes.map((one) => JSON.stringify(one));
        expect([commit, lines.length - new Set(lines).size]).toEqual([commit, 0]);
        expect(changes.filter(({ what }) => !/\.$/.test(what))).toEqual([]);
      }
    }
  });
});
