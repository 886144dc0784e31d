/**
 * Example triggers of each kind on the mock: things can be found late, calls fail, and things happen
 * while a poll goes on. Longer than in every run:
 * `CHANGES=10000 SEED=7 npm run test:long -- test/soak/examples.long.ts --testTimeout 600000`.
 */
import { describe, expect, it, vi } from "vitest";
import { planRunner } from "../../scripts/plan/runner.ts";
import { startScriptHost } from "../../scripts/platform/script-host/script-host.ts";
import { CSHARP, needs } from "../common/needs.ts";
import { exampleConnector } from "../examples/run.ts";
import { type Example, SCENARIOS } from "./examples/scenarios.ts";
import { type ExampleCase, type ExampleReport, soakExample } from "./examples/soak-example.ts";
import * as triggers from "./examples/triggers.ts";

const CHANGES = Number(process.env.CHANGES ?? 300);
const SEED = Number(process.env.SEED ?? 1);

const { artifacts, problems } = exampleConnector({ Triggers: triggers });
const script = String(artifacts.get("examples/script.csx"));

it("nothing is wrong with the examples", () => expect(problems).toEqual([]));

const run = (example: ExampleCase): Promise<ExampleReport> =>
  soakExample(example, (now) => planRunner(script, { now, elapsed: () => 0 }));

/** A conversation shows its latest 500 parts, so not too few. */
const few = Math.max(10, CHANGES / 100);

/** With a few things that change again and again, and with many. */
const cases = Object.keys(SCENARIOS).flatMap((name) => {
  const usual = { example: name as Example, changes: CHANGES, seed: SEED };
  return [
    { ...usual, title: "late", over: 72 * CHANGES, known: CHANGES, failing: 0 },
    { ...usual, title: "late, 8 % of calls fail", over: 20 * CHANGES, known: 20, failing: 0.08 },
    { ...usual, title: "a burst in a minute", over: 60, known: CHANGES, failing: 0 },
    { ...usual, title: "a burst in two seconds", over: 2, known: CHANGES, failing: 0.05 },
    { ...usual, title: "a burst on few things", over: 2, known: few, failing: 0 },
    {
      ...usual,
      title: "while polls go on",
      over: 12 * CHANGES,
      whilePolling: true as const,
      known: CHANGES,
      failing: 0.03,
    },
    {
      ...usual,
      title: "an hour's rest",
      over: 3800,
      rest: 3600,
      known: CHANGES / 2,
      failing: 0.05,
    },
  ];
});

describe.each(cases)("example $example: $title, seed $seed", (example) => {
  it("delivers everything once, within its budget", async () => {
    const report = await run(example);
    if (process.env.CHANGES !== undefined) console.log(JSON.stringify(report));
    expect(report).toMatchObject({ lost: 0, repeated: 0, wrong: 0, unordered: 0 });
    expect(report.delivered).toBe(report.expected);
    expect(report.mostCalls).toBeLessThanOrEqual(24);
    expect(report.mostIdleCalls).toBe(1);
    expect(report.longestState).toBeLessThan(1_500);
  });
});

/** A part of the same through C#, which takes longer. */
describe("examples, run by C#", needs(CSHARP), () => {
  vi.setConfig({ testTimeout: 60_000 });

  it("delivers everything once, as TypeScript does", async () => {
    const host = await startScriptHost(script);
    for (const example of ["ClosedOfTag", "Parts", "Articles", "Events"] as const) {
      const usual = { example, changes: 60, over: 1_900, rest: 1_800, known: 30, failing: 0.05 };
      const report = await soakExample({ ...usual, seed: SEED }, () => host.run);
      expect(report).toEqual(await run({ ...usual, seed: SEED }));
      expect(report).toMatchObject({ lost: 0, repeated: 0, wrong: 0, unordered: 0 });
    }
    await host.close();
  });
});
