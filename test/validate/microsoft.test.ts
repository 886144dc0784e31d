import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COVERED_BY } from "../../scripts/validate/microsoft/covered-by.ts";
import { MICROSOFT_NAMES } from "../../scripts/validate/microsoft/names.ts";
import { NOT_OFFLINE } from "../../scripts/validate/microsoft/not-offline.ts";
import { RULES } from "../../scripts/validate/rules/index.ts";
import { MICROSOFT_CHECKS, needs } from "../common/needs.ts";

const ids = RULES.map(({ id }) => id);

test("each of Microsoft's checks is a rule, covered by one, or not to be made offline", () => {
  const places = (name: string) =>
    [ids, Object.keys(COVERED_BY), Object.keys(NOT_OFFLINE)].filter((list) => list.includes(name))
      .length;
  expect(MICROSOFT_NAMES.filter((name) => places(name) !== 1)).toEqual([]);
});

test("the lists hold no name that Microsoft does not have, and no rule that is not there", () => {
  const listed = [...Object.keys(COVERED_BY), ...Object.keys(NOT_OFFLINE)];
  expect(listed.filter((name) => !MICROSOFT_NAMES.includes(name))).toEqual([]);
  expect(Object.values(COVERED_BY).filter((id) => !ids.includes(id))).toEqual([]);
});

test("at most 15 checks cannot be made offline, each for a reason", () => {
  expect(Object.keys(NOT_OFFLINE).length).toBeLessThanOrEqual(15);
  for (const reason of Object.values(NOT_OFFLINE)) expect(reason).toMatch(/^[A-Z].*\.$/);
});

test("all the names of the facts are there", needs(MICROSOFT_CHECKS), () => {
  const [, ...lines] = readFileSync(MICROSOFT_CHECKS.path, "utf8").trim().split("\n");
  const names = lines.map((line) => line.split("\t")[1] ?? "");
  expect([...MICROSOFT_NAMES]).toEqual([...new Set(names)].sort());
});
