import { setProperty } from "../../json/edit.ts";
import { lacks } from "../../model/node.ts";
import { rule } from "../../rule.ts";

const KEY = "x-ms-url-encoding";

export const pathParameterMissingEncoding = rule({
  id: "PathParameterMissingEncoding",
  severity: "warning",
  area: "parameters",
  message: 'The path parameter "{parameter}" does not say how it is encoded.',
  advice:
    'Add "x-ms-url-encoding": "single", so that "/" and "?" in a value do not break the address.',
  fixable: true,
  check({ parameters }, report) {
    for (const parameter of parameters) {
      if (parameter.in !== "path" || !lacks(parameter, KEY)) continue;
      const edits = setProperty(parameter.file, parameter.pointer, KEY, "single");
      report(parameter, { parameter: parameter.name }, edits);
    }
  },
});
