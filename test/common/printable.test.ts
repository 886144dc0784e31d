import { expect, test } from "vitest";
import { printable } from "../../scripts/common/printable.ts";

test("JSON stays the same JSON", () => {
  const value = { "\u009b": ["\u202e", "\u0085", "a\nb", "\ud83d\ude00"] };
  const shown = printable(JSON.stringify(value, undefined, 2));
  expect(JSON.parse(shown)).toEqual(value);
  expect(shown).not.toMatch(/[\u0080-\u009f\u202e]/);
});

test.each([
  ["a\tb\nc é 漢 😀", "a\tb\nc é 漢 😀"],
  ["\u001b[2J\u001b]0;x\u0007", "\\u001b[2J\\u001b]0;x\\u0007"],
  ["fine\rno", "fine\\u000dno"],
  ["\u009b2J\u0000", "\\u009b2J\\u0000"],
  ["\u202etxt.exe\u2069", "\\u202etxt.exe\\u2069"],
])("%j is printed so that a terminal shows all of it and does nothing else", (text, shown) => {
  expect(printable(text)).toBe(shown);
});
