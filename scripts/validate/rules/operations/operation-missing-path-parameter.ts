import { pathVariables } from "../../model/paths.ts";
import { isSlipOf } from "../../near.ts";
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
      // Nor where one lacks its name or its place.
      if (parameters.some((one) => one.name === "" || one.in === "")) continue;
      const variables = pathVariables(operation.path);
      const names = parameters.flatMap(({ in: place, name }) => (place === "path" ? name : []));
      const unknown = names.filter((name) => !variables.includes(name));
      for (const variable of variables) {
        if (names.includes(variable)) continue;
        // A misspelt one is a finding at its name, PathParameterNotDefinedInTemplate.
        if (unknown.some((name) => isSlipOf(name, variable))) continue;
        report(operation, { operation: operation.name, variable });
      }
    }
  },
});
