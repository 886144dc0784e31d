import type { Json } from "../../../common/json.ts";
import * as known from "../../catalogue/keywords.ts";
import type { Connector } from "../../connector.ts";
import { isObject } from "../../json/values.ts";
import { inside, type Node, objectIn, objectsIn } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";
import { EXTENSION_NAMES } from "../../schemas/extensions.ts";
import { isSlipOfMissing } from "../../schemas/violations.ts";
import { KEYWORDS_OF_OTHERS } from "../schemas/swagger-keyword-not-supported.ts";
import { isOfOpenApi3, isOfRoot } from "./open-api-3-leftover.ts";

const OTHERS: ReadonlySet<string> = new Set(KEYWORDS_OF_OTHERS);

/** The objects of a definition, what messages call them, and what they may hold. */
function* objectsOf(connector: Connector): Generator<[string, Node, ReadonlySet<string>]> {
  const { root, info, pathItems, operations, parameters, schemas } = connector;
  yield ["definition", root, known.ROOT];
  for (const tag of objectsIn(root, "tags")) yield ["tag", tag, known.TAG];
  if (info) {
    yield ["info object", info, known.INFO];
    const contact = objectIn(info, "contact");
    if (contact) yield ["contact", contact, known.CONTACT];
    const license = objectIn(info, "license");
    if (license) yield ["license", license, known.LICENSE];
  }
  for (const one of pathItems) {
    // What belongs elsewhere is told as a whole.
    if (!isOfRoot(one.path)) yield ["path item", one, known.PATH_ITEM];
  }
  for (const one of operations) yield ["operation", one, known.OPERATION];
  for (const one of parameters) yield ["parameter", one, known.PARAMETER];
  for (const one of operations.flatMap(({ responses }) => responses)) {
    yield ["response", one, known.RESPONSE];
  }
  for (const one of schemas) {
    // Parameters have been looked at; beside $ref nothing counts, which another rule says.
    if (one.role === "parameter" && one.position === "root") continue;
    if (one.value.$ref === undefined) yield ["schema", one, known.SCHEMA];
  }
}

/** Whether a value looks like an operation, whatever it is called. */
const isOperation = (value: Json | undefined) =>
  isObject(value) && ("operationId" in value || "responses" in value);

/** A warning: the service ignores what it does not know; but an operation that it ignores is lost. */
export const extensionNameNotValid = rule({
  id: "ExtensionNameNotValid",
  severity: "error",
  weaker: "warning",
  area: "document",
  message: 'The {what} has a property "{property}", which OpenAPI 2.0 does not know.',
  advice: "Remove it, or begin its name with x-.{near}",
  check(connector, report) {
    for (const [what, node, names] of objectsOf(connector)) {
      for (const property of Object.keys(node.value)) {
        if (names.has(property) || property.startsWith("x-")) continue;
        if (what === "schema" && OTHERS.has(property)) continue;
        if (isOfOpenApi3(what, property)) continue;
        // What has to be there, and is misspelt, is told where it is missing.
        const place = inside(node, property);
        if (isSlipOfMissing(connector.violations, place, property)) continue;
        const near = didYouMean(property, /^x/i.test(property) ? EXTENSION_NAMES : names);
        const weaker = what !== "path item" || !isOperation(node.value[property]);
        report(place, { what, property, near }, [], weaker);
      }
    }
  },
});
