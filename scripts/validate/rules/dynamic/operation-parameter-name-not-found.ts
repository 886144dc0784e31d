import type { Connector } from "../../connector.ts";
import { takes } from "../../model/arguments.ts";
import type { Operation } from "../../model/operations.ts";
import { bodySchema } from "../../model/parameters.ts";
import { propertiesOf } from "../../model/shape.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const operationParameterNameNotFound = rule({
  id: "OperationParameterNameNotFound",
  severity: "error",
  area: "dynamic",
  message: '{extension} gives {operation} a value for "{parameter}", which it does not take.',
  advice: "Name a parameter of {operation}, or a property of its body.{near}",
  check(connector, report) {
    for (const { extension, target, arguments: given } of connector.dynamics) {
      if (!target) continue;
      for (const { name, node } of given) {
        if (takes(connector, target, name)) continue;
        const near = didYouMean(name, inputNames(connector, target));
        report(node, { extension, operation: target.name, parameter: name, near });
      }
    }
  },
});

function inputNames({ index }: Connector, operation: Operation): string[] {
  return operation.parameters.flatMap((parameter) => [
    parameter.name,
    ...propertiesOf(index, index.get(bodySchema(parameter)?.pointer ?? "")).keys(),
  ]);
}
