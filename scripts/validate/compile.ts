import { CompileError, compileScript } from "../platform/script-host/compile.ts";
import { newerFeature } from "../platform/script-host/newer-csharp.ts";
import { findRuntime } from "../platform/script-host/runtime.ts";
import type { CompilerError } from "./connector.ts";

/**
 * What a C# compiler says is wrong in a script; it is compiled, not run. Empty where it compiles;
 * undefined where there is no compiler, or it fell over itself.
 */
export async function compilerErrors(
  script: string,
): Promise<readonly CompilerError[] | undefined> {
  const runtime = findRuntime();
  if (runtime === undefined) return undefined;
  try {
    await compileScript(script, runtime);
    return [];
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const lines = script.split("\n");
    const errors = error.places.map((place) => {
      const newer = newerFeature(lines[place.line - 1] ?? "");
      return newer === undefined ? place : { ...place, newer };
    });
    return errors.length === 0 ? undefined : errors;
  }
}
