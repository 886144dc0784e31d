import type { Connector } from "../../connector.ts";
import { pathSteps } from "../../model/answers.ts";
import type { Operation } from "../../model/operations.ts";
import { bodySchema } from "../../model/parameters.ts";
import { pathVariables } from "../../model/paths.ts";
import { propertiesOf, schemaAt } from "../../model/shape.ts";
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

function takes({ index }: Connector, operation: Operation, name: string): boolean {
  // A path variable without a parameter is a finding at the operation, not here.
  if (pathVariables(operation.path).includes(name)) return true;
  return operation.parameters.some((parameter) => {
    if (parameter.name === name) return true;
    const body = index.get(bodySchema(parameter)?.pointer ?? "");
    if (body === undefined) return false;
    const [first, ...rest] = pathSteps(name);
    // The new form begins with the body's own name, the old form with the property.
    return (
      schemaAt(index, body, pathSteps(name)) !== undefined ||
      (first === parameter.name && schemaAt(index, body, rest) !== undefined)
    );
  });
}

function inputNames({ index }: Connector, operation: Operation): string[] {
  return operation.parameters.flatMap((parameter) => [
    parameter.name,
    ...propertiesOf(index, index.get(bodySchema(parameter)?.pointer ?? "")).keys(),
  ]);
}
