import * as known from "../../catalogue/keywords.ts";
import type { Connector } from "../../connector.ts";
import { inside, type Node } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** What each keyword of OpenAPI 3 is called in 2.0, by the object in which it stands. */
const IN_2: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  definition: {
    components:
      'write "definitions", "parameters", "responses" and "securityDefinitions" at the top',
    servers: 'write "host", "basePath" and "schemes"',
    openapi: 'write "swagger": "2.0"',
    webhooks: "declare the path with x-ms-notification-content",
  },
  operation: {
    requestBody: 'write a parameter with "in": "body" and a "schema", and "consumes"',
    servers: 'write "host" and "basePath" at the top',
    callbacks: "declare the path with x-ms-notification-content",
  },
  response: {
    content: 'write "schema" in the response, and the type in "produces"',
    links: "leave it out",
  },
  parameter: {
    content: 'write "type" and the like on the parameter itself',
    style: 'write "collectionFormat"',
    explode: 'write "collectionFormat": "multi"',
  },
};

/** Those that import is known to refuse; the others may be ignored. */
const REFUSED = new Set(["components", "servers", "requestBody", "content"]);

function* objectsOf({
  root,
  pathItems,
  operations,
  parameters,
}: Connector): Generator<[string, Node]> {
  yield ["definition", root];
  for (const one of [...pathItems, ...operations]) yield ["operation", one];
  for (const one of parameters) yield ["parameter", one];
  for (const one of operations.flatMap(({ responses }) => responses)) yield ["response", one];
}

/** Whether a property of an object is OpenAPI 3's; other rules then leave it to this one. */
export const isOfOpenApi3 = (what: string, property: string): boolean =>
  Object.hasOwn(IN_2[what === "path item" ? "operation" : what] ?? {}, property);

/** Whether a name under `paths` is one that belongs at the top of the definition. */
export const isOfRoot = (path: string): boolean =>
  known.ROOT.has(path) || Object.hasOwn(IN_2.definition ?? {}, path);

export const openApi3Leftover = rule({
  id: "OpenApi3Leftover",
  severity: "error",
  weaker: "warning",
  area: "document",
  message: 'The {what} has "{property}", which is OpenAPI 3; Power Platform reads 2.0.',
  advice: "In 2.0, {instead}.",
  check(connector, report) {
    for (const [what, node] of objectsOf(connector)) {
      for (const property of Object.keys(node.value)) {
        const instead = isOfOpenApi3(what, property) ? IN_2[what]?.[property] : undefined;
        if (instead === undefined) continue;
        const weaker = !REFUSED.has(property);
        report(inside(node, property), { what, property, instead }, [], weaker);
      }
    }
  },
});

export const rootPropertyInPaths = rule({
  id: "RootPropertyInPaths",
  severity: "error",
  area: "document",
  message: '"{property}" stands under "paths", where it is taken for a path.',
  advice: "Move it to the top of the definition, beside paths.",
  check({ pathItems }, report) {
    for (const { path, ...item } of pathItems) {
      if (isOfRoot(path)) report(item, { property: path });
    }
  },
});
