import { createRequire } from "node:module";
import type { Document, LineCounter } from "yaml";
import { type Contract, ContractError, type ContractFault, schemaName } from "./contract.ts";
import { contractProblems, type Place } from "./contract-rules.ts";
import { own, put } from "./own.ts";

let loadedYaml: typeof import("yaml") | undefined;

/** The parser is loaded when it is needed: mostly the contract comes from the cache. */
function yaml(): typeof import("yaml") {
  // The cast is to the package's own types, which `require` does not know.
  loadedYaml ??= createRequire(import.meta.url)("yaml") as typeof import("yaml");
  return loadedYaml;
}

/** One file of a contract. */
export interface ContractFile {
  name: string;
  text: string;
}

/** The one unchecked cast: contractProblems has checked every keyword that Contract declares. */
export const checked = (document: unknown) => document as Contract;

/**
 * Merges the texts of contract files.
 * @throws {ContractError} naming file and line of everything that is wrong: YAML errors, a schema
 * or an operation defined twice, references that lead nowhere, unknown keywords, fields without
 * title or description.
 */
export function mergeContract(files: readonly ContractFile[]): Contract {
  return mergeParsed(files.map(parseContractFile));
}

/** Reads one file. What is no YAML is in the document's errors. */
export function parseContractFile({ name, text }: ContractFile): ParsedFile {
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  // `<<` lets two schemas share fields without allOf, which every reader would have to undo.
  const document = parseDocument(text, { merge: true, lineCounter: lines });
  return { name, document, lines };
}

/**
 * Merges files that have been read.
 * @throws {ContractError} as {@link mergeContract} does
 */
export function mergeParsed(parsed: readonly ParsedFile[]): Contract {
  const faults = parsed.flatMap(({ name, document, lines }): ContractFault[] =>
    document.errors.map((error) => {
      const { line } = lines.linePos(error.pos[0]);
      return { file: name, line, place: "", message: error.message.split("\n")[0] ?? "" };
    }),
  );
  if (faults.length > 0) throw contractError(faults);
  const merged: Record<string, unknown> = { paths: {}, components: {} };
  const origins = new Map<string, string>();
  for (const { name, document, lines } of parsed) {
    const report = (place: Place, message: string) => {
      const line = lineOf(document, lines, place);
      faults.push({ file: name, line, place: place.join(" > "), message });
    };
    // The contract is our own and small: no limit on aliases is needed.
    const content: unknown = document.toJS({ maxAliasCount: -1 });
    if (!isRecord(content)) {
      report([], "is not a mapping");
      continue;
    }
    mergeInto(merged, content, [], name, origins, report);
  }
  if (faults.length === 0) {
    for (const { place, ...problem } of contractProblems(merged)) {
      faults.push({ ...locateInContract(parsed, place), place: place.join(" > "), ...problem });
    }
  }
  if (faults.length > 0) throw contractError(faults);
  return checked(merged);
}

function contractError(faults: readonly ContractFault[]): ContractError {
  const texts = faults.map(({ file, line, place, message }) =>
    place === "" ? `${file}:${line} ${message}` : `${file}:${line} ${place}: ${message}`,
  );
  return new ContractError(texts.join("\n"), faults);
}

/** Where files meet: these mappings are joined entry by entry; anything else is defined once. */
function isShared(place: Place): boolean {
  const [top, second] = place;
  return (
    place.length === 0 ||
    (top === "paths" && place.length <= 2) ||
    (top === "components" &&
      (place.length === 1 ||
        (place.length === 2 && (second === "schemas" || second === "securitySchemes"))))
  );
}

function mergeInto(
  target: Record<string, unknown>,
  source: Record<string, unknown>,
  place: Place,
  file: string,
  origins: Map<string, string>,
  report: (place: Place, message: string) => void,
): void {
  for (const [key, value] of Object.entries(source)) {
    const here = [...place, key];
    const id = here.join("\n");
    if (isShared(here) && isRecord(value)) {
      if (!isRecord(own(target, key))) put(target, key, {});
      const inner = own(target, key);
      if (isRecord(inner)) mergeInto(inner, value, here, file, origins, report);
    } else if (Object.hasOwn(target, key)) {
      report(here, `is already defined in ${origins.get(id)}`);
    } else {
      put(target, key, value);
      origins.set(id, file);
    }
  }
}

/** A file of a contract as YAML. */
export interface ParsedFile {
  name: string;
  document: Document;
  lines: LineCounter;
}

/** The file that goes furthest along the place, through references and alternatives, and the line there. */
export function locateInContract(
  files: readonly ParsedFile[],
  place: Place,
): { file: string; line: number } {
  const { file, line } = furthest(files, place, MOST_REFERENCES);
  return { file, line };
}

/** A schema that refers to itself has no end. */
const MOST_REFERENCES = 20;

interface Reached {
  depth: number;
  file: string;
  line: number;
}

function furthest(files: readonly ParsedFile[], place: Place, references: number): Reached {
  let best: Reached & { node: unknown } = { depth: -1, file: "", line: 1, node: undefined };
  for (const { name, document, lines } of files) {
    const { depth, offset, node } = nodeAt(document, place);
    if (depth > best.depth) best = { depth, file: name, line: lines.linePos(offset).line, node };
  }
  const { depth, node } = best;
  const rest = place.slice(depth);
  if (rest.length === 0 || references === 0 || !yaml().isMap(node)) return best;
  const reference = node.get("$ref");
  if (typeof reference === "string") {
    const schema = ["components", "schemas", schemaName(reference)];
    const there = furthest(files, [...schema, ...rest], references - 1);
    const further = there.depth - schema.length;
    return further < 0 ? best : { ...there, depth: depth + further };
  }
  const alternatives = node.get("oneOf");
  if (!yaml().isSeq(alternatives)) return best;
  const above = place.slice(0, depth);
  const inside = alternatives.items.map((_, index) =>
    furthest(files, [...above, "oneOf", index, ...rest], references - 1),
  );
  return inside.reduce<Reached>((far, one) => (one.depth > far.depth ? one : far), {
    ...best,
    depth: depth + 2,
  });
}

function lineOf(document: Document, lines: LineCounter, place: Place): number {
  return lines.linePos(nodeAt(document, place).offset).line;
}

/** As deep as the place can be followed in the text, through aliases and merged maps. */
function nodeAt(
  document: Document,
  place: Place,
): { depth: number; offset: number; node: unknown } {
  const { isAlias, isNode } = yaml();
  let node: unknown = document.contents;
  let depth = 0;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of place) {
    const next = childOf(document, node, step);
    if (next === undefined) break;
    const [from, value] = next;
    offset = isNode(from) ? (from.range?.[0] ?? offset) : offset;
    node = value;
    depth += 1;
  }
  if (isAlias(node)) node = node.resolve(document);
  return { depth, offset, node };
}

/** What a node has under a key or index, and where that begins: at the key, or at the entry. */
function childOf(
  document: Document,
  node: unknown,
  step: string | number,
): readonly [from: unknown, value: unknown] | undefined {
  const { isAlias, isCollection, isMap, isNode, isScalar, isSeq } = yaml();
  if (isAlias(node)) return childOf(document, node.resolve(document), step);
  if (!isCollection(node)) return undefined;
  if (!isMap(node)) {
    const value: unknown = node.get(step, true);
    return value === undefined ? undefined : [value, value];
  }
  const pair = node.items.find(({ key }) => isNode(key) && String(key) === String(step));
  if (pair !== undefined) return [pair.key, pair.value];
  const merge = node.items.find(({ key }) => isScalar(key) && key.source === "<<");
  const merged: unknown = merge?.value;
  for (const one of isSeq(merged) ? merged.items : [merged]) {
    const found = childOf(document, one, step);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
