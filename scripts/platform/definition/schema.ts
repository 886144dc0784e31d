import { own } from "../../common/own.ts";
import { isRecord, type Schema, type Swagger } from "./swagger.ts";

/** A place in a JSON body that a maker can fill on its own. */
export interface BodyProperty {
  /** The names from the body down; makers write them with "/" between. */
  path: string[];
  schema: Schema;
  required: boolean;
}

/** The name of the definition that a reference means. */
export function definitionName(ref: string): string {
  const name = ref.replace("#/definitions/", "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

// A definition holds at most 512 schemas a body (Microsoft Learn); parts of parts of a stranger's
// `allOf` may be as many as it likes.
const MOST_PARTS = 1000;

/** Follows `$ref` and merges `allOf`, one level deep: what remains are the schema's own properties. */
export function resolveSchema(definition: Swagger, schema: Schema): Schema {
  return resolve(definition, schema, [], { left: MOST_PARTS });
}

/** @param open the references that this one lies in, which mean nothing inside themselves */
function resolve(
  definition: Swagger,
  schema: Schema,
  open: readonly string[],
  budget: { left: number },
): Schema {
  let resolved = schema;
  const refs = [...open];
  while (typeof resolved.$ref === "string") {
    if (refs.includes(resolved.$ref)) return {};
    refs.push(resolved.$ref);
    resolved = own(definition.definitions ?? {}, definitionName(resolved.$ref)) ?? {};
  }
  budget.left -= 1;
  if (!Array.isArray(resolved.allOf) || budget.left < 0) return resolved;
  const { allOf, ...rest } = resolved;
  const parts = [...allOf.map((part) => resolve(definition, part, refs, budget)), rest];
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
// than any published body. Nor is how many properties they show: Microsoft Learn allows 512 schemas.
const DEEPEST = 10;
const MOST_PROPERTIES = 5000;

/** The properties of a body, nested objects unfolded, arrays not. Parents come before children. */
export function bodyProperties(definition: Swagger, schema: Schema): BodyProperty[] {
  const found: BodyProperty[] = [];
  const visit = (parent: Schema, path: string[], open: Schema[]): void => {
    const resolved = resolveSchema(definition, parent);
    if (!isRecord(resolved.properties) || path.length >= DEEPEST) return;
    if (found.length >= MOST_PROPERTIES) return;
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
  return own(definition.definitions ?? {}, definitionName(schema.$ref)) ?? {};
}

function ownTitle(schema: Schema): Schema {
  return schema["x-ms-summary"] ? { "x-ms-summary": schema["x-ms-summary"] } : {};
}
