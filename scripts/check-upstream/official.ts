/**
 * Reads Intercom's official OpenAPI description, of which nothing is certain but that it is a tree:
 * references, allOf, oneOf and anyOf are resolved into plain alternatives.
 */

/** A part of the official file, with the JSON pointer where it stands. */
export interface Part {
  value: unknown;
  pointer: string;
}

/** One of the shapes that a schema allows, without references and combinations. */
export interface Alternative {
  /** As written, or judged by what else is said; undefined where anything is allowed. */
  type: string | undefined;
  nullable: boolean;
  /** Without null; undefined where the set is open. */
  values: unknown[] | undefined;
  properties: Map<string, Part>;
  required: Set<string>;
  items: Part | undefined;
}

export interface OfficialOperation {
  pointer: string;
  /** By "path name" and "query name"; path parameters by their position, as "path 0". */
  parameters: Map<string, { required: boolean; schema: Part }>;
  body: { required: boolean; schema: Part } | undefined;
  /** By status; an answer without JSON has no schema. */
  answers: Map<string, Part | undefined>;
}

export type Entries = Record<string, unknown>;

export function isEntries(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entries(value: unknown): Entries {
  return isEntries(value) ? value : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function child(part: Part, ...keys: (string | number)[]): Part {
  let { value, pointer } = part;
  for (const key of keys) {
    value = entries(Array.isArray(value) ? { ...value } : value)[String(key)];
    pointer += `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  }
  return { value, pointer };
}

/** Follows `$ref` as long as there is one. A reference that leads nowhere gives undefined. */
export function follow(document: Entries, part: Part): Part {
  const seen = new Set<string>();
  let current = part;
  for (;;) {
    const ref = entries(current.value).$ref;
    if (typeof ref !== "string" || seen.has(ref)) return current;
    seen.add(ref);
    const keys = ref
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    current = child({ value: document, pointer: "#" }, ...keys);
  }
}

/** The wire form of a path: the names in braces are not sent, and change between versions. */
export function wirePath(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}

/** The names in braces, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
}

/** The official paths by their wire form, each with its methods as they stand. */
export function officialPaths(document: Entries): Map<string, { path: string; item: Part }> {
  const paths = child({ value: document, pointer: "#" }, "paths");
  return new Map(
    Object.keys(entries(paths.value)).map((path) => [
      wirePath(path),
      { path, item: follow(document, child(paths, path)) },
    ]),
  );
}

/** One operation of a path item, or undefined where the path has no such method. */
export function officialOperation(
  document: Entries,
  path: string,
  item: Part,
  method: string,
): OfficialOperation | undefined {
  const operation = child(item, method);
  if (!isEntries(operation.value)) return undefined;

  const parameters: OfficialOperation["parameters"] = new Map();
  const names = pathNames(path);
  for (const holder of [item, operation]) {
    const all = child(holder, "parameters");
    for (const index of list(all.value).keys()) {
      const parameter = follow(document, child(all, index));
      const { name, in: where, required } = entries(parameter.value);
      const key = where === "path" ? names.indexOf(String(name)) : name;
      parameters.set(`${where} ${key}`, {
        required: required === true,
        schema: child(parameter, "schema"),
      });
    }
  }

  const requestBody = follow(document, child(operation, "requestBody"));
  const bodySchema = json(requestBody);
  const answers: OfficialOperation["answers"] = new Map();
  const responses = child(operation, "responses");
  for (const status of Object.keys(entries(responses.value))) {
    answers.set(status, json(follow(document, child(responses, status))));
  }
  return {
    pointer: operation.pointer,
    parameters,
    body: bodySchema && {
      required: entries(requestBody.value).required === true,
      schema: bodySchema,
    },
    answers,
  };
}

function json(holder: Part): Part | undefined {
  const schema = child(holder, "content", "application/json", "schema");
  return schema.value === undefined ? undefined : schema;
}

/** All shapes that a schema allows. */
export function alternatives(document: Entries, part: Part): Alternative[] {
  return expand(document, part, new Set());
}

function expand(document: Entries, part: Part, above: Set<unknown>): Alternative[] {
  const schema = entries(part.value);
  // A combination that contains itself adds nothing to itself.
  if (above.has(part.value)) return [];
  const below = new Set([...above, part.value]);

  let result = [own(part)];
  if (typeof schema.$ref === "string") {
    const target = follow(document, part);
    result = combine(result, expand(document, target, below));
  }
  const all = child(part, "allOf");
  for (const index of list(all.value).keys()) {
    result = combine(result, expand(document, child(all, index), below));
  }
  for (const keyword of ["oneOf", "anyOf"]) {
    const some = child(part, keyword);
    const choices = list(some.value).flatMap((_, index) =>
      expand(document, child(some, index), below),
    );
    if (choices.length > 0) result = combine(result, choices);
  }
  return result;
}

/** What the schema says itself, apart from references and combinations. */
function own(part: Part): Alternative {
  const schema = entries(part.value);
  const properties = child(part, "properties");
  const names = Object.keys(entries(properties.value));
  // OpenAPI 3.1 writes nullability as a list of types.
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const written = types.find((type) => typeof type === "string" && type !== "null");
  const judged = names.length > 0 ? "object" : schema.items !== undefined ? "array" : undefined;
  const values = Array.isArray(schema.enum) ? schema.enum : undefined;
  return {
    type: typeof written === "string" ? written : judged,
    nullable:
      schema.nullable === true || types.includes("null") || (values?.includes(null) ?? false),
    values: values?.filter((value) => value !== null),
    properties: new Map(names.map((name) => [name, child(properties, name)])),
    required: new Set(list(schema.required).filter((name) => typeof name === "string")),
    items: schema.items === undefined ? undefined : child(part, "items"),
  };
}

/** Both hold. A combination without any alternative (a ring of references) says nothing. */
function combine(left: Alternative[], right: Alternative[]): Alternative[] {
  if (right.length === 0) return left;
  return left.flatMap((a) =>
    right.map((b) => ({
      type: a.type ?? b.type,
      // Beside $ref or allOf the file says `nullable` of the whole, as its examples show.
      nullable: a.nullable || b.nullable,
      values: a.values ?? b.values,
      properties: new Map([...b.properties, ...a.properties]),
      required: new Set([...a.required, ...b.required]),
      items: a.items ?? b.items,
    })),
  );
}
