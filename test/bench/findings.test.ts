import { expect, test } from "vitest";
import { oursIn, redoclyIn, spectralIn } from "../../scripts/bench/validator/findings.ts";
import type { Finding } from "../../scripts/validate/finding.ts";
import { countBySeverity } from "../../scripts/validate/print/printed.ts";
import { textPrinter } from "../../scripts/validate/print/text.ts";

const finding: Finding = {
  rule: "OperationIdRequired",
  severity: "error",
  file: "apiDefinition.swagger.json",
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  pointer: "",
  message: "There is no operationId.",
  advice: "Give it one.",
  edits: [],
};

test("our findings are counted in what the validator prints", () => {
  const printer = textPrinter({ verbose: true, pageOf: () => "" }, false);
  const print = (findings: Finding[]) =>
    printer.connector({ findings, mended: [] }) +
    printer.end({ connectors: 2, counts: countBySeverity(findings), fixable: 0 });
  expect(oursIn(print([]))).toBe(0);
  expect(oursIn(print([finding]))).toBe(1);
  expect(oursIn(print([finding, finding, { ...finding, severity: "hint" }]))).toBe(3);
});

test("Redocly's findings are those of all files", () => {
  const file = (errors: number, warnings: number) =>
    `${JSON.stringify({ totals: { errors, warnings, ignored: 0 }, problems: [] }, undefined, 2)}`;
  expect(redoclyIn(2)(file(1, 2) + file(0, 4))).toBe(7);
});

test("what crashed has no findings, not 0", () => {
  expect(oursIn("")).toBeUndefined();
  expect(spectralIn("[{")).toBeUndefined();
  expect(redoclyIn(2)("")).toBeUndefined();
  expect(
    redoclyIn(2)(JSON.stringify({ totals: { errors: 1, warnings: 1 } }, undefined, 2)),
  ).toBeUndefined();
});
