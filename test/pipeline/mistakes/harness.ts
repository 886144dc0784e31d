/** A maintainer's mistakes, made in memory, and what the build says of them. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import type { Checked, Compilers } from "../../../scripts/pipeline/beside.ts";
import { inspect } from "../../../scripts/pipeline/build.ts";
import { type Checkout, checkoutAt } from "../../../scripts/pipeline/checkout.ts";
import { findingText } from "../../../scripts/pipeline/finding.ts";
import type { Loaded } from "../../../scripts/pipeline/load.ts";
import type { Rehearsal } from "../../../scripts/pipeline/rehearse.ts";
import { compileSources } from "../../../scripts/pipeline/script-check.ts";
import { firstOfEach, settingsOf, typeFindings } from "../../../scripts/pipeline/type-check.ts";
import { SMALL_CONNECTOR } from "./descriptors.ts";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");
const GENERATED = join(ROOT, "generated");

/** One mistake: in a file, what stands there and what is written instead. */
export interface Mistake {
  name: string;
  file: string;
  find: string | RegExp;
  replace: string;
  /** What the build prints. `@` is the line at which the mistake begins, `@2` the second one after it, `@-2` before. */
  says: string[];
  /** False where types have nothing to say about a file of TypeScript. */
  typed?: false;
  /** Whether it is found by running the operations. */
  tried?: true;
  /** Whether it takes a C# compiler to find it. */
  compiled?: true;
}

const committed = checkoutAt(ROOT);
// Nothing writes there while tests run.
const texts = new Map<string, string | undefined>();
const folders = new Map<string, string[]>();

/** The checkout with other texts in some files, and no other descriptors than those. */
function edited(edits: ReadonlyMap<string, string>): Checkout {
  return {
    root: ROOT,
    read(path) {
      const edit = edits.get(path);
      if (edit !== undefined) return edit;
      if (!texts.has(path)) texts.set(path, committed.read(path));
      return texts.get(path);
    },
    files(folder) {
      const there =
        folders.get(folder) ?? committed.files(folder).filter((path) => !path.endsWith(".ts"));
      folders.set(folder, there);
      const added = [...edits.keys()].filter((path) => path.startsWith(`${folder}/`));
      return [...new Set([...there, ...added])].sort();
    },
  };
}

/** What the build says where no mistake was made. */
export async function tellRight(): Promise<string[]> {
  const { findings } = await inspect(edited(SMALL_CONNECTOR), GENERATED, {
    load: () => load(SMALL_CONNECTOR),
    compilers: compilersFor("connector/tags.ts", true, false),
  });
  return findings.map(findingText);
}

/** What the build says of a mistake, and what it should say. */
export async function tell({
  file,
  find,
  replace,
  says,
  typed,
  tried,
  compiled,
}: Mistake): Promise<{ said: string[]; expected: string[] }> {
  const text = SMALL_CONNECTOR.get(file) ?? committed.read(file) ?? "";
  const at = typeof find === "string" ? text.indexOf(find) : text.search(find);
  if (at < 0) throw new Error(`${file} no longer holds ${find}: make the mistake elsewhere`);
  const wrong = text.replace(find, () => replace);
  const edits = new Map([...SMALL_CONNECTOR, [file, wrong]]);
  const line = text.slice(0, at).split("\n").length;
  const { findings } = await inspect(edited(edits), GENERATED, {
    load: () => load(edits),
    compilers: compilersFor(file, typed !== false, compiled === true),
    ...(tried ? {} : { rehearse: async () => NOTHING_RAN }),
  });
  const expected = says.map((one) =>
    one.replace(/:@(-?\d*):/, (_, further: string) => `:${line + Number(further || 0)}:`),
  );
  return { said: findings.map(findingText), expected };
}

const NOTHING_RAN: Rehearsal = { actions: 0, dropdowns: 0, triggers: 0, findings: [] };
const NOTHING: Checked = { findings: [], cached: true, took: 0 };

/** Only what a mistake in this file needs: all else is as it is committed. */
function compilersFor(file: string, typed: boolean, compiled: boolean): Compilers {
  return {
    checkTypes: async (checkout) =>
      typed && file.endsWith(".ts") ? { ...NOTHING, findings: typesOf(checkout, file) } : NOTHING,
    checkScript: async (checkout) =>
      compiled || file.endsWith(".cs") ? await compileSources(checkout) : NOTHING,
  };
}

const { options } = settingsOf(ts, ROOT);
let overlay: Checkout = edited(SMALL_CONNECTOR);
const relative = (path: string) => path.slice(ROOT.length + 1);
const isOurs = (path: string) => path.startsWith(`${ROOT}/`) && !path.includes("/node_modules/");

/** One compiler for all mistakes: it reads again only what differs. */
const service = ts.createLanguageService({
  ...ts.sys,
  useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
  getCompilationSettings: () => options,
  getCurrentDirectory: () => ROOT,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  getScriptFileNames: () =>
    overlay
      .files("connector")
      .filter((path) => path.endsWith(".ts"))
      .map((path) => join(ROOT, path)),
  getScriptVersion: (path) => (isOurs(path) ? (overlay.read(relative(path)) ?? "") : "1"),
  getScriptSnapshot(path) {
    const text = isOurs(path) ? overlay.read(relative(path)) : ts.sys.readFile(path);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  fileExists: (path) =>
    isOurs(path) ? overlay.read(relative(path)) !== undefined : ts.sys.fileExists(path),
  readFile: (path) => (isOurs(path) ? overlay.read(relative(path)) : ts.sys.readFile(path)),
});

function typesOf(checkout: Checkout, file: string) {
  overlay = checkout;
  const path = join(ROOT, file);
  const syntax = firstOfEach(service.getSyntacticDiagnostics(path));
  const diagnostics = syntax.length > 0 ? syntax : service.getSemanticDiagnostics(path);
  const program = service.getProgram();
  if (program === undefined) throw new Error("the type checker has no program");
  return typeFindings(ts, diagnostics, ROOT, program);
}

const FOLDER = join(ROOT, "node_modules/.cache", `mistakes-${process.pid}`);
let loaded = 0;

/** The connector as it is with the edits, joined by esbuild as `scripts/run.mjs` joins it. */
async function load(edits: ReadonlyMap<string, string>): Promise<Loaded> {
  const changed = [...edits].some(
    ([path, text]) => path.endsWith(".ts") && SMALL_CONNECTOR.get(path) !== text,
  );
  if (!changed) {
    usual ??= importJoined(SMALL_CONNECTOR);
    return usual;
  }
  return importJoined(edits);
}

let usual: Promise<Loaded> | undefined;

async function importJoined(edits: ReadonlyMap<string, string>): Promise<Loaded> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    stdin: {
      contents: `export { default as connector } from "./connector/connector.ts";
        export { makeArtifacts } from "./scripts/pipeline/artifacts.ts";`,
      resolveDir: ROOT,
    },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    sourcemap: "inline",
    sourceRoot: ROOT,
    write: false,
    logLevel: "silent",
    plugins: [
      {
        name: "edits",
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => {
            const target = join(resolveDir, path);
            return edits.has(relative(target)) ? { path: target } : undefined;
          });
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const contents = edits.get(relative(path));
            return contents === undefined ? undefined : { contents, loader: "ts" };
          });
        },
      },
    ],
  });
  mkdirSync(FOLDER, { recursive: true });
  loaded += 1;
  const file = join(FOLDER, `${loaded}.mjs`);
  writeFileSync(file, outputFiles[0]?.contents ?? "");
  process.setSourceMapsEnabled(true);
  // The module is what is written above.
  return (await import(pathToFileURL(file).href)) as Loaded;
}

export function cleanUp(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}
