/**
 * The contract: Intercom's API as this project understands it, an OpenAPI 3.0 document kept as one
 * YAML file a resource. Everything here is pure but `readContract`.
 */

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
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document, LineCounter } from "yaml";
import { contractProblems, type Place } from "./contract-rules.ts";

let loadedYaml: typeof import("yaml") | undefined;

/** The parser is loaded when it is needed: mostly the contract comes from the cache. */
function yaml(): typeof import("yaml") {
  // The cast is to the package's own types, which `require` does not know.
  loadedYaml ??= createRequire(import.meta.url)("yaml") as typeof import("yaml");
  return loadedYaml;
}

/** A complete OpenAPI 3.0 document, restricted to the keywords that the contract uses. */
export interface Contract {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string; description: string }[];
  security: Record<string, string[]>[];
  /** By path template, such as `/tags/{tag_id}`. */
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    securitySchemes: Record<string, { type: string; scheme: string; description: string }>;
  };
}

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof METHODS)[number];

export type PathItem = { [method in Method]?: Operation };

export interface Operation {
  summary: string;
  description: string;
  parameters?: Parameter[];
  requestBody?: {
    required: boolean;
    description: string;
    content: Content;
  };
  /** One success status ("200") and `default`; an answer without content is empty. */
  responses: Record<string, { description: string; content?: Content }>;
}

export interface Parameter {
  name: string;
  in: "path" | "query";
  required?: boolean;
  description: string;
  /** OpenAPI gives parameters no title, so the schema carries it. */
  schema: Schema;
  example?: Literal;
}

/** One content type; all but a few files are JSON. */
export type ContentType = "application/json" | "text/plain" | "application/octet-stream";

export type Content = { [type in ContentType]?: { schema: Schema } };

export type SchemaType = "string" | "integer" | "number" | "boolean" | "array" | "object";
export type Literal = string | number | boolean | null;

/**
 * Either a lone `$ref` (OpenAPI 3.0 ignores anything beside it; title, description and nullability
 * are those of the schema referred to) or a schema in full.
 */
export interface Schema {
  /** Always `#/components/schemas/<name>`. */
  $ref?: string;
  title?: string;
  description?: string;
  type?: SchemaType;
  /** `unix-time` marks an integer of unix seconds; otherwise as in OpenAPI. */
  format?: string;
  nullable?: boolean;
  enum?: Literal[];
  default?: Literal;
  example?: Literal;
  properties?: Record<string, Schema>;
  required?: string[];
  /** True where the workspace decides which names there are. */
  additionalProperties?: boolean;
  items?: Schema;
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export interface ContractOperation {
  /** As descriptors name it: `GET /tags/{tag_id}`. */
  call: string;
  method: Method;
  path: string;
  operation: Operation;
}

/** The files do not make a contract. The message lists every problem as `file:line place: what`. */
export class ContractError extends Error {
  override name = "ContractError";
}

const SCHEMAS = "#/components/schemas/";

/** The name in a local reference: `#/components/schemas/tag` gives `tag`. */
export function schemaName(ref: string): string {
  return ref.slice(SCHEMAS.length);
}

/**
 * The schema itself, or the one that its `$ref` leads to.
 * @throws {ContractError} when there is no schema of that name, or references form a ring.
 */
export function resolve(contract: Contract, schema: Schema): Schema {
  const seen = new Set<string>();
  let current = schema;
  while (current.$ref !== undefined) {
    const target = contract.components.schemas[schemaName(current.$ref)];
    if (target === undefined || seen.has(current.$ref)) {
      throw new ContractError(`${current.$ref} leads to no schema of the contract`);
    }
    seen.add(current.$ref);
    current = target;
  }
  return current;
}

/** All operations, in the order of the files and within a path in that of `METHODS`. */
export function operations(contract: Contract): ContractOperation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      const call = `${method.toUpperCase()} ${path}`;
      return operation === undefined ? [] : [{ call, method, path, operation }];
    }),
  );
}

/** The schema of a body in JSON; undefined for none, or one of another type. */
export function jsonSchemaOf(content: Content | undefined): Schema | undefined {
  return content?.["application/json"]?.schema;
}

/** What the operation answers when all is well; `schema` is that of JSON, absent for anything else. */
export function success(operation: Operation): {
  status: number;
  description: string;
  schema?: Schema;
} {
  for (const [status, { description, content }] of Object.entries(operation.responses)) {
    if (status === "default") continue;
    const schema = jsonSchemaOf(content);
    return { status: Number(status), description, ...(schema === undefined ? {} : { schema }) };
  }
  throw new ContractError(`"${operation.summary}" declares no success answer`);
}

/** One file of a contract. */
interface ContractFile {
  name: string;
  text: string;
}

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/contract", import.meta.url));
const LOADER = ["./contract.ts", "./contract-rules.ts"].map(
  (file) => new URL(file, import.meta.url),
);

/** Older entries are removed when there are more. */
const MAX_CACHED = 8;

/**
 * Reads all `*.yaml` files of a directory in the order of their names and merges them. What came of
 * the same texts before is taken from `node_modules/.cache/contract`, as parsing takes most of a
 * second; only contracts without problems are kept there.
 * @throws {ContractError} naming file and line of everything that is wrong: YAML errors, a schema
 * or an operation defined twice, references that lead nowhere, unknown keywords, fields without
 * title or description.
 */
export function readContract(directory: string): Contract {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  const files = names.map((name) => ({ name, text: readFileSync(join(directory, name), "utf8") }));
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

/** The one unchecked cast: contractProblems has checked every keyword that Contract declares. */
const checked = (document: unknown) => document as Contract;

/**
 * Merges the texts of contract files.
 * @throws {ContractError} as `readContract` does.
 */
export function mergeContract(files: readonly ContractFile[]): Contract {
  const { LineCounter, parseDocument } = yaml();
  const parsed = files.map(({ name, text }) => {
    const lines = new LineCounter();
    // `<<` lets two schemas share fields without allOf, which every reader would have to undo.
    const document = parseDocument(text, { merge: true, lineCounter: lines });
    return { name, document, lines };
  });
  const yamlErrors = parsed.flatMap(({ name, document, lines }) =>
    document.errors.map((error) => {
      const { line } = lines.linePos(error.pos[0]);
      return `${name}:${line} ${error.message.split("\n")[0]}`;
    }),
  );
  if (yamlErrors.length > 0) throw new ContractError(yamlErrors.join("\n"));

  const problems: string[] = [];
  const merged: Record<string, unknown> = { paths: {}, components: {} };
  const origins = new Map<string, string>();
  for (const { name, document, lines } of parsed) {
    const report = (place: Place, message: string) => {
      problems.push(`${name}:${lineOf(document, lines, place)} ${place.join(" > ")}: ${message}`);
    };
    // The contract is our own and small: no limit on aliases is needed.
    const content: unknown = document.toJS({ maxAliasCount: -1 });
    if (!isRecord(content)) {
      report([], "is not a mapping");
      continue;
    }
    mergeInto(merged, content, [], name, origins, report);
  }
  if (problems.length === 0) {
    for (const { place, message } of contractProblems(merged)) {
      problems.push(`${located(parsed, place)} ${place.join(" > ")}: ${message}`);
    }
  }
  if (problems.length > 0) throw new ContractError(problems.join("\n"));
  return checked(merged);
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
      if (!isRecord(target[key])) target[key] = {};
      const inner = target[key];
      if (isRecord(inner)) mergeInto(inner, value, here, file, origins, report);
    } else if (key in target) {
      report(here, `is already defined in ${origins.get(id)}`);
    } else {
      target[key] = value;
      origins.set(id, file);
    }
  }
}

interface ParsedFile {
  name: string;
  document: Document;
  lines: LineCounter;
}

/** The file that goes furthest along the place, and the line there. */
function located(files: ParsedFile[], place: Place): string {
  let best = { depth: -1, text: "" };
  for (const { name, document, lines } of files) {
    const { depth } = nodeAt(document, place);
    if (depth > best.depth) best = { depth, text: `${name}:${lineOf(document, lines, place)}` };
  }
  return best.text;
}

function lineOf(document: Document, lines: LineCounter, place: Place): number {
  return lines.linePos(nodeAt(document, place).offset).line;
}

/** As deep as the place can be followed in the text; behind an alias it cannot. */
function nodeAt(document: Document, place: Place): { depth: number; offset: number } {
  const { isCollection, isMap, isNode } = yaml();
  let node: unknown = document.contents;
  let depth = 0;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of place) {
    if (!isCollection(node)) break;
    const pair = isMap(node)
      ? node.items.find((item) => isNode(item.key) && String(item.key) === String(step))
      : undefined;
    const next: unknown = node.get(step, true);
    if (next === undefined) break;
    const from = isNode(pair?.key) ? pair.key : next;
    offset = isNode(from) ? (from.range?.[0] ?? offset) : offset;
    node = next;
    depth += 1;
  }
  return { depth, offset };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
