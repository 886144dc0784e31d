import { isObject, shown, stringOf, textOf } from "../../json/values.ts";
import { inside, itemsIn } from "../../model/node.ts";
import { rule } from "../../rule.ts";

const SECRET = /(password|passwd|secret|api[\s_-]?key|access[\s_-]?token|bearer)/i;

export const secretNotSecureString = rule({
  id: "SecretNotSecureString",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: 'The connection parameter "{parameter}" looks like a secret and is of type string.',
  advice: 'Make it a "securestring", which is stored encrypted and shown as dots.',
  check({ connectionParameters }, report) {
    for (const parameter of connectionParameters) {
      const { name, type, uiDefinition, constraints } = parameter;
      const title = stringOf(uiDefinition?.value.displayName) ?? "";
      // What is chosen from a list, or fixed and hidden, is no secret.
      const isFixed = constraints?.value.allowedValues ?? parameter.value.allowedValues;
      if (type !== "string" || isFixed || name.includes(":")) continue;
      if (SECRET.test(name) || SECRET.test(title)) {
        report(inside(parameter, "type"), { parameter: name });
      }
    }
  },
});

export const connectionParameterDefaultNotAllowed = rule({
  id: "ConnectionParameterDefaultNotAllowed",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: 'The default of the connection parameter "{parameter}", {value}, is none of its values.',
  advice: "Write the value of one of allowedValues, not its text.",
  check({ connectionParameters }, report) {
    for (const parameter of connectionParameters) {
      const { constraints, name } = parameter;
      const holders = [parameter, ...(constraints ? [constraints] : [])];
      const allowed = holders
        .flatMap((holder) => itemsIn(holder, "allowedValues"))
        .map(({ value }) => (isObject(value) ? value.value : value));
      const { defaultValue } = parameter.value;
      if (defaultValue === undefined || allowed.length === 0) continue;
      if (allowed.some((value) => textOf(value) === textOf(defaultValue))) continue;
      report(inside(parameter, "defaultValue"), { parameter: name, value: shown(defaultValue) });
    }
  },
});
