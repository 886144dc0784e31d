import { expect, test } from "vitest";
import { printable } from "../../scripts/common/printable.ts";

test.each([
  ["a\tb\nc é 漢 😀", "a\tb\nc é 漢 😀"],
  ["\u001b[2J\u001b]0;x\u0007", "\\u001b[2J\\u001b]0;x\\u0007"],
  ["fine\rno", "fine\\u000dno"],
  ["\u009b2J\u0000", "\\u009b2J\\u0000"],
  ["\u202etxt.exe\u2069", "\\u202etxt.exe\\u2069"],
])("%j is printed so that a terminal shows all of it and does nothing else", (text, shown) => {
  expect(printable(text)).toBe(shown);
});
