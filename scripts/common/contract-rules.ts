/**
 * What must hold for a merged contract, so that whoever reads it need not check again: only known
 * keywords, references that lead somewhere, a title and a description for every field.
 */

/** Keys and indexes from the top of the document down. */
export type Place = (string | number)[];

export interface ContractProblem {
  place: Place;
  message: string;
  /** A name that is not known, and those that are. */
  unknown?: { name: string; among: readonly string[] };
}

/** Whether a value is allowed; `words` are those that are, where they can be listed. */
type Check = ((value: unknown) => boolean) & { words?: readonly string[] };

const isString: Check = (value) => typeof value === "string" && value.trim() !== "";
const isBoolean: Check = (value) => typeof value === "boolean";
const isNumber: Check = (value) => typeof value === "number";
const isLiteral: Check = (value) => value === null || typeof value !== "object";
const isList: Check = (value) => Array.isArray(value);
const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isOneOf = (...words: string[]): Check =>
  Object.assign((value: unknown) => words.some((word) => word === value), { words });

const optional = (check: Check): Check => {
  return Object.assign((value: unknown) => value === undefined || check(value), {
    words: check.words ?? [],
  });
};

type Keywords = Record<string, Check>;

const DOCUMENT: Keywords = {
  openapi: isString,
  info: isMapping,
  servers: isList,
  security: isList,
  paths: isMapping,
  components: isMapping,
};
const INFO: Keywords = { title: isString, version: isString, description: isString };
const SERVER: Keywords = { url: isString, description: isString };
const COMPONENTS: Keywords = { schemas: isMapping, securitySchemes: isMapping };
const SECURITY_SCHEME: Keywords = { type: isString, scheme: isString, description: isString };
const PATH_ITEM: Keywords = Object.fromEntries(
  ["get", "post", "put", "patch", "delete"].map((method) => [method, optional(isMapping)]),
);
const OPERATION: Keywords = {
  summary: isString,
  description: isString,
  parameters: optional(isList),
  requestBody: optional(isMapping),
  responses: isMapping,
};
const PARAMETER: Keywords = {
  name: isString,
  in: isOneOf("path", "query"),
  required: optional(isBoolean),
  description: isString,
  schema: isMapping,
  example: optional(isLiteral),
};
const REQUEST_BODY: Keywords = { required: isBoolean, description: isString, content: isMapping };
/** Without content the answer is empty: deletions, and the one redirect to a file. */
const RESPONSE: Keywords = { description: isString, content: optional(isMapping) };
const CONTENT: Keywords = {
  "application/json": optional(isMapping),
  "text/plain": optional(isMapping),
  "application/octet-stream": optional(isMapping),
};
const MEDIA_TYPE: Keywords = { schema: isMapping };
const SCHEMA: Keywords = {
  title: optional(isString),
  description: optional(isString),
  type: optional(isOneOf("string", "integer", "number", "boolean", "array", "object")),
  format: optional(isString),
  nullable: optional(isBoolean),
  enum: optional((value) => Array.isArray(value) && value.length > 0 && value.every(isLiteral)),
  default: optional(isLiteral),
  example: optional(isLiteral),
  properties: optional(isMapping),
  required: optional((value) => Array.isArray(value) && value.every(isString)),
  additionalProperties: optional(isBoolean),
  items: optional(isMapping),
  oneOf: optional(isList),
  minimum: optional(isNumber),
  maximum: optional(isNumber),
  minItems: optional(isNumber),
  maxItems: optional(isNumber),
};
const REFERENCE: Keywords = { $ref: isString };

/** Whether a text is a single word. */
export function isOneWord(text: string): boolean {
  return /^\s*\S+\s*$/.test(text);
}

const REF = /^#\/components\/schemas\/([a-z0-9_]+)$/;

/** Everything that is wrong with a merged document, in document order. */
export function contractProblems(document: unknown): ContractProblem[] {
  const problems: ContractProblem[] = [];
  // Aliases and merge keys make one object appear in several places: once is enough.
  const seen = new Set<unknown>();
  const used = new Set<string>();
  const names = new Set(Object.keys(mapping(mapping(mapping(document).components).schemas)));

  function report(place: Place, message: string, unknown?: ContractProblem["unknown"]): void {
    problems.push({ place, message, ...(unknown === undefined ? {} : { unknown }) });
  }

  /** Checks the keywords of one object and gives it back as a mapping; empty if seen before. */
  function read(value: unknown, keywords: Keywords, place: Place): Record<string, unknown> {
    if (!isMapping(value)) {
      report(place, "is not a mapping");
      return {};
    }
    if (seen.has(value)) return {};
    seen.add(value);
    for (const key of Object.keys(value)) {
      if (keywords[key] === undefined) {
        const unknown = { name: key, among: Object.keys(keywords) };
        report([...place, key], "is not a keyword that the contract uses here", unknown);
      }
    }
    for (const [key, check] of Object.entries(keywords)) {
      if (check(value[key])) continue;
      if (value[key] === undefined) report(place, `has no ${key}`);
      else {
        const { words = [] } = check;
        const none = words.length === 0 ? "" : `; it is one of ${words.join(", ")}`;
        report([...place, key], `has a value that is not allowed here${none}`);
      }
    }
    return value;
  }

  /** A word repeats the title at best. */
  function sentence(object: Record<string, unknown>, key: string, place: Place): void {
    const text = object[key];
    if (typeof text === "string" && isOneWord(text)) {
      report([...place, key], "is one word; say what makers need to know");
    }
  }

  /** A field is what makers see: a named schema, a property, a parameter. */
  function schema(value: unknown, place: Place, isField: boolean): void {
    const ref = mapping(value).$ref;
    if (ref !== undefined) {
      read(value, REFERENCE, place);
      const name = typeof ref === "string" ? REF.exec(ref)?.[1] : undefined;
      if (name === undefined) report(place, `${ref} is not of the form #/components/schemas/name`);
      else if (!names.has(name)) {
        const unknown = { name, among: [...names] };
        report(place, `refers to ${name}, which is defined nowhere`, unknown);
      } else used.add(name);
      return;
    }
    if (seen.has(value)) return;
    const object = read(value, SCHEMA, place);
    if (isField) {
      for (const key of ["title", "description"]) {
        if (object[key] === undefined) report(place, `has no ${key}`);
      }
      sentence(object, "description", place);
    }
    if (object.type === undefined && object.oneOf === undefined) {
      report(place, "has neither type nor oneOf");
    }
    if (object.type === "array" && object.items === undefined) report(place, "has no items");
    for (const [name, property] of Object.entries(mapping(object.properties))) {
      schema(property, [...place, "properties", name], true);
    }
    for (const name of list(object.required)) {
      if (mapping(object.properties)[String(name)] === undefined) {
        report([...place, "required"], `names ${name}, which is not a property`);
      }
    }
    if (object.items !== undefined) schema(object.items, [...place, "items"], false);
    for (const [index, alternative] of list(object.oneOf).entries()) {
      schema(alternative, [...place, "oneOf", index], false);
    }
  }

  function content(value: unknown, place: Place): void {
    const types = Object.entries(read(value, CONTENT, place));
    if (types.length !== 1) report(place, "must be one content type");
    for (const [type, content] of types) {
      const here = [...place, type];
      const media = read(content, MEDIA_TYPE, here);
      if (media.schema !== undefined) schema(media.schema, [...here, "schema"], false);
    }
  }

  function parameter(value: unknown, place: Place): void {
    const object = read(value, PARAMETER, place);
    sentence(object, "description", place);
    if (object.schema === undefined) return;
    const inner = [...place, "schema"];
    if (mapping(object.schema).title === undefined) report(inner, "has no title");
    if (object.in === "path" && object.required !== true) {
      report(place, "is in the path and must be required");
    }
    schema(object.schema, inner, false);
  }

  function operation(value: unknown, path: string, place: Place): void {
    const object = read(value, OPERATION, place);
    for (const key of ["summary", "description"]) sentence(object, key, place);
    const declared = new Set<string>();
    for (const [index, item] of list(object.parameters).entries()) {
      const here = [...place, "parameters", index];
      const { name, in: where } = mapping(item);
      if (declared.has(`${where} ${name}`)) report(here, `${name} is declared twice`);
      declared.add(`${where} ${name}`);
      parameter(item, here);
    }
    const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => `path ${match[1]}`);
    for (const name of inPath) {
      if (!declared.has(name)) report(place, `declares no parameter for ${name}`);
    }
    for (const name of declared) {
      if (name.startsWith("path ") && !inPath.includes(name)) {
        report(place, `declares ${name}, which the path does not contain`);
      }
    }
    if (object.requestBody !== undefined) {
      const here = [...place, "requestBody"];
      const body = read(object.requestBody, REQUEST_BODY, here);
      if (body.content !== undefined) content(body.content, [...here, "content"]);
    }
    const responses = mapping(object.responses);
    const statuses = Object.keys(responses);
    if (
      statuses.filter((status) => /^(2\d\d|302)$/.test(status)).length !== 1 ||
      statuses.length !== 2
    ) {
      report([...place, "responses"], "must be one success status and default");
    }
    if (responses.default === undefined) report([...place, "responses"], "has no default");
    for (const [status, response] of Object.entries(responses)) {
      const here = [...place, "responses", status];
      const answer = read(response, RESPONSE, here);
      if (answer.content !== undefined) content(answer.content, [...here, "content"]);
    }
  }

  const top = read(document, DOCUMENT, []);
  if (top.info !== undefined) read(top.info, INFO, ["info"]);
  for (const [index, server] of list(top.servers).entries()) {
    read(server, SERVER, ["servers", index]);
  }
  for (const [path, item] of Object.entries(mapping(top.paths))) {
    const methods = read(item, PATH_ITEM, ["paths", path]);
    for (const [method, value] of Object.entries(methods)) {
      operation(value, path, ["paths", path, method]);
    }
  }
  const components = read(top.components, COMPONENTS, ["components"]);
  for (const [name, value] of Object.entries(mapping(components.schemas))) {
    schema(value, ["components", "schemas", name], true);
  }
  for (const name of names) {
    if (!used.has(name)) report(["components", "schemas", name], "is used nowhere");
  }
  for (const [name, value] of Object.entries(mapping(components.securitySchemes))) {
    read(value, SECURITY_SCHEME, ["components", "securitySchemes", name]);
  }
  return problems;
}

function mapping(value: unknown): Record<string, unknown> {
  return isMapping(value) ? value : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
