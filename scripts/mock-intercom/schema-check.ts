/**
 * Checks values against schemas, with the keywords that the contract uses. A schema becomes a function,
 * each part of it when a value first reaches it, so that whoever checks little waits for little.
 */
import { type Schema, type SchemaType, schemaName } from "../common/contract.ts";
import { isObject, type Json } from "../common/json.ts";

/** What is wrong with a value. */
export interface SchemaFault {
  /** Names and indexes from the value down to what is wrong. */
  readonly place: readonly string[];
  /** Without the place: "must be integer". */
  readonly message: string;
  /** The name of what is not there. */
  readonly missing?: string;
}

/** The first thing about a value that its schema does not allow. */
export type SchemaCheck = (value: Json) => SchemaFault | undefined;

/** What `checkOf` takes; the contract's schemas and literals of this form. */
export type CheckedSchema = Omit<Schema, "properties" | "items" | "oneOf" | "enum"> & {
  readonly properties?: Readonly<Record<string, CheckedSchema>>;
  readonly items?: CheckedSchema;
  readonly oneOf?: readonly CheckedSchema[];
  readonly enum?: readonly (string | number | boolean | null)[];
};

/** How schemas are read. */
export interface SchemaReader {
  /** The schema of a name that is referred to. */
  named(name: string): CheckedSchema | undefined;
  /** What is allowed in place of a property's schema; undefined for that alone. */
  also?(name: string, schema: CheckedSchema): CheckedSchema | undefined;
}

/**
 * Makes checks. References to the same name share one.
 * @example
 * const check = createSchemaChecks({ named: (name) => contract.components.schemas[name] });
 * check({ type: "integer" })("one"); // { place: [], message: "must be integer" }
 */
export function createSchemaChecks(
  { named, also }: SchemaReader = { named: () => undefined },
): (schema: CheckedSchema) => SchemaCheck {
  const byName = new Map<string, SchemaCheck>();

  const refer = (ref: string): SchemaCheck => {
    const name = schemaName(ref);
    const known = byName.get(name);
    if (known !== undefined) return known;
    const schema = named(name);
    if (schema === undefined) throw new Error(`${ref} leads to no schema`);
    const check = checkOf(schema);
    byName.set(name, check);
    return check;
  };

  const property = (name: string, schema: CheckedSchema): SchemaCheck => {
    const other = also?.(name, schema);
    return other === undefined ? checkOf(schema) : anyOf(checkOf(schema), checkOf(other));
  };

  function checkOf(schema: CheckedSchema): SchemaCheck {
    const { $ref } = schema;
    if ($ref !== undefined) {
      let check: SchemaCheck | undefined;
      return (value) => {
        check ??= refer($ref);
        return check(value);
      };
    }
    let checks: readonly SchemaCheck[] | undefined;
    return (value) => {
      if (value === null && schema.nullable) return undefined;
      checks ??= checksOf(schema);
      for (const check of checks) {
        const fault = check(value);
        if (fault !== undefined) return fault;
      }
      return undefined;
    };
  }

  function checksOf(schema: CheckedSchema): SchemaCheck[] {
    const { type, enum: words, format, oneOf, items, properties, required = [] } = schema;
    const { minimum, maximum, minItems, maxItems, additionalProperties } = schema;
    const checks: SchemaCheck[] = [];
    if (type !== undefined) {
      const matches = TYPES[type];
      const message = `must be ${type}${schema.nullable ? " or null" : ""}`;
      checks.push((value) => (matches(value) ? undefined : { place: [], message }));
    }
    if (words !== undefined) {
      const message = `must be one of ${words.map(String).join(", ")}`;
      checks.push((value) =>
        words.some((word) => word === value) ? undefined : { place: [], message },
      );
    }
    const pattern = format === undefined ? undefined : FORMATS[format];
    if (pattern !== undefined) {
      checks.push((value) =>
        typeof value !== "string" || pattern(value)
          ? undefined
          : { place: [], message: `must be of the format ${format}` },
      );
    }
    if (minimum !== undefined) checks.push(bound((value) => value >= minimum, `>= ${minimum}`));
    if (maximum !== undefined) checks.push(bound((value) => value <= maximum, `<= ${maximum}`));
    if (oneOf !== undefined) checks.push(exactlyOne(oneOf.map(checkOf)));
    if (minItems !== undefined) {
      checks.push(length((items) => items >= minItems, `at least ${minItems}`));
    }
    if (maxItems !== undefined) {
      checks.push(length((items) => items <= maxItems, `at most ${maxItems}`));
    }
    if (items !== undefined) checks.push(each(checkOf(items)));
    if (required.length > 0) checks.push(has(required));
    if (additionalProperties === false) checks.push(hasOnly(properties ?? {}));
    if (properties !== undefined) checks.push(members(properties, property));
    return checks;
  }

  return checkOf;
}

/** A finding of `inner`, seen from one level up. */
function below(key: string, fault: SchemaFault): SchemaFault {
  return { ...fault, place: [key, ...fault.place] };
}

function anyOf(first: SchemaCheck, second: SchemaCheck): SchemaCheck {
  return (value) => {
    const fault = first(value);
    return fault === undefined || second(value) === undefined ? undefined : fault;
  };
}

/** Where none will do, the first one says why. */
function exactlyOne(checks: readonly SchemaCheck[]): SchemaCheck {
  return (value) => {
    let first: SchemaFault | undefined;
    let matching = 0;
    for (const check of checks) {
      const fault = check(value);
      if (fault === undefined) matching += 1;
      else first ??= fault;
    }
    if (matching === 1) return undefined;
    const undecided = { place: [], message: "must match exactly one of several forms" };
    return matching === 0 ? first : undecided;
  };
}

function bound(holds: (value: number) => boolean, words: string): SchemaCheck {
  return (value) =>
    typeof value !== "number" || holds(value)
      ? undefined
      : { place: [], message: `must be ${words}` };
}

function length(holds: (items: number) => boolean, words: string): SchemaCheck {
  return (value) =>
    !Array.isArray(value) || holds(value.length)
      ? undefined
      : { place: [], message: `must have ${words} entries` };
}

function each(check: SchemaCheck): SchemaCheck {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    for (let i = 0; i < value.length; i++) {
      const fault = check(value[i] ?? null);
      if (fault !== undefined) return below(String(i), fault);
    }
    return undefined;
  };
}

function has(names: readonly string[]): SchemaCheck {
  return (value) => {
    if (!isObject(value)) return undefined;
    const missing = names.find((name) => !Object.hasOwn(value, name));
    if (missing === undefined) return undefined;
    return { place: [], message: `must have ${missing}`, missing };
  };
}

function hasOnly(properties: Readonly<Record<string, unknown>>): SchemaCheck {
  return (value) => {
    const other = isObject(value) && Object.keys(value).find((key) => !(key in properties));
    if (typeof other !== "string") return undefined;
    const known = Object.keys(properties).join(", ");
    return { place: [], message: `must not have ${other} (only ${known})` };
  };
}

function members(
  properties: Readonly<Record<string, CheckedSchema>>,
  checkOf: (name: string, schema: CheckedSchema) => SchemaCheck,
): SchemaCheck {
  const entries = Object.entries(properties).map(([name, schema]) => ({
    name,
    check: checkOf(name, schema),
  }));
  return (value) => {
    if (!isObject(value)) return undefined;
    for (const { name, check } of entries) {
      const inner = value[name];
      if (inner === undefined || !Object.hasOwn(value, name)) continue;
      const fault = check(inner);
      if (fault !== undefined) return below(name, fault);
    }
    return undefined;
  };
}

const TYPES: Readonly<Record<SchemaType, (value: Json) => boolean>> = {
  string: (value) => typeof value === "string",
  integer: (value) => typeof value === "number" && Number.isInteger(value),
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  array: Array.isArray,
  object: isObject,
};

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/;

/** What texts of a format must be; other formats say how to read a value, not what it may be. */
const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: (text) => DATE.test(text) && isDate(text),
  "date-time": (text) => TIME.test(text) && isDate(text.slice(0, 10)),
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  uri: (text) => /^[a-z][a-z\d+.-]*:\S+$/i.test(text),
  uuid: (text) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text),
  digits: (text) => /^\d{1,15}$/.test(text),
  byte: (text) => /^([a-z\d+/]{4})*([a-z\d+/]{2}==|[a-z\d+/]{3}=)?$/i.test(text),
};

/** February has no 30th: a date that a calendar does not have reads as another one, or as none. */
function isDate(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
