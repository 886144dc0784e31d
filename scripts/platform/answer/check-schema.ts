import {
  dereference,
  type Schema as JsonSchema,
  type OutputUnit,
  validate,
} from "@cfworker/json-schema";
import { boundedAnew, LimitError, unhurried } from "../bounded.ts";
import { isRecord, type Schema, type Swagger } from "../definition/swagger.ts";
import { toDefinitionsSchema, toJsonSchema } from "./answer-schema.ts";

/** One difference between an answer and what the definition declares. */
export interface AnswerFinding {
  /** JSON pointer into the body; empty for the answer as a whole. */
  pointer: string;
  /** What was broken: a keyword of JSON Schema, or status, json, file, schema, limit, policy, location, items, next-link. */
  rule: string;
  message: string;
}

/** Compares a body, parsed, with a schema of the definition. */
export type CheckSchema = (schema: Schema, body: unknown) => AnswerFinding[];

/** Real milliseconds that holding an answer against a stranger's schema may take. */
const CHECK_LIMIT = 500;

const checks = new WeakMap<Swagger, CheckSchema>();

/**
 * Schemas are read, not compiled: most check one answer, and compiling one takes longer than all of its
 * checks. What takes longer than its limit, as patterns like `^(a+)+$` do, is a finding.
 */
export function createCheckSchema(definition: Swagger): CheckSchema {
  const known = checks.get(definition);
  if (known !== undefined) return known;
  const made = checkSchemaOf(definition);
  checks.set(definition, made);
  return made;
}

function checkSchemaOf(definition: Swagger): CheckSchema {
  const isQuick = !holdsSlow(definition);
  const within = <T>(work: () => T): T =>
    isQuick ? unhurried(work) : boundedAnew(CHECK_LIMIT, work);
  const prepared = new Map<Schema, JsonSchema>();
  let definitions: ReturnType<typeof dereference> | undefined;

  return (schema, body) => {
    try {
      definitions ??= dereference(toDefinitionsSchema(definition.definitions ?? {}));
      let known = prepared.get(schema);
      if (known === undefined) {
        known = toJsonSchema(schema);
        dereference(known, definitions, new URL(`https://connector/${prepared.size}`));
        prepared.set(schema, known);
      }
      const { errors } = within(() => validate(body, known, "7", definitions, false));
      return leaves(errors).map(({ instanceLocation, keyword, error }) => ({
        pointer: instanceLocation.slice(1),
        rule: keyword,
        message: error,
      }));
    } catch (error) {
      return [stopped(error, definition)];
    }
  };
}

/** What only says that something below it is wrong. */
const OUTER: ReadonlySet<string> = new Set(["$ref", "properties", "items", "allOf", "if", "else"]);

function leaves(errors: readonly OutputUnit[]): readonly OutputUnit[] {
  return errors.filter(({ keyword, instanceLocation }, index) => {
    // What `additionalProperties: false` forbids has been said as that.
    if (keyword === "false") return false;
    if (keyword !== "additionalProperties") return !OUTER.has(keyword);
    const next = errors[index + 1];
    return next?.keyword === "false" && next.instanceLocation.startsWith(instanceLocation);
  });
}

/** Why an answer could not be held against a schema. */
function stopped(error: unknown, definition: Swagger): AnswerFinding {
  const text = error instanceof Error ? error.message : String(error);
  const [message = ""] = shortened(text).split("\n");
  if (error instanceof LimitError) {
    const patterns = patternsIn(definition).map(shortened).slice(0, 3).join(", ");
    const named = patterns === "" ? "" : ` (patterns: ${patterns})`;
    return { pointer: "", rule: "limit", message: `checking the answer ${message}${named}` };
  }
  return { pointer: "", rule: "schema", message: `the declared schema is wrong: ${message}` };
}

/**
 * What of a schema can take longer than schema and answer are long: patterns, comparing each item with
 * each, and holding a value against several schemas, each of which may do so again below.
 */
const SLOW: ReadonlySet<string> = new Set(["pattern", "uniqueItems", "allOf"]);

/** Whether any of it stands anywhere; a property of such a name counts, too, and does no harm. */
function holdsSlow(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsSlow);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, member]) => SLOW.has(key) || holdsSlow(member));
}

function patternsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(patternsIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === "pattern" && typeof member === "string" ? [member] : patternsIn(member),
  );
}

function shortened(pattern: string): string {
  return pattern.length > 80 ? `${pattern.slice(0, 79)}…` : pattern;
}
