/** The build's reading and writing. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { type Contract, ContractError } from "../common/contract.ts";
import type { ContractFile } from "../common/merge-contract.ts";
import { contractOf } from "../common/read-contract.ts";
import { nearest } from "../validate/near.ts";
import { FILES } from "../validate/rules/files/index.ts";
import { validate } from "../validate/validate.ts";
import type { Artifacts, Sources } from "./artifacts.ts";
import { ASKED, connectorFrom } from "./check.ts";
import type { Checkout } from "./checkout.ts";
import { type Finding, findingOf } from "./finding.ts";
import { scriptSources } from "./script-check.ts";

const CONTRACT = "connector/intercom";
const PROPERTIES = "apiProperties.json";

/** What the build reads, where it can be read, and what is wrong with the rest. */
export interface ReadSources extends Pick<Sources, "script" | "icon"> {
  contract?: Contract;
  properties?: Sources["properties"];
  findings: Finding[];
}

/** The files of the contract, by their names in its folder. */
export function contractFiles(checkout: Checkout): ContractFile[] {
  return checkout
    .files(CONTRACT)
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => ({ name: basename(path), text: checkout.read(path) ?? "" }));
}

/** Reads what the build needs from a checkout. */
export function readSources(checkout: Checkout): ReadSources {
  const findings: Finding[] = [];
  const sources: ReadSources = {
    script: scriptSources(checkout),
    icon: checkout.read("connector/icon.svg") ?? "",
    findings,
  };
  try {
    sources.contract = contractOf(contractFiles(checkout));
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    findings.push(...contractFindings(error));
  }
  const text = checkout.read(PROPERTIES) ?? "";
  // Without a contract nothing is generated, and checked: then all is said of the file as it is.
  const rules = sources.contract === undefined ? ASKED : FILES;
  const wrong = validate(connectorFrom(new Map([[PROPERTIES, text]])), rules).filter(
    ({ file, rule }) => file === PROPERTIES && rule !== "FileMissing",
  );
  findings.push(
    ...wrong.map(({ file, line, message, advice }) => ({ file, line, message, advice })),
  );
  if (wrong.length === 0) sources.properties = JSON.parse(text);
  return sources;
}

/** One for each file that is no YAML, since the reader stumbles on over what follows. */
function contractFindings({ faults, message }: ContractError): Finding[] {
  if (faults.length === 0) return [{ file: CONTRACT, message, advice: "" }];
  const broken = new Set<string>();
  // A keyword that is misspelt is not missing, too.
  const misspelt = new Set(
    faults.flatMap(({ file, place, unknown }) => {
      const meant = unknown && nearest(unknown.name, unknown.among);
      return meant === undefined ? [] : [`${file} ${place.replace(/ > [^>]*$/, "")}: ${meant}`];
    }),
  );
  return faults.flatMap(({ file, line, place, message, unknown }) => {
    if (misspelt.has(`${file} ${place}: ${/^has no (\w+)$/.exec(message)?.[1]}`)) return [];
    const at = { file: `${CONTRACT}/${file}`, line };
    if (place !== "") {
      const told = { place, message: `${message}.`, advice: "", ...(unknown ? { unknown } : {}) };
      return [findingOf(told, at)];
    }
    if (broken.has(file)) return [];
    broken.add(file);
    const said = message.replace(/ at line \d+, column \d+:?$/, "").replace(/[.:]?$/, ".");
    return [
      {
        ...at,
        message: said,
        advice: "Mend the YAML here or shortly before; most often it is the indentation.",
      },
    ];
  });
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
  for (const name of stale) {
    // The draft of a build that was killed has become a file by now.
    if (!artifacts.has(name)) rmSync(join(directory, name), { force: true });
  }
  return stale;
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(directory, join(parentPath, name)))
      .map((path) => path.replaceAll("\\", "/"));
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
