import { resolveSchema } from "../definition/schema.ts";
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

/**
 * A value that fits a schema or a parameter, the same every time: what the definition itself gives
 * (x-ms-test-value, default, example, the first choice), else one made from type and format.
 * Objects have all their properties, so that what works on optional ones works here.
 * @param open the references that this schema lies in
 * @returns undefined for a schema inside itself, which ends there
 */
export function exampleOf(
  definition: Swagger,
  schema: Schema,
  open: readonly string[] = [],
): unknown {
  if (schema.$ref !== undefined && open.includes(schema.$ref)) return undefined;
  const inside = schema.$ref === undefined ? open : [...open, schema.$ref];
  const resolved: Exemplary = resolveSchema(definition, schema);
  if (resolved["x-ms-notification-url"] === true) return NOTIFICATION_URL;
  for (const given of [resolved["x-ms-test-value"], resolved.default, resolved.example]) {
    if (given !== undefined && fits(given, resolved.type)) return given;
  }
  if (Array.isArray(resolved.enum) && resolved.enum.length > 0) return resolved.enum[0];
  switch (resolved.type) {
    case "integer":
    case "number":
      return numberOf(resolved);
    case "boolean":
      return true;
    case "array":
      return [exampleOf(definition, resolved.items ?? {}, inside)].filter(
        (item) => item !== undefined,
      );
    default:
      return resolved.type === "object" || isRecord(resolved.properties)
        ? objectOf(definition, resolved, inside)
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

function objectOf(
  definition: Swagger,
  { properties = {}, additionalProperties }: Schema,
  open: readonly string[],
): Record<string, unknown> {
  const all = isRecord(additionalProperties)
    ? { ...properties, key: additionalProperties }
    : properties;
  return Object.fromEntries(
    Object.entries(all)
      .map(([name, property]) => [name, exampleOf(definition, property, open)])
      .filter(([, value]) => value !== undefined),
  );
}

function numberOf({ minimum, exclusiveMinimum, maximum }: Schema): number {
  const lowest = minimum === undefined ? 1 : minimum + (exclusiveMinimum === true ? 1 : 0);
  return maximum === undefined ? Math.max(lowest, 1) : Math.min(Math.max(lowest, 1), maximum);
}

function textOf({ format, minLength = 0, maxLength }: Exemplary): string {
  const text = BY_FORMAT.get(format ?? "") ?? "x".padEnd(minLength, "x");
  return maxLength === undefined ? text : text.slice(0, Math.max(maxLength, 1));
}
