import { isObject } from "../../json/values.ts";
import { isNewForm } from "../../model/inputs.ts";
import { rule } from "../../rule.ts";

/** How the forms write an argument that is taken from elsewhere, and those of the other forms. */
const OLD = "parameter";
const NEW = "parameterReference";

export const dynamicArgumentNotationMixed = rule({
  id: "DynamicArgumentNotationMixed",
  severity: "warning",
  area: "dynamic",
  message: '{extension} gives "{parameter}" by "{found}", which it does not read.',
  advice: 'Write "{expected}" instead.',
  check({ dynamics }, report) {
    for (const dynamic of dynamics) {
      const [expected, found] = isNewForm(dynamic) ? [NEW, OLD] : [OLD, NEW];
      for (const { node, name: parameter } of dynamic.arguments) {
        if (!isObject(node.value) || node.value[found] === undefined) continue;
        if (node.value[expected] !== undefined) continue;
        report(node, { extension: dynamic.extension, parameter, found, expected });
      }
    }
  },
});
