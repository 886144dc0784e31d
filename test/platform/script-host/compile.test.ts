import { readdirSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { compileScript } from "../../../scripts/platform/script-host/compile.ts";
import { findRuntime } from "../../../scripts/platform/script-host/runtime.ts";
import { CSHARP, needs } from "../../common/needs.ts";

const runtime = findRuntime();

describe("compiled scripts (C#)", needs(CSHARP), () => {
  const compile = (script: string) => {
    if (runtime === undefined) throw new Error("This suite is skipped without a runtime.");
    return compileScript(script, runtime);
  };
  const source = (comment: string) =>
    `public class Script : ScriptBase { public override Task<HttpResponseMessage> ExecuteAsync() { return null; } } // ${comment}`;
  const builtAt = async (script: string) => {
    const file = (await compile(script)).args.at(-1) ?? "";
    return { file, time: statSync(file).mtimeMs };
  };

  it("are kept by content", async () => {
    const first = await builtAt(source("one"));
    expect(await builtAt(source("one"))).toEqual(first);
    expect((await builtAt(source("two"))).file).not.toBe(first.file);
  });

  it("are complete when several processes compile the same at once", async () => {
    const fresh = source(`built at ${Date.now()} by ${process.pid}`);
    const built = await Promise.all([1, 2, 3].map(() => builtAt(fresh)));
    expect(new Set(built.map(({ file }) => file)).size).toBe(1);
    const folder = dirname(built[0]?.file ?? "");
    expect(readdirSync(folder)).toContain("Script.cs");
    rmSync(folder, { recursive: true });
  });
});
