import { CompileError, type CompilePlace, compileScript } from "./compile.ts";
import { findRuntime } from "./runtime.ts";

/**
 * What a C# compiler says is wrong in a script; it is compiled, not run. Empty where it compiles;
 * undefined where there is no compiler, or it fell over itself.
 */
export async function compilerErrors(script: string): Promise<readonly CompilePlace[] | undefined> {
  const runtime = findRuntime();
  if (runtime === undefined) return undefined;
  try {
    await compileScript(script, runtime);
    return [];
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return error.places.length === 0 ? undefined : error.places;
  }
}
