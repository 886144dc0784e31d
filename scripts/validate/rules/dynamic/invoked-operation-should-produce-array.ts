import { stringOf } from "../../json/values.ts";
import { answerSchema, answersAsDeclared, pathSteps } from "../../model/answers.ts";
import { itemSchema, LIST_PATHS } from "../../model/item-paths.ts";
import { inside, type Node } from "../../model/node.ts";
import type { Schema } from "../../model/schemas.ts";
import { answerAt, isOpen, itemsOf, schemaType } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

export const invokedOperationShouldProduceArray = rule({
  id: "InvokedOperationShouldProduceArray",
  severity: "error",
  weaker: "warning",
  area: "dynamic",
  message: '{extension} wants a list at "{path}" in the answer of {operation}, and there is none.',
  advice: "Correct {key}, or declare the list in the operation's response.",
  check(connector, report) {
    const { dynamics, index } = connector;
    for (const dynamic of dynamics) {
      const { kind, extension, paths, target } = dynamic;
      const key = LIST_PATHS[kind];
      if (key === undefined || !target) continue;
      const path = stringOf(paths.value[key]) ?? "";
      if (kind === "picker" && listed(paths)) continue;
      const list = answerAt(index, answerSchema(connector, target), pathSteps(path));
      if (list === "unknown" || (list && isList(list))) continue;
      // Without a schema the answer may be anything; that is another rule's finding.
      if (list === undefined && answerSchema(connector, target) === undefined) continue;
      const weaker = !answersAsDeclared(connector, dynamic);
      report(inside(paths, key), { extension, path, operation: target.name, key }, [], weaker);
    }

    /** Whether one of a picker's operations answers a list there; it has one path for both. */
    function listed({ pointer }: Node): boolean {
      return dynamics.some(
        (one) => one.paths.pointer === pointer && itemSchema(connector, one) !== undefined,
      );
    }

    function isList(schema: Schema): boolean {
      if (schemaType(index, schema) === "array" || itemsOf(index, schema)) return true;
      // A bare {"type": "object"} is how published definitions say that they do not say (Evocom).
      return isOpen(index, schema);
    }
  },
});
