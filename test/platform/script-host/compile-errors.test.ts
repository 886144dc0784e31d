import { describe, expect, test } from "vitest";
import { compileError } from "../../../scripts/platform/script-host/compile.ts";
import { newerFeature } from "../../../scripts/platform/script-host/newer-csharp.ts";

test.each<[string, RegExp | undefined]>([
  ["using var stream = response.Open();", /^a using declaration \(C# 8\)$/],
  ["  using HttpClient client = Make();", /^a using declaration/],
  ["var x = kind switch", /^a switch expression/],
  ["var x = (a, b) switch { _ => 1 };", /^a switch expression/],
  ["text ??= string.Empty;", /^\?\?=/],
  ["await foreach (var one in all) { }", /^await foreach/],
  ["var last = parts[^1];", /^an index from the end/],
  ["var rest = text[1..];", /range/],
  ['var rest = "text"[1..];', /range/],
  ["List<string> names = new();", /^new without a type/],
  ["if (body is not JObject) return;", /^a pattern with not/],
  ["if (code is 200 or 201) return;", /^a pattern with not, or/],
  ["public record Person(string Name);", /^a record/],
  ["string? name = null;", /^a nullable reference type/],
  ["return body!.ToString();", /^the operator !/],
  ['var raw = """', /^a raw text/],
  // What C# 7 knows.
  ["using System.Linq;", undefined],
  ["using (var stream = Open()) { }", undefined],
  ["switch (kind) {", undefined],
  ["int? count = null;", undefined],
  ["var x = new List<int>();", undefined],
  ['Log("x ??= y; new() is not this");', undefined],
  ["// text ??= y", undefined],
  ["if (!done && a != b) return x ? y : z;", undefined],
])("%s has %s newer than C# 7", (line, feature) => {
  if (feature === undefined) expect(newerFeature(line)).toBeUndefined();
  else expect(newerFeature(line)).toMatch(feature);
});

describe("what a compiler's output says of a script", () => {
  const script = "class A\n{\n  int? x ??= 1;\n}";

  test("an error of newer C# names what is newer", () => {
    const output = "script.csx(3,10): error CS1525: Unexpected symbol `='\nCompilation failed";
    const { message } = compileError(output, script) ?? {};
    expect(message).toContain(
      "script.csx:3:10: Unexpected symbol `=' (CS1525); it has ??= (C# 8), which an older compiler does not know",
    );
  });

  test.each([
    "script.csx(3,1): error CS0584: Internal compiler error: Object reference not set",
    "Unhandled Exception:\nSystem.NullReferenceException\n  at Mono.CSharp.Block.Emit ()\nscript.csx(3,1)",
  ])("a crash is one clear line with the place", (output) => {
    const error = compileError(output, script);
    expect(error?.message).toMatch(/^script\.csx:3: the C# compiler itself crashed on it, /);
    expect(error?.message).not.toContain("\n");
    expect(error?.places).toEqual([]);
  });
});
