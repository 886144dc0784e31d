import { expect, test, vi } from "vitest";
import { createCheckSchema } from "../../scripts/platform/answer/check-schema.ts";
import { bounded, boundedAnew, LimitError } from "../../scripts/platform/bounded.ts";
import { templateValues } from "../../scripts/platform/definition/operations.ts";

/** No machine tries it to the end. */
const SLOW_TEXT = `${"a".repeat(60)}b`;

test("work that ends gives its result or its error; work that does not is stopped", () => {
  expect(bounded(5000, () => "done")).toBe("done");
  expect(bounded(5000, () => undefined)).toBe(undefined);
  expect(bounded(5000, () => bounded(4000, () => 1) + 1)).toBe(2);
  const endless = (): number => endless() + 1;
  expect(() => bounded(5000, endless)).toThrow("went deeper than the stack");
  const own = new Error("own");
  expect(() =>
    bounded(5000, () => {
      throw own;
    }),
  ).toThrow(own);
  expect(() => bounded(20, () => /^(a+)+$/.test(SLOW_TEXT))).toThrow(LimitError);
});

test("time that other programs took does not count, for work that may begin anew", () => {
  let times = 0;
  const slowAtFirst = () => {
    times += 1;
    while (times === 1);
    return "done";
  };
  vi.spyOn(process, "cpuUsage").mockReturnValue({ user: 1000, system: 1000 });
  expect(boundedAnew(20, slowAtFirst)).toBe("done");
  vi.restoreAllMocks();
  times = 0;
  vi.spyOn(process, "cpuUsage").mockReturnValue({ user: 9000, system: 2000 });
  expect(() => boundedAnew(20, slowAtFirst)).toThrow("took longer than 20 ms");
  vi.restoreAllMocks();
});

test("a pattern that cannot be tried to the end is a finding that names it", () => {
  const slow = { type: "string", pattern: "^(a+)+$" };
  const check = createCheckSchema({ paths: {}, definitions: { Slow: slow } });
  const finding = {
    pointer: "",
    rule: "limit",
    message: "checking the answer took longer than 500 ms (patterns: ^(a+)+$)",
  };
  expect(check({ $ref: "#/definitions/Slow" }, SLOW_TEXT)).toEqual([finding]);
  expect(check({ $ref: "#/definitions/Slow" }, "aaa")).toEqual([]);
  expect(check({ $ref: "#/definitions/Slow" }, "b")).toMatchObject([{ rule: "pattern" }]);
});

test("a path template of many parameters in a row ends, too", () => {
  const names = Array.from({ length: 40 }, (_, index) => `{p${index}}`).join("");
  expect(templateValues(`/x/${names}/y`, `/x/${"a".repeat(300)}`)).toBeUndefined();
});
