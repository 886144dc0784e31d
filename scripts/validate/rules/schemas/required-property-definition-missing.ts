import { stringOf } from "../../json/values.ts";
import { itemsIn } from "../../model/node.ts";
import { isOpen, propertiesOf, schemaType } from "../../model/shape.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const requiredPropertyDefinitionMissing = rule({
  id: "RequiredPropertyDefinitionMissing",
  severity: "error",
  area: "schemas",
  message: 'The property "{property}" is required, and the schema has no property of that name.',
  advice: "Add the property, or take it off the list of required ones.{near}",
  check({ schemas, index }, report) {
    for (const schema of schemas) {
      const required = itemsIn(schema, "required");
      if (required.length === 0 || isOpen(index, schema)) continue;
      // Of a text it says nothing; people write so for "this property is required".
      if (![undefined, "object"].includes(schemaType(index, schema))) continue;
      // A part of allOf may require what another part declares.
      const whole = schema.position === "allOf" ? schema.parent : schema;
      const properties = propertiesOf(index, whole);
      for (const item of required) {
        const property = stringOf(item.value);
        if (property === undefined || properties.has(property)) continue;
        report(item, { property, near: didYouMean(property, properties.keys()) });
      }
    }
  },
});
