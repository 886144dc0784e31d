import { answersAsDeclared } from "../../model/answers.ts";
import { missingExtras, missingPaths } from "../../model/item-paths.ts";
import { inside } from "../../model/node.ts";
import { propertiesOf } from "../../model/shape.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const invokedOperationShouldProduceProperty = rule({
  id: "InvokedOperationShouldProduceProperty",
  severity: "error",
  weaker: "warning",
  area: "dynamic",
  message:
    '{extension} wants "{path}" in the answer of {operation}, and there is no such property.',
  advice: "Correct {key}, or declare the property in the operation's response.{near}",
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { extension } = dynamic;
      for (const { node, key, path, schema, operation } of missingPaths(connector, dynamic)) {
        const names = [...propertiesOf(connector.index, schema).keys()];
        const near = didYouMean(path, names);
        // Items with one property only are declared by somebody who did not say what else they have.
        const weaker = names.length < 2 || !answersAsDeclared(connector, dynamic);
        report(inside(node, key), { extension, path, operation, key, near }, [], weaker);
      }
    }
  },
});

export const dynamicExtraPathNotFound = rule({
  id: "DynamicExtraPathNotFound",
  severity: "hint",
  area: "dynamic",
  message:
    '{extension} reads "{path}" in the answer of {operation}, and there is no such property.',
  advice: "Correct {key}, or remove it.{near}",
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { extension } = dynamic;
      for (const { node, key, path, schema, operation } of missingExtras(connector, dynamic)) {
        const near = didYouMean(path, propertiesOf(connector.index, schema).keys());
        report(inside(node, key), { extension, path, operation, key, near });
      }
    }
  },
});
