import { nameOf } from "../../model/schemas.ts";
import { rule } from "../../rule.ts";

export const arrayHasNoItems = rule({
  id: "ArrayHasNoItems",
  severity: "error",
  area: "schemas",
  message: "{name} is an array and does not say what its items are.",
  advice: "Add items with a schema; makers need it to use the items one by one.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const { type, items } = schema.value;
      if (type === "array" && items === undefined) report(schema, { name: nameOf(schema) });
    }
  },
});
