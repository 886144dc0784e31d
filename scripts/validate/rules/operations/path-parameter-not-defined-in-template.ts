import { inside } from "../../model/node.ts";
import { pathVariables } from "../../model/paths.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const pathParameterNotDefinedInTemplate = rule({
  id: "PathParameterNotDefinedInTemplate",
  severity: "error",
  area: "operations",
  message: 'The path parameter "{parameter}" does not occur in the path {path}.',
  advice: 'Put "{variable}" into the path, or make it a query parameter.{near}',
  check({ operations }, report) {
    for (const { path, parameters } of operations) {
      const variables = pathVariables(path);
      for (const parameter of parameters) {
        const { name } = parameter;
        if (parameter.in !== "path" || name === "" || variables.includes(name)) continue;
        const near = didYouMean(name, variables);
        report(inside(parameter, "name"), { parameter: name, path, variable: `{${name}}`, near });
      }
    }
  },
});
