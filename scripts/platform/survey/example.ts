import { own, put } from "../../common/own.ts";
import { requiredNames, resolveSchema } from "../definition/schema.ts";
import { isRecord, type Schema, type Swagger } from "../definition/swagger.ts";

/** What a schema may say of its values beyond what the platform itself reads. */
interface Exemplary extends Schema {
  "x-ms-test-value"?: unknown;
  example?: unknown;
  minLength?: number;
  maxLength?: number;
}

/** Where a callback would arrive; nothing ever calls it. */
const NOTIFICATION_URL = "https://gateway.example/callback";

const BY_FORMAT = new Map(
  Object.entries({
    "date-time": "2024-01-01T00:00:00Z",
    date: "2024-01-01",
    uuid: "00000000-0000-4000-8000-000000000000",
    email: "someone@example.com",
    uri: "https://host.example/x",
    byte: "eA==",
  }),
);

/** Schemas of strangers can ask for more values, or longer ones, than any machine holds. */
const MOST_VALUES = 20_000;
const LONGEST_TEXT = 10_000;
/** A schema may also lie in itself without a reference of its own, through `allOf`. */
const DEEPEST = 50;

/**
 * A value that fits a schema or a parameter, the same every time: what the definition itself gives
 * (x-ms-test-value, default, example, the first choice), else one made from type and format.
 * Objects have all their properties, so that what works on optional ones works here.
 * @param open the references that this schema lies in, "" for a schema without one
 * @param budget how many values may still be made
 * @returns undefined for a schema inside itself, which ends there
 */
export function exampleOf(
  definition: Swagger,
  schema: Schema,
  open: readonly string[] = [],
  budget = { left: MOST_VALUES },
): unknown {
  budget.left -= 1;
  if (budget.left < 0 || open.length > DEEPEST) return undefined;
  if (schema.$ref !== undefined && open.includes(schema.$ref)) return undefined;
  const inside = [...open, schema.$ref ?? ""];
  const resolved: Exemplary = resolveSchema(definition, schema);
  const inner = (one: Schema) => exampleOf(definition, one, inside, budget);
  if (resolved["x-ms-notification-url"] === true) return NOTIFICATION_URL;
  for (const given of [resolved["x-ms-test-value"], resolved.default, resolved.example]) {
    if (given === undefined || !fits(given, resolved.type)) continue;
    return isRecord(given) ? withRequired(given, resolved, inner) : given;
  }
  if (Array.isArray(resolved.enum) && resolved.enum.length > 0) return resolved.enum[0];
  switch (resolved.type) {
    case "integer":
    case "number":
      return numberOf(resolved);
    case "boolean":
      return true;
    case "array":
      return [inner(resolved.items ?? {})].filter((item) => item !== undefined);
    default:
      return resolved.type === "object" || isRecord(resolved.properties)
        ? objectOf(resolved, inner)
        : textOf(resolved);
  }
}

/** Some published defaults and examples are of another type than they stand beside. */
function fits(value: unknown, type: string | undefined): boolean {
  switch (type) {
    case "integer":
    case "number":
      return typeof value === "number";
    case "array":
      return Array.isArray(value);
    case "object":
      return isRecord(value);
    case "string":
    case "boolean":
      return typeof value === type;
    default:
      return true;
  }
}

/** Some published defaults lack properties that their own schema requires. */
function withRequired(
  given: Record<string, unknown>,
  schema: Schema,
  exampleOfInner: (schema: Schema) => unknown,
): Record<string, unknown> {
  const lacking = requiredNames(schema).filter((name) => !Object.hasOwn(given, name));
  if (lacking.length === 0) return given;
  const filled = { ...given };
  for (const name of lacking) {
    put(filled, name, exampleOfInner(own(schema.properties ?? {}, name) ?? {}));
  }
  return filled;
}

function objectOf(
  { properties = {}, additionalProperties }: Schema,
  exampleOfInner: (schema: Schema) => unknown,
): Record<string, unknown> {
  const all = isRecord(additionalProperties)
    ? { ...properties, key: additionalProperties }
    : properties;
  return Object.fromEntries(
    Object.entries(all)
      .map(([name, property]) => [name, exampleOfInner(property)])
      .filter(([, value]) => value !== undefined),
  );
}

function numberOf({ minimum, exclusiveMinimum, maximum }: Schema): number {
  const lowest = minimum === undefined ? 1 : minimum + (exclusiveMinimum === true ? 1 : 0);
  return maximum === undefined ? Math.max(lowest, 1) : Math.min(Math.max(lowest, 1), maximum);
}

function textOf({ format, minLength = 0, maxLength }: Exemplary): string {
  const text = BY_FORMAT.get(format ?? "") ?? "x".padEnd(Math.min(minLength, LONGEST_TEXT), "x");
  return maxLength === undefined ? text : text.slice(0, Math.max(maxLength, 1));
}
