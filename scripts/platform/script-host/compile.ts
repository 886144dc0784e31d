import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defined } from "../../common/defined.ts";
import { SCRIPT_NAMESPACES } from "../../common/script-namespaces.ts";
import { minimalEnvironment } from "./isolation.ts";
import { newerFeature } from "./newer-csharp.ts";
import type { Runtime } from "./runtime.ts";

/** How to start a compiled host. */
export interface Program {
  command: string;
  args: string[];
  /** To add to this process's environment. */
  env: Record<string, string>;
}

/** A script that does not compile. The message has a line for each error. */
export class CompileError extends Error {
  constructor(
    message: string,
    /** The errors in script.csx; empty where the compiler itself failed. */
    readonly places: readonly CompilePlace[],
  ) {
    super(message);
  }
}

export interface CompilePlace {
  /** In script.csx, from 1. */
  line: number;
  column: number;
  message: string;
  /** As in CS0029. */
  code: string;
  /** What the line has that is newer than the C# of an older compiler. */
  newer?: string;
}

const HOST_SOURCES = ["ScriptBase.cs", "Host.cs"];
const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/script-host", import.meta.url));

/**
 * Compiles a script together with the host, once per content: the result is kept by a hash of
 * everything that went into it.
 * @throws {CompileError} with one line per compile error, each `script.csx:LINE:COLUMN: message (code)`.
 */
export async function compileScript(
  script: string,
  runtime: Runtime,
): Promise<Program & { /** Whether it had been compiled before. */ cached: boolean }> {
  const sources = await Promise.all(
    HOST_SOURCES.map(async (name) => ({
      name,
      text: await readFile(new URL(name, import.meta.url), "utf8"),
    })),
  );
  sources.push({ name: "Script.cs", text: compilationUnit(script) });
  const compiler = compilerOf(runtime);
  const key = createHash("sha256")
    .update(JSON.stringify([sources, compiler]))
    .digest("hex");
  const folder = join(CACHE, key.slice(0, 32));
  const cached = existsSync(folder);
  if (!cached) {
    await mkdir(CACHE, { recursive: true });
    // Complete or absent: everything is made in a folder of its own, which then gets its name.
    const draft = await mkdtemp(join(CACHE, "draft-"));
    try {
      for (const { name, text } of sources) await writeFile(join(draft, name), text);
      await runCompiler(compiler, draft, script);
      if (runtime.kind === "dotnet") {
        await copyFile(runtime.newtonsoft, join(draft, "Newtonsoft.Json.dll"));
        await writeFile(join(draft, "host.runtimeconfig.json"), runtimeConfig(runtime.version));
      }
      await rename(draft, folder).catch((error: unknown) => {
        // Another process compiled the same at the same time.
        if (!existsSync(folder)) throw error;
      });
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  if (runtime.kind === "dotnet") {
    return { command: runtime.dotnet, args: ["exec", join(folder, "host.dll")], env: {}, cached };
  }
  const env = {
    MONO_PATH: dirname(runtime.newtonsoft),
    // As on Windows, "/path" is a relative reference; Unix would take it for a file.
    MONO_URI_DOTNETRELATIVEORABSOLUTE: "true",
  };
  // --debug gives the line numbers of exceptions.
  return { command: runtime.mono, args: ["--debug", join(folder, "host.exe")], env, cached };
}

/**
 * The script's own using lines stay where they are, now inside a namespace, where they come
 * before the platform's: `Formatting` means Newtonsoft's for a script that names only Newtonsoft.
 */
function compilationUnit(script: string): string {
  const usings = SCRIPT_NAMESPACES.map((namespace) => `using ${namespace};`).join(" ");
  // Parts of the platform that some scripts name, and that nothing in a script can use.
  const named = script.matchAll(/^\s*using\s+(Microsoft\.PowerPlatform(?:\.\w+)*)\s*;/gm);
  const placeholders = [...new Set([...named].map(([, name]) => name))].map(
    (name) => `namespace ${name} { internal static class HostPlaceholder { } }`,
  );
  return `${usings}\n${placeholders.join(" ")}\nnamespace ConnectorScript {\n#line 1 "script.csx"\n${script.replace(/^\uFEFF/, "")}\n}\n`;
}

function compilerOf(runtime: Runtime): Program {
  // Published scripts use newer C# than 7.3, so take what the compiler has.
  const common = ["-nologo", "-warn:0", "-langversion:latest", "-codepage:65001", "-target:exe"];
  const references = [...runtime.references, runtime.newtonsoft].map((file) => `-r:${file}`);
  const sources = [...HOST_SOURCES, "Script.cs"];
  if (runtime.kind === "mono") {
    const args = [...common, "-debug", "-out:host.exe", ...references, ...sources];
    return { command: runtime.mcs, args, env: { LC_ALL: "C.UTF-8" } };
  }
  return {
    command: runtime.dotnet,
    args: [
      ...["exec", runtime.csc, ...common, "-noconfig", "-nostdlib", "-utf8output"],
      ...["-debug:portable", "-out:host.dll", ...references, ...sources],
    ],
    env: { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" },
  };
}

function runCompiler(
  { command, args, env }: Program,
  folder: string,
  script: string,
): Promise<void> {
  const options = { cwd: folder, env: minimalEnvironment(env), maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error === null) resolve();
      else reject(compileError(`${stdout}\n${stderr}`, script) ?? error);
    });
  });
}

/** A compiler's own fault, after which it has said nothing of the script. */
const CRASHED =
  /internal compiler error|unhandled exception|stack overflow|^\s+at Mono\.CSharp\./im;

/** What a compiler's output says of a script; undefined where it says nothing. */
export function compileError(output: string, script: string): CompileError | undefined {
  const found = output.matchAll(/script\.csx\((\d+),(\d+)\S*\): error (\w+): (.*)/g);
  const sources = script.split("\n");
  const places = [...found].map(([, line, column, code = "", message = ""]): CompilePlace => {
    const newer = newerFeature(sources[Number(line) - 1] ?? "");
    return { line: Number(line), column: Number(column), message, code, ...defined({ newer }) };
  });
  const lines = places.map(({ line, column, message, code, newer }) => {
    const why = newer ? `; it has ${newer}, which an older compiler does not know` : "";
    return `  script.csx:${line}:${column}: ${message} (${code})${why}`;
  });
  if (CRASHED.test(output)) {
    const at = /script\.csx\((\d+),\d+\S*\)/.exec(output)?.[1];
    return new CompileError(
      `script.csx${at === undefined ? "" : `:${at}`}: the C# compiler itself crashed on it, and says nothing of what is wrong. The .NET SDK's compiler may take it.`,
      [],
    );
  }
  // Errors elsewhere are the host's own or the toolchain's, and are shown as they are.
  const text = lines.length > 0 ? lines.join("\n") : output.trim();
  return text === ""
    ? undefined
    : new CompileError(`script.csx does not compile:\n${text}`, places);
}

function runtimeConfig(version: string): string {
  return JSON.stringify({
    runtimeOptions: {
      framework: { name: "Microsoft.NETCore.App", version },
      configProperties: {
        // The same on every machine, and without ICU where that is not installed.
        "System.Globalization.Invariant": true,
        "System.Globalization.PredefinedCulturesOnly": false,
      },
    },
  });
}
