import { own } from "../../common/own.ts";
import { definitionName } from "../../platform/definition/schema.ts";
import { isRecord, type Schema, type Swagger } from "../../platform/definition/swagger.ts";

/** A schema and where in the definition it stands. */
export interface Located {
  readonly schema: Schema;
  /** JSON pointers, the place that refers to another one first. */
  readonly pointers: readonly string[];
}

/** A schema with what it refers to and is made of taken together. */
export interface Merged {
  /** Without properties: what is said beside a reference wins over what it refers to. */
  readonly facts: Schema;
  readonly properties: readonly (Located & { readonly name: string })[];
  readonly required: ReadonlySet<string>;
  readonly pointers: readonly string[];
  /** The references that were followed: a schema inside itself is told by them. */
  readonly refs: readonly string[];
}

/** Parts of parts of a stranger's `allOf` may be as many as it likes. */
const MOST_PARTS = 1000;

/** A segment of a JSON pointer. */
export function segment(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Follows `$ref` and merges `allOf`; a reference to what is not there, or back to itself, is empty. */
export function merge(definition: Swagger, located: Located): Merged {
  const budget = { left: MOST_PARTS };
  const parts = partsOf(definition, located, [], budget);
  const properties = new Map<string, Located & { name: string }>();
  const required = new Set<string>();
  for (const { schema, pointers } of parts) {
    const [pointer = ""] = pointers.slice(-1);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (!isRecord(property)) continue;
      const at = `${pointer}/properties/${segment(name)}`;
      properties.set(name, { name, schema: property, pointers: [at] });
    }
    for (const name of Array.isArray(schema.required) ? schema.required : []) required.add(name);
  }
  const facts: Schema = Object.fromEntries(
    parts.flatMap(({ schema: { properties: _, allOf: __, $ref: ___, ...rest } }) =>
      Object.entries(rest),
    ),
  );
  return {
    facts,
    properties: [...properties.values()],
    required,
    pointers: [...new Set([...located.pointers, ...parts.flatMap((part) => part.pointers)])],
    refs: parts.flatMap(({ refs }) => refs),
  };
}

/** What a schema is made of, itself last. */
function partsOf(
  definition: Swagger,
  { schema, pointers }: Located,
  open: readonly string[],
  budget: { left: number },
): (Located & { refs: readonly string[] })[] {
  budget.left -= 1;
  if (budget.left < 0) return [];
  const refs = typeof schema.$ref === "string" ? [schema.$ref] : [];
  const [ref] = refs;
  const [pointer = ""] = pointers.slice(-1);
  const inside = [...open, ...refs];
  const target = ref === undefined ? undefined : targetOf(definition, ref);
  const referred =
    ref === undefined || target === undefined || open.includes(ref)
      ? []
      : partsOf(definition, target, inside, budget);
  const all = Array.isArray(schema.allOf) ? schema.allOf : [];
  const made = all.flatMap((part, index) =>
    partsOf(definition, { schema: part, pointers: [`${pointer}/allOf/${index}`] }, inside, budget),
  );
  return [...referred, ...made, { schema, pointers: [pointer], refs }];
}

function targetOf(definition: Swagger, ref: string): Located | undefined {
  const name = definitionName(ref);
  const schema = own(definition.definitions ?? {}, name);
  return schema && { schema, pointers: [`/definitions/${segment(name)}`] };
}
