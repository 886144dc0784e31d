import { own } from "../../common/own.ts";
import { isRecord, type Schema, type Swagger } from "./swagger.ts";

/** A place in a JSON body that a maker can fill on its own. */
export interface BodyProperty {
  /** The names from the body down; makers write them with "/" between. */
  path: string[];
  schema: Schema;
  required: boolean;
}

/** Follows `$ref` and merges `allOf`, one level deep: what remains are the schema's own properties. */
export function resolveSchema(definition: Swagger, schema: Schema): Schema {
  let resolved = schema;
  for (let hops = 0; typeof resolved.$ref === "string" && hops < 20; hops++) {
    const name = decodeURIComponent(resolved.$ref.replace("#/definitions/", ""));
    resolved = own(definition.definitions ?? {}, name) ?? {};
  }
  if (!Array.isArray(resolved.allOf)) return resolved;
  const { allOf, ...rest } = resolved;
  const parts = [...allOf.map((part) => resolveSchema(definition, part)), rest];
  return {
    // Not Object.assign, to which a property called "__proto__" is none.
    ...Object.fromEntries(parts.flatMap((part) => Object.entries(part))),
    properties: Object.fromEntries(parts.flatMap((part) => Object.entries(part.properties ?? {}))),
    required: parts.flatMap(requiredNames),
  };
}

/** The names of a schema's required properties. */
export function requiredNames(schema: Schema): string[] {
  return Array.isArray(schema.required) ? schema.required : [];
}

// Designers stop unfolding recursive schemas; how deep is not documented. Ten levels is deeper
// than any published body.
const DEEPEST = 10;

/** The properties of a body, nested objects unfolded, arrays not. Parents come before children. */
export function bodyProperties(definition: Swagger, schema: Schema): BodyProperty[] {
  const found: BodyProperty[] = [];
  const visit = (parent: Schema, path: string[], open: Schema[]): void => {
    const resolved = resolveSchema(definition, parent);
    if (!isRecord(resolved.properties) || path.length >= DEEPEST) return;
    // A schema inside itself: its first occurrence is unfolded, the inner one filled as a whole.
    if (open.includes(parent)) return;
    const required = requiredNames(resolved);
    for (const [name, property] of Object.entries(resolved.properties)) {
      const here = [...path, name];
      found.push({
        path: here,
        schema: { ...resolveSchema(definition, property), ...ownTitle(property) },
        required: required.includes(name),
      });
      visit(refTarget(definition, property), here, [...open, parent]);
    }
  };
  visit(refTarget(definition, schema), [], []);
  return found;
}

/** The same object for every reference to it, so that recursion can be seen. */
function refTarget(definition: Swagger, schema: Schema): Schema {
  if (typeof schema.$ref !== "string") return schema;
  const name = decodeURIComponent(schema.$ref.replace("#/definitions/", ""));
  return own(definition.definitions ?? {}, name) ?? {};
}

function ownTitle(schema: Schema): Schema {
  return schema["x-ms-summary"] ? { "x-ms-summary": schema["x-ms-summary"] } : {};
}
