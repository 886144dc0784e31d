import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { argumentsOf, ROOT } from "../programs.ts";
import { median } from "../statistics.ts";
import { FOLDER } from "../tools.ts";
import { runNode } from "./process.ts";

/** What it takes to validate a thousand connectors in one process, and one of them in one. */
export interface Many {
  connectors: number;
  seconds: number;
  /** For which the process had a processor. */
  processorSeconds: number;
  megabytes: number;
  sarifSeconds: number;
  sarifMegabytes: number;
  /** Of the output. */
  sarifSize: number;
  /** The whole process for a single connector, milliseconds: the median of some of them. */
  one: number;
}

/** How often the connectors of the folder are there: the 40 published samples make 1,000. */
const COPIES = 25;
/** So many of them are validated alone. */
const ALONE = 5;

/** What 1,000 connectors may take at most, whatever is printed, and one of them. */
export const MANY_AT_MOST = { seconds: 10, megabytes: 500, one: 500 };

const MEGABYTE = 1024 * 1024;

/** @param directories the connectors' */
export async function measureMany(directories: readonly string[]): Promise<Many> {
  const all = copies(directories);
  const text = await run(all, "text");
  const sarif = await run(all, "sarif");
  const alone: number[] = [];
  for (const directory of directories.slice(0, ALONE)) {
    alone.push((await run([directory], "text")).milliseconds);
  }
  return {
    connectors: all.length,
    seconds: text.milliseconds / 1000,
    processorSeconds: text.processorSeconds,
    megabytes: text.megabytes,
    sarifSeconds: sarif.milliseconds / 1000,
    sarifMegabytes: sarif.megabytes,
    sarifSize: sarif.size / MEGABYTE,
    one: median(alone),
  };
}

/** The validator takes a directory once, so that they have to be there as often. */
function copies(directories: readonly string[]): string[] {
  const folder = join(FOLDER, "many");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: COPIES }, (_, copy) =>
    directories.map((directory, index) => {
      const to = join(folder, `${copy}-${index}`);
      cpSync(directory, to, { recursive: true });
      return to;
    }),
  ).flat();
}

async function run(directories: readonly string[], format: "text" | "sarif") {
  const memory = pathToFileURL(join(ROOT, "scripts/bench/validator/peak-memory.mjs")).href;
  const { stdout, stderr, milliseconds } = await runNode([
    ...["--import", memory, ...argumentsOf("validate")],
    ...["--format", format, ...directories],
  ]);
  const [, kilobytes, microseconds] = /peak memory: (\d+), processor: (\d+)/.exec(stderr) ?? [];
  if (kilobytes === undefined) throw new Error(`the validator failed: ${stderr}`);
  return {
    milliseconds,
    processorSeconds: Number(microseconds) / 1e6,
    megabytes: Number(kilobytes) / 1024,
    size: Buffer.byteLength(stdout),
  };
}
