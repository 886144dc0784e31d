import { pathVariables } from "../../model/paths.ts";
import { rule } from "../../rule.ts";

export const operationMissingPathParameter = rule({
  id: "OperationMissingPathParameter",
  severity: "error",
  area: "operations",
  message:
    'The path of {operation} has the variable "{variable}", and there is no path parameter of that name.',
  advice:
    'Add a parameter with "in": "path" and the name "{variable}", or remove it from the path.',
  check({ operations }, report) {
    for (const operation of operations) {
      const { entries, parameters, pathItem } = operation;
      // Where a reference leads nowhere, that is the finding; the parameter may be behind it.
      if ([...entries, ...pathItem.entries].some(({ parameter }) => !parameter)) continue;
      for (const variable of pathVariables(operation.path)) {
        if (parameters.some((one) => one.in === "path" && one.name === variable)) continue;
        report(operation, { operation: operation.name, variable });
      }
    }
  },
});
