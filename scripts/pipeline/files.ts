/** The build's reading and writing. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { readContract } from "../common/read-contract.ts";
import type { ConnectorDescriptor } from "../language/connector.ts";
import type { Artifacts, Sources } from "./artifacts.ts";

/** Reads what the build needs from a checkout. */
export function readSources(
  root: string,
  generated: string,
  connector: ConnectorDescriptor,
): Sources {
  const read = (...path: string[]) => readFileSync(join(root, ...path), "utf8");
  const scripts = readdirSync(join(root, "connector", "script")).sort();
  return {
    connector,
    contract: readContract(join(root, "connector", "intercom")),
    properties: read("apiProperties.json"),
    script: scripts
      .filter((name) => name.endsWith(".cs"))
      .map((name) => ({ name, text: read("connector", "script", name) })),
    icon: read("connector", "icon.svg"),
    types: readIfThere(join(generated, "contract.ts"))?.toString("utf8"),
  };
}

/** The names of the files in a directory that are not as the build would write them, sorted. */
export function staleFiles(directory: string, artifacts: Artifacts): string[] {
  const names = new Set([...artifacts.keys(), ...namesIn(directory)]);
  return [...names]
    .filter((name) => {
      const wanted = artifacts.get(name);
      const there = readIfThere(join(directory, name));
      return wanted === undefined || there === undefined || !there.equals(Buffer.from(wanted));
    })
    .sort();
}

/**
 * Writes the files that changed and removes those that the build no longer makes. Everything is
 * written beside its place first, so that a full disk leaves the directory as it was.
 */
export function writeArtifacts(directory: string, artifacts: Artifacts): string[] {
  mkdirSync(directory, { recursive: true });
  const stale = staleFiles(directory, artifacts);
  const drafts: [draft: string, target: string][] = [];
  try {
    for (const name of stale) {
      const content = artifacts.get(name);
      if (content === undefined) continue;
      const target = join(directory, name);
      mkdirSync(dirname(target), { recursive: true });
      drafts.push([`${target}.draft`, target]);
      writeFileSync(`${target}.draft`, content);
    }
  } catch (error) {
    for (const [draft] of drafts) rmSync(draft, { force: true });
    throw error;
  }
  for (const [draft, target] of drafts) renameSync(draft, target);
  for (const name of stale) if (!artifacts.has(name)) rmSync(join(directory, name));
  return stale;
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        relative(directory, join(parentPath, name)).replaceAll("\\", "/"),
      );
  } catch {
    return [];
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
