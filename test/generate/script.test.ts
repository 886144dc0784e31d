import { describe, expect, it } from "vitest";
import { type SourceFile, script, scriptLines } from "../../scripts/generate/script.ts";
import type { PlanSet } from "../../scripts/plan/plan.ts";

const plans: PlanSet = {
  advice: {},
  operations: { GetTag: { path: "/tags" }, SayHi: { path: "/hi", answer: 'a "b"' } },
};
const file = (name: string, ...lines: string[]): SourceFile => ({ name, text: lines.join("\n") });
const main = file(
  "Script.cs",
  "using System;",
  "using System.Linq;",
  "",
  "class Script { const string PlansJson = /* PLANS */; }",
  "",
);
const other = file(
  "Other.cs",
  "using System;",
  "using Newtonsoft.Json;",
  "",
  "class Other { }",
  "",
);

describe("script.csx", () => {
  it("is one file, with all usings once at the top and a blank line between the sources", () => {
    const [, ...lines] = script([other, main], { advice: {}, operations: {} }).split("\n");
    expect(lines).toEqual([
      "using Newtonsoft.Json;",
      "using System.Linq;",
      "using System;",
      "",
      "class Other { }",
      "",
      'class Script { const string PlansJson = @"{""advice"":{},',
      '""operations"":{',
      "",
      '}}"; }',
      "",
    ]);
  });

  it("has a line for each operation, so that changes show line by line", () => {
    expect(script([main], plans).split("\n")).toEqual(
      expect.arrayContaining(['""GetTag"":{""path"":""/tags""},']),
    );
  });

  it.each<[string, PlanSet]>([
    ["without times", plans],
    ["with times", { ...plans, times: { tag: { created_at: 1 } } }],
    [
      "with what replacements of texts would take for theirs",
      { ...plans, advice: { "401": "$& $1" } },
    ],
  ])("holds plans %s as JSON in a constant", (_, set) => {
    const [, constant = ""] = script([main], set).match(/= @"((?:[^"]|"")*)"/) ?? [];
    expect(JSON.parse(constant.replaceAll('""', '"'))).toEqual(set);
  });

  it("knows the file and line that each of its lines comes from", () => {
    expect(scriptLines([other, main], plans)).toContainEqual({
      text: "class Other { }",
      file: "Other.cs",
      line: 4,
    });
  });

  it.each<[string, SourceFile[], number]>([
    ["no source has a place for the plans", [other], 0],
    ["two sources have one", [main, main], 2],
  ])("is refused where %s", (_, sources, count) => {
    expect(() => script(sources, plans)).toThrow(`/* PLANS */, where the plans go; ${count} do`);
  });
});
