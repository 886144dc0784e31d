/**
 * The compilers' word, in processes of their own beside the build. What came of the same content
 * before is kept in node_modules/.cache.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Checkout } from "./checkout.ts";
import type { Finding } from "./finding.ts";
import { compileSources } from "./script-check.ts";
import { TYPES_FILE } from "./type-check.ts";

/** What a compiler said. */
export interface Checked {
  findings: Finding[];
  /** Whether it said so before, of the same content. */
  cached: boolean;
  /** Milliseconds. */
  took: number;
  /** What was not looked at, and why: a line to print. */
  note?: string;
}

/** The compilers. */
export interface Compilers {
  /** @param types the contract's types as they will be written; undefined for those that are there */
  checkTypes(checkout: Checkout, types: string | undefined): Promise<Checked>;
  checkScript(checkout: Checkout): Promise<Checked>;
}

export const COMPILERS: Compilers = { checkTypes, checkScript: compileSources };

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/type-check/", import.meta.url));
const LAUNCHER = fileURLToPath(new URL("../run.mjs", import.meta.url));
const PROCESS = fileURLToPath(new URL("./type-check-process.ts", import.meta.url));
/** Other words for the same error are another result. */
const WORDS = new URL("./type-check.ts", import.meta.url);

/** What the process is told. */
export interface TypeCheckOrder {
  root: string;
  types?: string;
  state: string;
}

/** What it says. */
export interface TypeCheckResult {
  findings: Finding[];
  /** The files that it looked at, packages aside. */
  files: string[];
}

/** Older results are removed when there are more. */
const MAX_RESULTS = 8;

async function checkTypes(checkout: Checkout, types: string | undefined): Promise<Checked> {
  const began = performance.now();
  // Checkouts may share their packages, and with them the cache.
  const folder = join(CACHE, sha256(checkout.root).slice(0, 16));
  // Which files there are to look at is known from the last time.
  const known = read<string[]>(join(folder, "files.json"));
  const kept = known && read<Finding[]>(join(folder, nameOf(keyOf(checkout, known, types))));
  if (kept !== undefined) return { findings: kept, cached: true, took: performance.now() - began };
  const order = { root: checkout.root, state: join(folder, "state.tsbuildinfo") };
  const { findings, files } = await inProcess(types === undefined ? order : { ...order, types });
  remember(folder, nameOf(keyOf(checkout, files, types)), findings);
  remember(folder, "files.json", files);
  return { findings, cached: false, took: performance.now() - began };
}

const RESULT = /^result-/;
const nameOf = (key: string) => `result-${key}.json`;

/** Only {@link remember} writes there. */
function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** Other processes may read or write the same: a file appears whole or not at all. */
function remember(folder: string, name: string, content: Finding[] | string[]): void {
  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, `${name}.${process.pid}`);
  writeFileSync(unfinished, JSON.stringify(content));
  renameSync(unfinished, join(folder, name));
  const age = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const results = readdirSync(folder).filter((one) => RESULT.test(one));
  const old = results.map((one) => join(folder, one)).sort((a, b) => age(b) - age(a));
  for (const path of old.slice(MAX_RESULTS)) rmSync(path, { force: true });
}

function keyOf(checkout: Checkout, files: readonly string[], types: string | undefined): string {
  const all = new Set([
    ...files,
    ...checkout.files("connector").filter((path) => path.endsWith(".ts")),
    "tsconfig.json",
    // What else packages and compiler come from.
    "package-lock.json",
  ]);
  const texts = [...all].sort().map((path) => {
    const text = path === TYPES_FILE && types !== undefined ? types : checkout.read(path);
    return [path, text ?? null];
  });
  return sha256(JSON.stringify([readFileSync(WORDS, "utf8"), texts]));
}

function inProcess(order: TypeCheckOrder): Promise<TypeCheckResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [LAUNCHER, PROCESS], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) reject(new Error(`the type check ended with exit code ${code}`));
      // Our own process, of this very version.
      else resolve(JSON.parse(text) as TypeCheckResult);
    });
    child.stdin.end(JSON.stringify(order));
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
