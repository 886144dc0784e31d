import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { createVitest } from "vitest/node";
import { skippedReporter } from "../skipped-reporter.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Inside the checkout, so that packages are found.
const directory = mkdtempSync(join(root, "node_modules", "skipped-test-"));
afterAll(() => rmSync(directory, { recursive: true }));

writeFileSync(
  join(directory, "some.test.js"),
  `import { describe, test } from "vitest";
  const need = { what: "a moon", advice: "wait for the night", present: false };
  const options = { skip: true, meta: { need } };
  describe("tides", options, () => {
    test("rise", () => {});
    describe("twice a day", () => test("fall", () => {}));
  });
  test("wolves howl", options, () => {});
  test.skip("cows moo", () => {});
  test("runs", () => {});`,
);

async function told(testNamePattern?: string): Promise<string> {
  const texts: string[] = [];
  const vitest = await createVitest("test", {
    config: false,
    watch: false,
    root: directory,
    reporters: [skippedReporter((text) => texts.push(text))],
    ...(testNamePattern === undefined ? {} : { testNamePattern }),
  });
  await vitest.start();
  await vitest.close();
  return texts.join("\n");
}

test("skipped tests are told by reason, with what would run them, and where they are", async () => {
  expect(await told()).toBe(
    [
      "",
      " Skipped tests",
      "  3 need a moon: wait for the night",
      "    2  some.test.js: tides",
      "    1  some.test.js: wolves howl",
      "  1 skipped by hand: no reason is given",
      "    1  some.test.js: cows moo",
      "",
    ].join("\n"),
  );
});

test("tests that a name pattern leaves out are not told", async () => {
  expect(await told("runs")).toBe("");
});
