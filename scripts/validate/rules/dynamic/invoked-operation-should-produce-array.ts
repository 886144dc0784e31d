import { stringOf } from "../../json/values.ts";
import { answerSchema, pathSteps } from "../../model/answers.ts";
import { inside } from "../../model/node.ts";
import type { Schema } from "../../model/schemas.ts";
import { isOpen, itemsOf, schemaAt, schemaType } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

/** The name of the path to the list, by extension. */
const COLLECTIONS = { values: "value-collection", list: "itemsPath", tree: "itemsPath" } as const;

export const invokedOperationShouldProduceArray = rule({
  id: "InvokedOperationShouldProduceArray",
  severity: "error",
  area: "dynamic",
  message: '{extension} wants a list at "{path}" in the answer of {operation}, and there is none.',
  advice: "Correct {key}, or declare the list in the operation's response.",
  check(connector, report) {
    const { dynamics, index } = connector;
    for (const { kind, extension, call, target } of dynamics) {
      if (kind === "schema" || kind === "properties" || !target) continue;
      const key = COLLECTIONS[kind];
      const path = stringOf(call.value[key]) ?? "";
      const list = schemaAt(index, answerSchema(connector, target), pathSteps(path));
      if (list === "unknown" || (list && isList(list))) continue;
      // Without a schema the answer may be anything; that is another rule's finding.
      if (list === undefined && answerSchema(connector, target) === undefined) continue;
      report(inside(call, key), { extension, path, operation: target.name, key });
    }

    function isList(schema: Schema): boolean {
      if (schemaType(index, schema) === "array" || itemsOf(index, schema)) return true;
      // A bare {"type": "object"} is how published definitions say that they do not say (Evocom).
      return isOpen(index, schema);
    }
  },
});
