import { inside } from "../../model/node.ts";
import { nameOf } from "../../model/schemas.ts";
import { rule } from "../../rule.ts";

export const enumMustContainAtLeastOneElement = rule({
  id: "EnumMustContainAtLeastOneElement",
  severity: "error",
  area: "schemas",
  message: "The enum of {name} is empty, so no value is allowed.",
  advice: "List the values, or remove enum.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const { enum: values } = schema.value;
      if (!Array.isArray(values) || values.length > 0) continue;
      report(inside(schema, "enum"), { name: nameOf(schema) });
    }
  },
});
