import { accessSync, constants, existsSync, readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** A C# compiler and what runs its output, with absolute paths. */
export type Runtime = MonoRuntime | DotnetRuntime;

export interface MonoRuntime {
  kind: "mono";
  mcs: string;
  mono: string;
  /** Assemblies beyond the compiler's defaults, Newtonsoft.Json not among them. */
  references: string[];
  newtonsoft: string;
}

export interface DotnetRuntime {
  kind: "dotnet";
  dotnet: string;
  /** The SDK's own compiler, a managed assembly. */
  csc: string;
  /** The version of Microsoft.NETCore.App to compile for and to run on. */
  version: string;
  references: string[];
  newtonsoft: string;
}

/**
 * The .NET SDK where there is one, else Mono, else undefined. A toolchain without Newtonsoft.Json
 * or HttpClient cannot run scripts and counts as absent. CI runs Mono only; the .NET half was tried
 * by hand, with SDK 3.1.
 */
export function findRuntime(): Runtime | undefined {
  return findDotnet() ?? findMono();
}

function findDotnet(): DotnetRuntime | undefined {
  const dotnet = findProgram("dotnet");
  if (dotnet === undefined) return undefined;
  // The folders are what `dotnet --list-sdks` and `--list-runtimes` print, without starting it.
  const root = dirname(realpathSync(dotnet));
  const sdk = newest(join(root, "sdk"));
  const framework = newest(join(root, "shared", "Microsoft.NETCore.App"));
  if (sdk === undefined || framework === undefined) return undefined;
  const csc = join(sdk.folder, "Roslyn", "bincore", "csc.dll");
  const newtonsoft = join(sdk.folder, "Newtonsoft.Json.dll");
  if (!existsSync(csc) || !existsSync(newtonsoft)) return undefined;
  // The runtime's own assemblies: distributions may package the reference assemblies separately.
  const references = list(framework.folder)
    .filter((file) => /^(System\.|Microsoft\.CSharp|mscorlib|netstandard).*\.dll$/.test(file))
    .filter((file) => !file.includes(".Native."))
    .map((file) => join(framework.folder, file));
  return { kind: "dotnet", dotnet, csc, version: framework.version, references, newtonsoft };
}

const MONO_ASSEMBLIES = [
  "System.Net.Http",
  "System.Web",
  "System.Drawing",
  "System.Xml.Linq",
  "System.IO.Compression",
  "System.Runtime.Serialization",
];

function findMono(): MonoRuntime | undefined {
  const mono = findProgram("mono");
  const mcs = findProgram("mcs");
  if (mono === undefined || mcs === undefined) return undefined;
  const lib = join(dirname(realpathSync(mono)), "..", "lib");
  const references = MONO_ASSEMBLIES.map((name) => join(lib, "mono", "4.5", `${name}.dll`)).filter(
    (file) => existsSync(file),
  );
  const gac = join(lib, "mono", "gac", "Newtonsoft.Json");
  const newtonsoft = [
    ...list(gac).map((version) => join(gac, version)),
    ...list(join(lib, "cli"))
      .filter((name) => /^newtonsoft/i.test(name))
      .map((name) => join(lib, "cli", name)),
  ]
    .map((folder) => join(folder, "Newtonsoft.Json.dll"))
    .find((file) => existsSync(file));
  if (newtonsoft === undefined || !references.some((file) => file.includes("System.Net.Http"))) {
    return undefined;
  }
  return { kind: "mono", mcs, mono, references, newtonsoft };
}

/** The absolute path of a program on the PATH. */
export function findProgram(name: string): string | undefined {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, file))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function newest(folder: string): { version: string; folder: string } | undefined {
  const version = list(folder)
    .filter((name) => /^\d+\./.test(name))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .at(-1);
  return version === undefined ? undefined : { version, folder: join(folder, version) };
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
