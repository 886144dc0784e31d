/** A maintainer's mistakes, made in memory, and what the build says of them. */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import type { Checked, Compilers } from "../../../scripts/pipeline/beside.ts";
import { inspect } from "../../../scripts/pipeline/build.ts";
import { type Checkout, checkoutAt } from "../../../scripts/pipeline/checkout.ts";
import { type Finding, findingText } from "../../../scripts/pipeline/finding.ts";
import type { Loaded } from "../../../scripts/pipeline/load.ts";
import { compileSources } from "../../../scripts/pipeline/script-check.ts";
import type { Trials } from "../../../scripts/pipeline/trials/trials.ts";
import { firstOfEach, settingsOf, typeFindings } from "../../../scripts/pipeline/type-check.ts";
import { conditionsOnValues } from "../../../scripts/pipeline/value-conditions.ts";
import { DESCRIPTOR_MISTAKES, SMALL_CONNECTOR } from "./descriptors.ts";
import { SEARCH_MISTAKES } from "./searches.ts";

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
export function edited(edits: ReadonlyMap<string, string>): Checkout {
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
    compilers: compilersFor(SMALL_CONNECTOR, { file: "connector/tags.ts" }),
  });
  return findings.map(findingText);
}

/** What the build says of a mistake, and what it should say. */
export async function tell(mistake: Mistake): Promise<{ said: string[]; expected: string[] }> {
  const { file, find, says, tried } = mistake;
  const edits = made(mistake);
  const { findings } = await inspect(edited(edits), GENERATED, {
    load: () => load(edits),
    compilers: compilersFor(edits, mistake),
    ...(tried ? {} : { tryOut: async () => NOTHING_RAN }),
  });
  const text = textOf(file);
  const at = typeof find === "string" ? text.indexOf(find) : text.search(find);
  const line = text.slice(0, at).split("\n").length;
  const expected = says.map((one) =>
    one.replace(/:@(-?\d*):/, (_, further: string) => `:${line + Number(further || 0)}:`),
  );
  return { said: findings.map(findingText), expected };
}

const textOf = (file: string) => SMALL_CONNECTOR.get(file) ?? committed.read(file) ?? "";

/** The small connector with a mistake in it, or in what belongs to it. */
function made({ file, find, replace }: Mistake): ReadonlyMap<string, string> {
  const text = textOf(file);
  const wrong = text.replace(find, () => replace);
  if (wrong === text)
    throw new Error(`${file} no longer holds ${find}: make the mistake elsewhere`);
  return new Map([...SMALL_CONNECTOR, [file, wrong]]);
}

const NOTHING_RAN: Trials = { actions: 0, dropdowns: 0, triggers: 0, problems: [] };
const NOTHING: Checked = { findings: [], cached: true, took: 0 };

/** Only what a mistake in this file needs: all else is as it is committed. */
function compilersFor(
  edits: ReadonlyMap<string, string>,
  { file, typed, compiled }: Pick<Mistake, "file" | "typed" | "compiled">,
): Compilers {
  const byTypes = typed !== false && file.endsWith(".ts");
  return {
    checkTypes: async () => (byTypes ? { ...NOTHING, findings: typesOf(edits) } : NOTHING),
    checkScript: async (checkout) =>
      compiled || file.endsWith(".cs") ? await compileSources(checkout) : NOTHING,
  };
}

const relative = (path: string) => path.slice(ROOT.length + 1);

/** The small connector, right, and with each mistake that types may have something to say about. */
const VARIANTS: readonly ReadonlyMap<string, string>[] = [
  SMALL_CONNECTOR,
  ...[...DESCRIPTOR_MISTAKES, ...SEARCH_MISTAKES].filter(({ typed }) => typed !== false).map(made),
];

/** Each variant lies in a folder of its own beside `connector/`, so that one program holds them all. */
const folderOf = (variant: number) => `connector.${variant}/`;
const FOLDER_OF_VARIANT = /^connector\.(\d+)\//;

let program: ts.Program | undefined;

function programOfAll(): ts.Program {
  const { options } = settingsOf(ts, ROOT);
  const host = ts.createCompilerHost(options);
  const textOf = (path: string) => {
    const variant = FOLDER_OF_VARIANT.exec(relative(path))?.[1];
    const edits = variant === undefined ? undefined : VARIANTS[Number(variant)];
    return edits?.get(relative(path).replace(FOLDER_OF_VARIANT, "connector/"));
  };
  return ts.createProgram({
    options,
    rootNames: VARIANTS.flatMap((edits, variant) =>
      [...edits.keys()].map((path) => join(ROOT, path.replace("connector/", folderOf(variant)))),
    ),
    host: {
      ...host,
      directoryExists: (path) =>
        FOLDER_OF_VARIANT.test(`${relative(path)}/`) || ts.sys.directoryExists(path),
      fileExists: (path) => textOf(path) !== undefined || host.fileExists(path),
      readFile: (path) => textOf(path) ?? host.readFile(path),
      getSourceFile(path, languageVersion, ...rest) {
        const text = textOf(path);
        return text === undefined
          ? host.getSourceFile(path, languageVersion, ...rest)
          : ts.createSourceFile(path, text, languageVersion, true);
      },
    },
  });
}

/** What the type checker says of one variant. */
function typesOf(edits: ReadonlyMap<string, string>): Finding[] {
  program ??= programOfAll();
  const all = program;
  const variant = VARIANTS.findIndex((one) => isSame(one, edits));
  const files = [...edits.keys()].flatMap(
    (path) => all.getSourceFile(join(ROOT, path.replace("connector/", folderOf(variant)))) ?? [],
  );
  const syntax = firstOfEach(files.flatMap((file) => all.getSyntacticDiagnostics(file)));
  const diagnostics =
    syntax.length > 0 ? syntax : files.flatMap((file) => all.getSemanticDiagnostics(file));
  return [
    ...typeFindings(ts, diagnostics, ROOT, all),
    ...conditionsOnValues(ts, all.getTypeChecker(), files, ROOT),
  ].map((finding) => ({
    ...finding,
    file: finding.file.replace(FOLDER_OF_VARIANT, "connector/"),
  }));
}

function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return [...one].every(([path, text]) => other.get(path) === text);
}

const FOLDER = join(ROOT, "node_modules/.cache", `mistakes-${process.pid}`);
let loaded = 0;

const BUNDLED = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  format: "esm",
  sourcemap: "inline",
  sourceRoot: ROOT,
  logLevel: "silent",
} as const;

/** What all mistakes have in common, once: what descriptors are written with, and what makes files of them. */
function joinScripts() {
  const language = readdirSync(join(ROOT, "scripts/language")).map((name) => `language/${name}`);
  return build({
    ...BUNDLED,
    entryPoints: [...language, "pipeline/artifacts.ts"].map((name) => `scripts/${name}`),
    outbase: "scripts",
    outdir: FOLDER,
    outExtension: { ".js": ".mjs" },
    packages: "external",
    splitting: true,
  });
}
let scripts: ReturnType<typeof joinScripts> | undefined;

const usual = new Map<string, Promise<Loaded>>();

/** The connector as it is with the edits, joined by esbuild as `scripts/run.mjs` joins it. */
export function load(edits: ReadonlyMap<string, string>): Promise<Loaded> {
  const key = [...edits].flatMap(([path, text]) => (path.endsWith(".ts") ? [text] : [])).join();
  const known = usual.get(key) ?? importJoined(edits);
  usual.set(key, known);
  return known;
}

async function importJoined(edits: ReadonlyMap<string, string>): Promise<Loaded> {
  scripts ??= joinScripts();
  await scripts;
  const { outputFiles } = await build({
    ...BUNDLED,
    stdin: {
      contents: `export { default as connector } from "./connector/connector.ts";
        export { makeArtifacts } from "./scripts/pipeline/artifacts.ts";`,
      resolveDir: ROOT,
    },
    write: false,
    plugins: [
      {
        name: "edits",
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => {
            const target = relative(join(resolveDir, path));
            if (edits.has(target)) return { path: join(ROOT, target) };
            if (!target.startsWith("scripts/")) return undefined;
            const name = target.slice("scripts/".length).replace(/\.ts$/, ".mjs");
            return { path: `./${name}`, external: true };
          });
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const contents = edits.get(relative(path));
            return contents === undefined ? undefined : { contents, loader: "ts" };
          });
        },
      },
    ],
  });
  loaded += 1;
  const file = join(FOLDER, `${loaded}.mjs`);
  writeFileSync(file, outputFiles[0]?.contents ?? "");
  process.setSourceMapsEnabled(true);
  // The module is what is written above.
  return (await import(pathToFileURL(file).href)) as Loaded;
}

/** Other files of tests may go on with the same modules. */
export function cleanUp(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  scripts = undefined;
  usual.clear();
}
