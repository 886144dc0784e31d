import { describe, expect, test } from "vitest";
import { report, runBeside } from "../../scripts/test/beside.ts";

const node = (code: string) => [process.execPath, "-e", code] as const;
const run = (command: string | readonly [string, ...string[]]) =>
  runBeside([{ name: "part", command }], process.cwd()).then(([outcome]) => outcome);

describe("parts of a check", () => {
  test("all run to their end, whichever fails, and are told in their order", async () => {
    const outcomes = await runBeside(
      [
        { name: "first", command: node("setTimeout(() => console.log('late'), 50)") },
        { name: "second", command: node("process.exit(3)") },
      ],
      process.cwd(),
    );
    expect(outcomes).toMatchObject([
      { name: "first", passed: true, output: "late\n" },
      { name: "second", passed: false, output: "" },
    ]);
  });

  test("keep what they print, both streams", async () => {
    const outcome = await run(node("console.log('out'); console.error('err')"));
    expect(outcome?.output.split("\n").sort()).toEqual(["", "err", "out"]);
  });

  test("may be a line for the shell", async () => {
    expect(await run("exit 1")).toMatchObject({ passed: false });
  });

  test("fail where there is no such program", async () => {
    const outcome = await run(["no-such-program"]);
    expect(outcome).toMatchObject({ passed: false, output: expect.stringContaining("ENOENT") });
  });
});

test("the report shows what the failed parts printed, then a line for each part", () => {
  const text = report([
    { name: "lint", passed: true, output: "fine", milliseconds: 4_200 },
    { name: "types", passed: false, output: "a.ts: wrong\n", milliseconds: 12_000 },
    { name: "tests", passed: false, output: "", milliseconds: 70_000 },
  ]);
  expect(text).toBe(
    "types failed:\n\na.ts: wrong\n\n" +
      "lint   passed     4 s\ntypes  FAILED    12 s\ntests  FAILED    70 s",
  );
});
