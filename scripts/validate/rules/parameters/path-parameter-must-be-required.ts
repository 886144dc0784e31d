import { setProperty } from "../../json/edit.ts";
import { rule } from "../../rule.ts";

export const pathParameterMustBeRequired = rule({
  id: "PathParameterMustBeRequired",
  severity: "error",
  area: "parameters",
  message: 'The path parameter "{parameter}" is not required; without it there is no path to call.',
  advice: 'Add "required": true.',
  fixable: true,
  check({ parameters }, report) {
    for (const parameter of parameters) {
      if (parameter.in !== "path" || parameter.required) continue;
      // A text or a number is of the wrong type, another finding.
      if (!["undefined", "boolean"].includes(typeof parameter.value.required)) continue;
      const edits = setProperty(parameter.file, parameter.pointer, "required", true);
      report(parameter, { parameter: parameter.name }, edits);
    }
  },
});
