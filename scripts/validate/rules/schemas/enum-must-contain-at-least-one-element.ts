import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const enumMustContainAtLeastOneElement = rule({
  id: "EnumMustContainAtLeastOneElement",
  severity: "error",
  area: "schemas",
  message: "This enum is empty, so no value is allowed.",
  advice: "List the values, or remove enum.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const { enum: values } = schema.value;
      if (Array.isArray(values) && values.length === 0) report(inside(schema, "enum"), {});
    }
  },
});
