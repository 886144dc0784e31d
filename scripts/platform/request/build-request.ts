import type { Headers } from "../../common/http.ts";
import { own, put } from "../../common/own.ts";
import { label, type OperationEntry } from "../definition/operations.ts";
import { resolveSchema } from "../definition/schema.ts";
import type { Parameter, Swagger } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { type BodyForm, bodyForm } from "./body.ts";
import { isFile, readFile, UNKNOWN_TYPE } from "./file-value.ts";
import { buildForm } from "./form.ts";
import type { Content } from "./multipart.ts";
import type { Outgoing } from "./outgoing.ts";
import { convertValue, toTexts } from "./parameter-value.ts";
import { encode, parseQuery, type QueryPart, queryPart } from "./query.ts";
import { namesOf, suchAs } from "./such-as.ts";

/**
 * Builds the request of an operation as its definition says: defaults, places, encodings.
 * @param given values by parameter key; a body by its own name, its properties, or their paths
 * @param state a query that replaces the built one: that of the URL a trigger said to poll next
 * @throws {UsageError} for an unknown key, a wrong type, or a required parameter without a value
 */
export function buildRequest(
  definition: Swagger,
  entry: OperationEntry,
  given: Readonly<Record<string, unknown>>,
  state?: string,
): Outgoing {
  const [missing] = entry.missing;
  if (missing !== undefined) {
    throw new UsageError(
      `${entry.operationId}: the definition refers to "${missing}", which is not there.`,
    );
  }
  const body = entry.parameters.find((parameter) => parameter.in === "body");
  const form = body && bodyForm(definition, body);
  const values = split(entry, form, given);
  checkRequired(definition, entry, values.plain);

  const pathParameters: Record<string, string> = {};
  const query: QueryPart[] = [];
  const headers: Headers = {};
  for (const parameter of entry.parameters) {
    const texts = toTexts(values.plain.get(parameter), parameter);
    const [text] = texts;
    if (text === undefined) continue;
    if (parameter.in === "path") put(pathParameters, parameter.name, encodePath(parameter, text));
    else if (parameter.in === "query") {
      query.push(...texts.map((one) => queryPart(parameter.name, one)));
    } else if (parameter.in === "header") setHeader(headers, parameter, text);
  }
  const formContent = buildForm(definition, entry, values.plain);
  // Only the platform knows a multipart body's boundary, so a declared header yields to it.
  const content =
    formContent ??
    contentOf(
      definition,
      entry,
      form?.fill(values.body, entry.operationId),
      headers["content-type"],
    );
  if (content) headers["content-type"] = content.type;
  return {
    method: entry.method,
    base: baseUrl(definition),
    path: fillPath(entry, pathParameters),
    // Assumption: a trigger's later polls repeat its headers and body, and take only the URL anew.
    query: state === undefined ? query : parseQuery(state),
    headers,
    pathParameters,
    ...(content && { body: content.body }),
    ...(content?.bytes && { bytes: content.bytes }),
  };
}

/**
 * A filled body as it is sent. Assumption: a file goes out under the media type that a header says,
 * else its own, as in Logic Apps' HTTP action; one that has none, under what is consumed, unless
 * that is JSON, which says only that nobody thought of files.
 * @returns undefined where there is none
 * @throws {UsageError} for a body that is declared as a file, and is none
 */
function contentOf(
  definition: Swagger,
  entry: OperationEntry,
  value: unknown,
  type: string | undefined,
): Content | undefined {
  const parameter = entry.parameters.find((one) => one.in === "body");
  if (value === undefined || parameter === undefined) return undefined;
  if (!isFile(resolveSchema(definition, parameter.schema ?? {}))) {
    const sent = type ?? entry.consumes;
    return { type: sent, body: serialise(value, sent) };
  }
  if (value === null && parameter.required !== true) return undefined;
  const file = readFile(value, parameter.name, label(parameter.name, parameter));
  const usual = /json/i.test(entry.consumes) ? UNKNOWN_TYPE : entry.consumes;
  const sent = type ?? file.type ?? usual;
  return typeof file.content === "string"
    ? { type: sent, body: file.content }
    : { type: sent, body: "", bytes: file.content };
}

/** Scheme, host and basePath. https where the definition allows it: the service calls nothing else by default. */
function baseUrl(definition: Swagger): string {
  if (!definition.host) throw new UsageError("The definition names no host to send requests to.");
  const schemes = Array.isArray(definition.schemes) ? definition.schemes : [];
  const scheme = schemes.length === 0 || schemes.includes("https") ? "https" : schemes[0];
  const base = `${scheme}://${definition.host}${definition.basePath ?? ""}`.replace(/\/+$/, "");
  if (URL.canParse(base) && /^https?:/i.test(base)) return base;
  throw new UsageError(`The definition's scheme, host and base path make no URL: ${base}`);
}

interface Values {
  plain: Map<Parameter, unknown>;
  body: Map<string, unknown>;
}

/** Where each given key belongs. A body property that shares a name with another parameter is reached by "body/name". */
function split(
  entry: OperationEntry,
  form: BodyForm | undefined,
  given: Readonly<Record<string, unknown>>,
): Values {
  const plain = new Map<Parameter, unknown>();
  const body = new Map<string, unknown>();
  const places = entry.parameters.filter((parameter) => parameter.in !== "body");
  for (const [key, value] of Object.entries(given)) {
    const parameter = places.find((place) => place.name === key);
    if (parameter) {
      if (value !== undefined) {
        plain.set(parameter, convertValue(value, parameter, label(key, parameter)));
      }
    } else if (form?.find(key)) body.set(key, value);
    else {
      const known = [...places.map((place) => place.name), ...(form?.keys ?? [])];
      const list = known.length > 0 ? `It takes: ${known.join(", ")}.` : "It takes none.";
      throw new UsageError(`${entry.operationId} has no parameter "${key}". ${list}`);
    }
  }
  // Assumption: designers send every default, required or not, visible or internal.
  for (const place of places) {
    if (!plain.has(place) && place.default !== undefined) plain.set(place, place.default);
  }
  return { plain, body };
}

function checkRequired(
  definition: Swagger,
  entry: OperationEntry,
  plain: ReadonlyMap<Parameter, unknown>,
): void {
  const missing = entry.parameters.filter((parameter) => {
    if (parameter.in === "body") return false;
    const value = plain.get(parameter);
    // An empty path segment would make another URL, whether or not it is marked as required.
    if (parameter.in === "path") return toTexts(value, parameter).join("") === "";
    return parameter.required === true && (value === undefined || value === null);
  });
  if (missing.length === 0) return;
  const names = namesOf(missing.map((parameter) => label(parameter.name, parameter)));
  // Makers do not see it, so in a flow nothing could fill it.
  const hidden = missing.filter((parameter) => parameter["x-ms-visibility"] === "internal");
  const examples = suchAs(
    definition,
    missing.map((one) => ({ key: one.name, schema: one })),
  );
  const advice = hidden.map((one) => ` ${label(one.name, one)} is internal and has no default.`);
  throw new UsageError(
    `${entry.operationId}: ${names} must have a value: give one by that key${examples}.${advice.join("")}`,
  );
}

/**
 * Absence means single; `double` is for an API that wants the value encoded twice (Microsoft Learn,
 * "Use OpenAPI extensions"). Assumption: the gateway passes the path on as it came.
 */
function encodePath(parameter: Parameter, text: string): string {
  const once = encode(text);
  return parameter["x-ms-url-encoding"] === "double" ? encode(once) : once;
}

function fillPath(entry: OperationEntry, values: Readonly<Record<string, string>>): string {
  const path = entry.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = own(values, name);
    if (value === undefined) {
      throw new UsageError(
        `${entry.operationId}: the path ${entry.path} names {${name}}, which is not declared as a path parameter.`,
      );
    }
    return value;
  });
  return path.startsWith("/") ? path : `/${path}`;
}

function setHeader(headers: Headers, parameter: Parameter, text: string): void {
  if (/[\r\n]/.test(text)) {
    throw new UsageError(`${label(parameter.name, parameter)} is a header: it must be one line.`);
  }
  put(headers, parameter.name.toLowerCase(), text);
}

function serialise(value: unknown, contentType: string): string {
  // Text goes out as it is unless the API is told to read JSON.
  if (typeof value === "string" && !/json/i.test(contentType)) return value;
  return JSON.stringify(value);
}
