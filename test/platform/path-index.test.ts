import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templateValues } from "../../scripts/platform/definition/operations.ts";
import { pathIndex } from "../../scripts/platform/definition/path-index.ts";

const get = (path: string) => ({ method: "GET", path });

describe("what a path fits", () => {
  const find = pathIndex(
    [
      get("/tags/{id}"),
      get("/tags/all"),
      { method: "POST", path: "/tags/{id}" },
      get("/tags/{id}.json"),
      get("/a/{x}-{y}/b"),
    ].map((one, number) => ({ ...one, number })),
  );

  it.each<[string, string, number | undefined, Record<string, string>]>([
    ["GET", "/tags/7", 0, { id: "7" }],
    ["GET", "/tags/all", 0, { id: "all" }],
    ["GET", "/TAGS/7/", 0, { id: "7" }],
    ["POST", "/tags/a%20b", 2, { id: "a b" }],
    ["GET", "/a/1-2/b", 4, { x: "1", y: "2" }],
    ["GET", "/tags", undefined, {}],
    ["DELETE", "/tags/7", undefined, {}],
    ["GET", "/__proto__/7", undefined, {}],
  ])("%s %s", (method, path, number, values) => {
    const fit = find(method, path);
    expect(fit?.one.number).toBe(number);
    expect({ ...fit?.values }).toEqual(values);
  });

  it("is the first that fits of all, as if each was tried", () => {
    const step = fc.constantFrom("a", "B", "{x}", "{y}", "a{z}", "");
    const path = fc
      .array(step, { minLength: 1, maxLength: 3 })
      .map((steps) => `/${steps.join("/")}`);
    fc.assert(
      fc.property(fc.array(path, { maxLength: 6 }), path, (paths, asked) => {
        const all = paths.map(get);
        const slow = all.find((one) => templateValues(one.path, asked) !== undefined);
        expect(pathIndex(all)("GET", asked)?.one).toBe(slow);
      }),
      { numRuns: 500 },
    );
  });
});
