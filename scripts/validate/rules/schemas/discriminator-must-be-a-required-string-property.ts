import { stringOf, stringsOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { partsOf, propertiesOf, schemaType } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

export const discriminatorMustBeARequiredStringProperty = rule({
  id: "DiscriminatorMustBeARequiredStringProperty",
  severity: "warning",
  area: "schemas",
  message: 'The discriminator "{name}" is no required property of type string.',
  advice: "Name a property of this schema that is a string, and list it under required.",
  check({ schemas, index }, report) {
    for (const schema of schemas) {
      const name = stringOf(schema.value.discriminator);
      if (name === undefined) continue;
      const property = propertiesOf(index, schema).get(name);
      const required = partsOf(index, schema).some(({ value }) =>
        stringsOf(value.required).includes(name),
      );
      if (property && required && schemaType(index, property) === "string") continue;
      report(inside(schema, "discriminator"), { name });
    }
  },
});
