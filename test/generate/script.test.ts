import { expect, test } from "vitest";
import { script, scriptLines } from "../../scripts/generate/script.ts";

const SOURCES = [
  {
    name: "A.cs",
    text: "using System;\nusing A.B;\n\nclass A\n{\n    string p = /* PLANS */;\n}\n",
  },
  { name: "B.cs", text: "using System;\n\nclass B\n{\n}\n" },
];
const PLANS = {
  advice: {},
  operations: { One: { path: "/one" }, Two: { path: "/two" } },
};

test("script.csx is its lines", () => {
  expect(script(SOURCES, PLANS)).toBe(
    scriptLines(SOURCES, PLANS)
      .map(({ text }) => text)
      .join("\n"),
  );
});

test("each line knows the file and the line that it was written in", () => {
  for (const { text, file, line } of scriptLines(SOURCES, PLANS)) {
    if (file === undefined || line === undefined) continue;
    const written = SOURCES.find(({ name }) => name === file)?.text.split("\n")[line - 1];
    // The plans take many lines, all of them written in one.
    if (written?.includes("PLANS")) expect(line).toBe(6);
    else expect(text).toBe(written);
  }
});

test("a using line of several sources stands at the top, once", () => {
  const lines = scriptLines(SOURCES, PLANS).filter(({ text }) => text.startsWith("using"));
  expect(lines).toEqual([
    { text: "using A.B;", file: "A.cs", line: 2 },
    { text: "using System;", file: "A.cs", line: 1 },
  ]);
});

test("sources without a place for the plans, or with two, are refused", () => {
  expect(() => script(SOURCES.slice(1), PLANS)).toThrow("Exactly one file");
  expect(() => script([...SOURCES, ...SOURCES.slice(0, 1)], PLANS)).toThrow("Exactly one file");
});
