import { accessSync, constants, writeFileSync } from "node:fs";
import type { Connector } from "./connector.ts";
import { fixText } from "./fix.ts";
import type { Mended } from "./print/printed.ts";
import { readConnector, UsageError } from "./read.ts";
import type { Rule } from "./rule.ts";
import { validate } from "./validate.ts";

/** Mending one thing can show another (a fix whose place was taken); ten rounds are plenty. */
const ROUNDS = 10;

/**
 * Mends what is mechanical in a directory's files.
 * @returns how many findings of which rule were mended in which file
 */
export function fixDirectory(directory: string, rules: readonly Rule[]): Mended[] {
  const all = new Map<string, Mended>();
  for (let round = 0; round < ROUNDS; round++) {
    const connector = readConnector(directory);
    const findings = validate(connector, rules);
    let changed = false;
    for (const file of filesOf(connector)) {
      const own = findings.filter((finding) => finding.file === file.path);
      const { text, mended } = fixText(file.text, own);
      if (text === file.text) continue;
      writeFileSync(file.path, text);
      changed = true;
      for (const { rule } of mended) {
        const key = `${file.path} ${rule}`;
        all.set(key, { file: file.path, rule, count: (all.get(key)?.count ?? 0) + 1 });
      }
    }
    if (!changed) break;
  }
  return [...all.values()];
}

function filesOf({ definition, properties, settings }: Connector) {
  return [definition, properties, settings].filter(
    ({ state }) => state === "read" || state === "broken",
  );
}

/** @throws {UsageError} for the first file that cannot be written */
export function checkWritable(connector: Connector): void {
  for (const { path } of filesOf(connector)) {
    try {
      accessSync(path, constants.W_OK);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : error;
      throw new UsageError(`${path} cannot be written (${String(code)}).`);
    }
  }
}
