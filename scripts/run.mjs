// @ts-check
/**
 * Runs a TypeScript file: `node scripts/run.mjs scripts/mock.ts --port 0`. The file and all of our
 * modules that it imports are joined by esbuild and kept in node_modules/.cache/run as long as none
 * of them changes, since loading hundreds of TypeScript files one by one takes most of a second.
 * Packages stay where they are. Plain JavaScript, as it is what makes TypeScript run.
 *
 * What cannot be joined is said in a line for each error, `file:line:column: what is wrong`, with
 * exit code 1. A module that is only imported by `import()` throws when it is imported, instead; the
 * error has esbuild's messages as its `errors`.
 */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { nodeRefusal } from "./common/node-version.mjs";

/**
 * What was joined: of which file, to which one, and all files that went into it with their stamps.
 * @typedef {{ source: string, entry: string, inputs: Record<string, string> }} Manifest
 *
 * What is wrong in modules that are imported by `import()`, by their files.
 * @typedef {Map<string, import("esbuild").Message[]>} Broken
 */

const DAY = 86_400_000;
const launcher = fileURLToPath(import.meta.url);
const root = dirname(dirname(launcher));

const [file = ""] = process.argv.splice(2, 1);
const source = resolve(file);
const cache = join(root, "node_modules/.cache/run", relative(root, source).replace(/\W+/g, "-"));
const manifest = join(cache, "manifest.json");

/** @param {string} path */
function stamp(path) {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs} ${size}`;
}

/** What was joined before, if no file of it has changed. */
function kept() {
  try {
    /** @type {Manifest} */
    const known = JSON.parse(readFileSync(manifest, "utf8"));
    const { entry, inputs } = known;
    // Checkouts may share their packages, and with them this folder.
    const fresh =
      known.source === source &&
      Object.entries(inputs).every(([path, then]) => stamp(path) === then);
    return fresh && statSync(entry).isFile() ? entry : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Other processes may read or write the same: a file appears whole or not at all.
 * @param {string} path
 * @param {string | Uint8Array} content
 */
function put(path, content) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}

/**
 * Joins a file with all that it imports.
 * @param {string} main
 * @param {Broken} broken modules that throw when they are imported
 * @param {Set<string>} later filled with the files that are imported by `import()`
 */
async function bundle(main, broken, later) {
  const { build } = await import("esbuild");
  const inputs = { [launcher]: stamp(launcher) };
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [main],
    outdir: cache,
    // Named by content, so that a process that runs still finds the parts that it was started with.
    entryNames: "[name]-[hash]",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    // As in tsconfig.json: what was joined by one Node runs on the others, too.
    target: "es2023",
    sourcemap: "linked",
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: "silent",
    logLimit: 0,
    plugins: [
      {
        name: "each module keeps its own address",
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^\..*\.ts$/ }, ({ path, kind, resolveDir }) => {
            if (kind === "dynamic-import") later.add(resolve(resolveDir, path));
            return undefined;
          });
          onLoad({ filter: /\.(ts|mjs)$/ }, ({ path }) => {
            const errors = broken.get(path);
            if (errors !== undefined) {
              const text = errors.map(errorText).join("\n");
              const contents = `throw Object.assign(new Error(${JSON.stringify(text)}), { errors: ${JSON.stringify(errors)} });`;
              return { contents, loader: "js" };
            }
            inputs[path] = stamp(path);
            const address = JSON.stringify(pathToFileURL(path).href);
            const contents = readFileSync(path, "utf8").replaceAll("import.meta.url", address);
            return { contents, loader: path.endsWith(".ts") ? "ts" : "js" };
          });
        },
      },
    ],
  });
  return { outputFiles, metafile, inputs };
}

/** @param {unknown} failure */
function errorsOf(failure) {
  if (!(failure instanceof Error) || !("errors" in failure)) throw failure;
  return /** @type {import("esbuild").BuildFailure} */ (failure).errors;
}

/** @param {import("esbuild").Message} message */
function errorText({ text, location }) {
  if (location === null) return text;
  return `${location.file}:${location.line}:${location.column + 1}: ${text}`;
}

/** @returns {Promise<string>} the file to import */
async function joined() {
  /** @type {Broken} */
  const broken = new Map();
  const later = new Set();
  const { outputFiles, metafile, inputs } = await bundle(source, broken, later).catch(
    async (failure) => {
      errorsOf(failure);
      for (const file of later) {
        await bundle(file, new Map(), new Set()).catch((one) => broken.set(file, errorsOf(one)));
      }
      return bundle(source, broken, later);
    },
  );
  // What is imported by `import()` is an entry point, too.
  const main = Object.entries(metafile.outputs).find(
    ([, { entryPoint }]) => entryPoint !== undefined && resolve(root, entryPoint) === source,
  )?.[0];
  if (main === undefined) throw new Error(`esbuild made nothing of ${source}`);
  const entry = resolve(root, main);
  mkdirSync(cache, { recursive: true });
  for (const { path, contents } of outputFiles) put(path, contents);
  // What is broken is joined anew: a file that was missing has no stamp.
  if (broken.size === 0) put(manifest, JSON.stringify({ source, entry, inputs }));
  const current = new Set([...outputFiles.map(({ path }) => basename(path)), basename(manifest)]);
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (!current.has(name) && age > DAY) rmSync(path, { force: true });
  }
  return entry;
}

const refusal = nodeRefusal(process.versions.node);
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(2);
}
process.setSourceMapsEnabled(true);
/** @type {string | undefined} */
let entry;
try {
  entry = kept() ?? (await joined());
} catch (failure) {
  for (const error of errorsOf(failure)) console.error(errorText(error));
  process.exitCode = 1;
}
process.argv[1] = source;
if (entry !== undefined) await import(pathToFileURL(entry).href);
