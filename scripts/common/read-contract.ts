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
import type { Contract } from "./contract.ts";
import { type ContractFile, checked, mergeContract } from "./merge-contract.ts";

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/contract", import.meta.url));
const LOADER = ["./contract.ts", "./merge-contract.ts", "./contract-rules.ts"].map(
  (file) => new URL(file, import.meta.url),
);

/** Older entries are removed when there are more. */
const MAX_CACHED = 8;

/**
 * Reads all `*.yaml` files of a directory in the order of their names and merges them.
 * @throws {ContractError} as `mergeContract` does
 */
export function readContract(directory: string): Contract {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  return contractOf(
    names.map((name) => ({ name, text: readFileSync(join(directory, name), "utf8") })),
  );
}

/**
 * Merges files. What came of the same texts before is taken from `node_modules/.cache/contract`, as
 * parsing takes most of a second; only contracts without problems are kept there.
 * @throws {ContractError} as `mergeContract` does
 */
export function contractOf(files: readonly ContractFile[]): Contract {
  const entry = join(CACHE, `${keyOf(files)}.json`);
  const cached = readCached(entry);
  if (cached !== undefined) return cached;
  const contract = mergeContract(files);
  writeCached(entry, contract);
  return contract;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function keyOf(files: readonly ContractFile[]): string {
  const loader = LOADER.map((url) => readFileSync(url, "utf8"));
  return sha256(JSON.stringify([loader, files.map(({ name, text }) => [name, text])]));
}

/** An entry is a line with the hash of what follows, so that a damaged one is recognised. */
function readCached(entry: string): Contract | undefined {
  let text: string;
  try {
    text = readFileSync(entry, "utf8");
  } catch {
    return undefined;
  }
  const end = text.indexOf("\n");
  const json = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== sha256(json)) return undefined;
  return checked(JSON.parse(json));
}

/** Where the cache cannot be written, the contract is parsed each time. */
function writeCached(entry: string, contract: Contract): void {
  const json = JSON.stringify(contract);
  const unfinished = `${entry}.${process.pid}`;
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(unfinished, `${sha256(json)}\n${json}`);
    renameSync(unfinished, entry);
    const entries = readdirSync(CACHE).map((name) => join(CACHE, name));
    const age = new Map(entries.map((path) => [path, statSync(path).mtimeMs]));
    entries.sort((a, b) => (age.get(b) ?? 0) - (age.get(a) ?? 0));
    for (const old of entries.slice(MAX_CACHED)) rmSync(old);
  } catch {
    rmSync(unfinished, { force: true });
  }
}
