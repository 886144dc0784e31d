import { type Contract, type Schema, schemaName } from "../../common/contract.ts";
import type { Json, JsonObject } from "../../common/json.ts";
import { put } from "../../common/own.ts";
import { createRandom, type Random } from "../random.ts";

export interface ExampleOptions {
  /** The same operation gives the same example. */
  call: string;
  /** Times lie shortly before this, unix seconds. */
  now: number;
  /** Path parameters: a field of the same name, and the `id` at the top, take their values. */
  params: Readonly<Record<string, string>>;
}

/** Lists that hold themselves end after this many levels at the latest. */
const MAX_DEPTH = 12;

/** What a list or scroll says when nothing follows. */
const NEXT_PAGE = new Set(["next", "prev", "starting_after", "scroll_param"]);

/** A value that a schema allows, made up from its examples, formats and names. */
export function exampleOf(schema: Schema, contract: Contract, options: ExampleOptions): Json {
  const { call, now, params } = options;
  const random: Random = createRandom(1, `example of ${call}`);
  const id = random.integer(100_000, 999_999);
  const own = ownId(call, params);

  return build(schema, "", []) ?? {};

  /**
   * Undefined where the schema holds nothing but itself.
   * @param within the names of the schemas around it
   */
  function build(schema: Schema, name: string, within: readonly string[]): Json | undefined {
    if (schema.$ref !== undefined) {
      const target = schemaName(schema.$ref);
      const resolved = contract.components.schemas[target];
      if (resolved === undefined || within.includes(target)) return undefined;
      return build(resolved, name === "" ? target : name, [...within, target]);
    }
    const known = parameter(schema, name, within);
    if (known !== undefined) return known;
    if (schema.nullable && NEXT_PAGE.has(name)) return null;
    if (schema.example !== undefined) return schema.example;
    if (schema.enum !== undefined) return schema.enum.find((value) => value !== null) ?? null;
    if (schema.default !== undefined) return schema.default;
    const made = make(schema, name, within);
    return made === undefined && schema.nullable ? null : made;
  }

  function make(schema: Schema, name: string, within: readonly string[]): Json | undefined {
    if (schema.oneOf !== undefined) {
      for (const one of schema.oneOf) {
        const made = build(one, name, within);
        if (made !== undefined) return made;
      }
      return undefined;
    }
    switch (schema.type) {
      case "array": {
        const item = within.length > MAX_DEPTH ? undefined : build(schema.items ?? {}, "", within);
        return item === undefined ? [] : Array.from({ length: schema.minItems ?? 1 }, () => item);
      }
      case "object":
        return object(schema, within);
      case "integer":
      case "number":
        return number(schema, name);
      case "boolean":
        return false;
      default:
        return text(schema, name, within);
    }
  }

  function object(schema: Schema, within: readonly string[]): JsonObject | undefined {
    const made: JsonObject = {};
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const value = build(property, name, within);
      if (value !== undefined) put(made, name, value);
      else if (schema.required?.includes(name)) return undefined;
    }
    return made;
  }

  function number({ format, minimum = 0, maximum }: Schema, name: string): number {
    if (format === "unix-time") return Math.max(0, Math.floor(now) - (id % 3600));
    const wanted = /(^|_)id$/.test(name) ? id : 1;
    return Math.min(Math.max(wanted, minimum), maximum ?? wanted);
  }

  function text({ format }: Schema, name: string, within: readonly string[]): string {
    const moment = () => new Date(Math.floor(now) * 1000).toISOString();
    if (format === "date-time") return moment();
    if (format === "date") return moment().slice(0, 10);
    if (format === "email" || name.endsWith("email")) return "ada@example.com";
    if (format === "uri" || name.endsWith("url")) return `https://example.com/${id}`;
    if (format === "uuid") return createRandom(id, "uuid").uuid();
    if (format === "byte") return Buffer.from("example").toString("base64");
    if (/(^|_)id$/.test(name)) return String(id);
    if (name === "type")
      return within.at(-1)?.endsWith("list") ? "list" : (within.at(-1) ?? "list");
    return name.replaceAll("_", " ") || "example";
  }

  function parameter({ type }: Schema, name: string, within: readonly string[]): Json | undefined {
    const value = params[name] ?? (name === "id" && within.length <= 1 ? own : undefined);
    if (value === undefined) return undefined;
    if (type === "string") return value;
    return type === "integer" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  }
}

/** Of the thing that the address names: the parameter at its end. */
function ownId(call: string, params: Readonly<Record<string, string>>): string | undefined {
  const name = /\{(\w+)\}$/.exec(call)?.[1];
  return name === undefined ? undefined : params[name];
}
