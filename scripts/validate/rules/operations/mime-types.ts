import type { Operation } from "../../model/operations.ts";
import { bodySchema } from "../../model/parameters.ts";
import { runsThroughScript } from "../../model/script-operations.ts";
import { schemaType } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

/** What `consumes` says about the request, against what the request holds. */

const URL_ENCODED = "application/x-www-form-urlencoded";
const FORMS = new Set([URL_ENCODED, "multipart/form-data"]);
/** Types that cannot carry an object or a list. */
const UNSTRUCTURED =
  /^(application\/(x-www-form-urlencoded|octet-stream|pdf)|multipart\/form-data|text\/(plain|html|csv)|(image|audio|video)\/.*)$/;

export const consumesMissing = rule({
  id: "ConsumesMissing",
  severity: "hint",
  area: "operations",
  message: "{operation} sends a body, and nothing says of which type.",
  advice: 'Add "consumes", such as ["application/json"], to the operation or the definition.',
  check({ operations }, report) {
    for (const operation of operations) {
      const sends = operation.parameters.some(({ in: at }) => at === "body" || at === "formData");
      if (sends && operation.consumes.length === 0)
        report(operation, { operation: operation.name });
    }
  },
});

export const mimeTypeNotCompatible = rule({
  id: "MimeTypeNotCompatibleWithRequestContentSchemaType",
  severity: "error",
  weaker: "warning",
  area: "operations",
  message: "{operation} sends {content} and declares that it sends {types}.",
  advice: 'Let "consumes" of the operation name {expected}.',
  check(connector, report) {
    for (const operation of connector.operations) {
      const types = typesOf(operation);
      // A script can turn an object into a form.
      if (types.length === 0 || runsThroughScript(connector, operation)) continue;
      // A body beside a form is a finding of its own.
      const places = new Set(operation.parameters.map((parameter) => parameter.in));
      if (places.has("body") && places.has("formData")) continue;
      const values = { operation: operation.name, types: types.join(", ") };
      if (places.has("formData")) {
        if (types.some((type) => FORMS.has(type) || type.includes("*"))) continue;
        // A file cannot be written as JSON; a form of texts may be sent as the service wants it.
        const file = operation.parameters.some(({ value }) => value.type === "file");
        const content = file ? "a file" : "a form";
        report(operation, { ...values, content, expected: "multipart/form-data" }, [], !file);
      } else if (types.every((type) => UNSTRUCTURED.test(type))) {
        const body = operation.parameters.map(bodySchema).find((schema) => schema !== undefined);
        const type = schemaType(connector.index, body && connector.index.get(body.pointer));
        if (type !== "object" && type !== "array") continue;
        const content = type === "object" ? "an object" : "a list";
        report(operation, { ...values, content, expected: "application/json" }, [], true);
      }
    }
  },
});

export const stringBinaryNotSupportedForFormUrlEncoded = rule({
  id: "StringBinaryNotSupportedForFormUrlEncoded",
  severity: "error",
  area: "operations",
  message: 'The file "{parameter}" of {operation} cannot be sent as {type}.',
  advice: 'Let "consumes" of the operation name multipart/form-data.',
  check({ operations }, report) {
    for (const operation of operations) {
      const types = typesOf(operation);
      if (types.length === 0 || types.some((type) => type !== URL_ENCODED)) continue;
      for (const parameter of operation.parameters) {
        const { type, format } = parameter.value;
        if (parameter.in !== "formData") continue;
        if (type !== "file" && !(type === "string" && format === "binary")) continue;
        const values = { operation: operation.name, type: URL_ENCODED };
        report(parameter, { ...values, parameter: parameter.name });
      }
    }
  },
});

/** Without what follows the semicolon, such as charset. */
function typesOf({ consumes }: Operation): string[] {
  return consumes.map((type) => (type.split(";")[0] ?? "").trim().toLowerCase());
}
