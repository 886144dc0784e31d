import { label, type OperationEntry } from "../definition/operations.ts";
import type { Parameter, Swagger } from "../definition/swagger.ts";
import { isFile, readFile, UNKNOWN_TYPE } from "./file-value.ts";
import { type Content, type Part, toMultipart } from "./multipart.ts";
import { toTexts } from "./parameter-value.ts";
import { formatQuery, queryPart } from "./query.ts";

const URL_ENCODED = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";

/**
 * The body that the `formData` parameters make: multipart where one is a file or where the
 * operation, else the definition, names that media type first of the two, else url-encoded.
 * @returns undefined where no parameter has a value
 * @throws {UsageError} for a file that cannot be sent
 */
export function buildForm(
  definition: Swagger,
  entry: OperationEntry,
  values: ReadonlyMap<Parameter, unknown>,
): Content | undefined {
  const parts: Part[] = [];
  for (const parameter of entry.parameters) {
    const value = values.get(parameter);
    if (parameter.in !== "formData" || value === undefined || value === null) continue;
    const { name } = parameter;
    if (holdsFiles(parameter)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        const file = readFile(one, name, label(name, parameter));
        parts.push({ name, ...file, type: file.type ?? UNKNOWN_TYPE });
      }
    } else parts.push(...toTexts(value, parameter).map((content) => ({ name, content })));
  }
  if (parts.length === 0) return undefined;
  if (mediaType(definition, entry) === MULTIPART) return toMultipart(parts);
  const body = formatQuery(parts.map((part) => queryPart(part.name, String(part.content))));
  return { type: URL_ENCODED, body };
}

/** One file, or several: what a form sends as it is. */
function holdsFiles(parameter: Parameter): boolean {
  return isFile(parameter) || (parameter.type === "array" && isFile(parameter.items ?? {}));
}

function mediaType(definition: Swagger, entry: OperationEntry): string {
  if (entry.parameters.some((one) => one.in === "formData" && holdsFiles(one))) return MULTIPART;
  for (const list of [entry.operation.consumes, definition.consumes]) {
    const form = Array.isArray(list)
      ? list.find((type) => [MULTIPART, URL_ENCODED].includes(type.toLowerCase()))
      : undefined;
    if (form !== undefined) return form.toLowerCase();
  }
  return URL_ENCODED;
}
