import { inside } from "../../model/node.ts";
import { partsOf, schemaType } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

export const invalidCustomEditorExtensionDictionaryValue = rule({
  id: "InvalidCustomEditorExtensionDictionaryValue",
  severity: "warning",
  area: "schemas",
  message: '"{name}" has the editor for names and values, and is no object that takes any name.',
  advice: 'Write "type": "object" and "additionalProperties", or remove x-ms-editor.',
  check({ schemas, index }, report) {
    for (const schema of schemas) {
      if (schema.value["x-ms-editor"] !== "dictionary") continue;
      const free = partsOf(index, schema).some(({ value }) => value.additionalProperties);
      if (free && (schemaType(index, schema) ?? "object") === "object") continue;
      report(inside(schema, "x-ms-editor"), { name: schema.name });
    }
  },
});
