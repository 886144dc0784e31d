import { Ajv, type Options, type ValidateFunction } from "ajv";
import addFormatsModule from "ajv-formats";
import { bounded, boundedAnew, LimitError, unhurried } from "../bounded.ts";
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

// The package is CommonJS: its own default is a property of the module that NodeNext sees.
const addFormats = addFormatsModule.default;

/** Real milliseconds that compiling a stranger's schema, and holding an answer against it, may take. */
const COMPILE_LIMIT = 5000;
const CHECK_LIMIT = 500;

type RegExpEngine = NonNullable<NonNullable<Options["code"]>["regExp"]>;

const checks = new WeakMap<Swagger, CheckSchema>();

/**
 * A schema is compiled once, when first needed, however many connections there are. What takes longer
 * than its limit, as patterns like `^(a+)+$` do, is a finding.
 */
export function createCheckSchema(definition: Swagger): CheckSchema {
  const known = checks.get(definition);
  if (known !== undefined) return known;
  const made = checkSchemaOf(definition);
  checks.set(definition, made);
  return made;
}

function checkSchemaOf(definition: Swagger): CheckSchema {
  let ajv: Ajv | undefined;
  /** The pattern that was last begun. */
  let running: string | undefined;
  const patterns = Object.assign(
    (pattern: string, flags: string) => {
      const expression = new RegExp(pattern, flags);
      return {
        test(text: string) {
          running = pattern;
          return expression.test(text);
        },
      };
    },
    // Only asked for by code that is written to files.
    { code: "" },
  );
  const compiled = new Map<Schema, ValidateFunction | string>();

  const isQuick = !holdsSlow(definition);

  const validatorOf = (schema: Schema): ValidateFunction | string => {
    let validator = compiled.get(schema);
    if (validator === undefined) {
      try {
        const compile = () => {
          ajv ??= checkerOf(definition, patterns);
          return ajv.compile(toJsonSchema(schema));
        };
        validator = isQuick ? unhurried(compile) : bounded(COMPILE_LIMIT, compile);
      } catch (error) {
        // Stopped at any point, it may be half done.
        if (error instanceof LimitError) ajv = undefined;
        validator = error instanceof Error ? error.message : String(error);
      }
      compiled.set(schema, validator);
    }
    return validator;
  };

  return (schema, body) => {
    const validator = validatorOf(schema);
    if (typeof validator === "string") {
      const message = `the declared schema is wrong: ${validator}`;
      return [{ pointer: "", rule: "schema", message }];
    }
    running = undefined;
    try {
      const check = () => validator(body);
      if (isQuick ? unhurried(check) : boundedAnew(CHECK_LIMIT, check)) return [];
    } catch (error) {
      const what =
        running === undefined ? "checking the answer" : `the pattern ${shortened(running)}`;
      if (error instanceof LimitError) return limit(`${what} ${error.message}`);
      // Some are only found to be too large when they are first run.
      if (error instanceof SyntaxError) return limit(`${what} is too large to run`);
      throw error;
    }
    return (validator.errors ?? [])
      .filter((error) => error.keyword !== "if")
      .map((error) => ({
        pointer: error.instancePath,
        rule: error.keyword,
        message: error.message ?? error.keyword,
      }));
  };
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

function limit(message: string): AnswerFinding[] {
  return [{ pointer: "", rule: "limit", message }];
}

function shortened(pattern: string): string {
  return pattern.length > 80 ? `${pattern.slice(0, 79)}…` : pattern;
}

function checkerOf(definition: Swagger, regExp: RegExpEngine): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    logger: false,
    // Each schema checks few answers: compiling it counts, not running it.
    inlineRefs: false,
    code: { optimize: false, regExp },
  });
  // Other formats that definitions name (int32, byte, html, …) say how to show a value, and pass.
  addFormats(ajv, ["date-time", "date", "uuid", "email", "uri"]);
  ajv.addSchema(toDefinitionsSchema(definition.definitions ?? {}));
  return ajv;
}
