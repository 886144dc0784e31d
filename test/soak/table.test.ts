import { describe, expect, it } from "vitest";
import { faultsIn, soakTable, type TimedReport } from "../../scripts/soak/table.ts";

const report = (changes: Partial<TimedReport> = {}): TimedReport => ({
  name: "a day",
  trigger: "WhenMacroChanged",
  fired: 10,
  happened: 10,
  joined: 1,
  lost: 0,
  repeated: 0,
  wrong: 0,
  outdated: 0,
  unordered: 0,
  longestWait: 400,
  polls: 100,
  delivered: 9,
  failed: 3,
  calls: 120,
  mostCalls: 8,
  mostIdleCalls: 1,
  longestState: 700,
  comparison: { polls: 0, requests: 0, differences: [] },
  seconds: 1.25,
  ...changes,
});

describe("the table of a soak", () => {
  it("has a line for each trigger: sums of what happened, and the most of what it costs", () => {
    const table = soakTable(
      [
        report(),
        report({ lost: 1, mostCalls: 20, longestState: 90, seconds: 0.5 }),
        report({ trigger: "WhenTagAddedToContact", repeated: 2, mostIdleCalls: 3 }),
      ],
      (trigger) => (trigger === "WhenTagAddedToContact" ? "approx" : "exact"),
    );
    expect(table.split("\n").map((line) => line.split(/ +/))).toEqual([
      "Trigger Promise Happened Delivered Lost Repeated Idle Most State Time".split(" "),
      "WhenMacroChanged exact 20 18 1 0 1 20 700 1.8".split(" "),
      "WhenTagAddedToContact approx 10 9 0 2 3 8 700 1.3".split(" "),
    ]);
  });

  it("is at most 100 columns wide, whatever the trigger's name", () => {
    const trigger = "WhenSomethingOfALongNameHappensInAConversation";
    const big = { happened: 1e7, delivered: 1e7, seconds: 1234.5, longestState: 1456 };
    const lines = soakTable([report({ trigger, ...big })], () => "approx").split("\n");
    expect(lines.map(({ length }) => length)).toEqual([100, 100]);
  });
});

describe("what is wrong with what a soak found", () => {
  it("is nothing, where all was delivered within the limits", () => {
    expect(faultsIn(report())).toEqual([]);
  });

  it.each<[Partial<TimedReport>, string]>([
    [{ happened: 0 }, "nothing happened that it is about"],
    [{ lost: 2 }, "2 lost"],
    [{ repeated: 1 }, "1 repeated"],
    [{ wrong: 3 }, "3 delivered that it is not about, or that are not as declared"],
    [{ outdated: 1 }, "1 delivered as they no longer were"],
    [{ unordered: 1 }, "1 delivered out of order"],
    [{ mostCalls: 25 }, "25 calls in a poll, of 24 at most"],
    [{ longestState: 1500 }, "a state of 1500 characters, which has to stay under 1500"],
    [{ comparison: { polls: 1, requests: 1, differences: ["only C# asks X"] } }, "only C# asks X"],
  ])("names what fails: %o", (changes, fault) => {
    expect(faultsIn(report(changes))).toEqual([fault]);
  });

  it("shows the first differences of the interpreters, and how many there are more", () => {
    const differences = ["a", "b", "c", "d", "e"];
    expect(faultsIn(report({ comparison: { polls: 9, requests: 9, differences } }))).toEqual([
      "a",
      "b",
      "c",
      "and 2 differences more",
    ]);
  });
});
