import { removeAt } from "../../json/edit.ts";
import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** The keyword `required` of schemas. */

export const requiredPropertyArrayEmpty = rule({
  id: "RequiredPropertyArrayEmpty",
  severity: "warning",
  area: "schemas",
  message: 'The list "required" is empty.',
  advice: "Remove it, or list the properties that are required.",
  fixable: true,
  check({ schemas }, report) {
    for (const schema of schemas) {
      const { required } = schema.value;
      if (!Array.isArray(required) || required.length > 0) continue;
      const place = inside(schema, "required");
      report(place, {}, removeAt(place.file, place.pointer));
    }
  },
});

export const requiredPropertyNotOnObject = rule({
  id: "RequiredPropertyNotOnObject",
  severity: "warning",
  area: "schemas",
  message: '"required" stands at {what}, where it means nothing.',
  advice: "Remove it here; an object lists the names of its required properties.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const { required } = schema.value;
      const type = stringOf(schema.value.type) ?? "object";
      // A parameter says with true or false whether it is required.
      const own = schema.role === "parameter" && schema.position === "root";
      if (own || required === undefined) continue;
      if (typeof required === "boolean") {
        report(inside(schema, "required"), { what: `a schema as ${required} instead of a list` });
      } else if (type !== "object") {
        report(inside(schema, "required"), { what: `a schema of type ${type}` });
      }
    }
  },
});

export const requiredReadOnlyPropertyNotAllowedAsInput = rule({
  id: "RequiredReadOnlyPropertyNotAllowedAsInput",
  severity: "warning",
  area: "schemas",
  message: 'The property "{property}" is read-only, and {operation} requires it in its body.',
  advice: "Take it off the list of required ones, or give the body a schema without it.",
  check({ schemas, uses }, report) {
    for (const schema of schemas) {
      const { position, required, value, pointer, name } = schema;
      if (position !== "property" || !required || value.readOnly !== true) continue;
      const use = uses.get(pointer)?.find(({ direction }) => direction === "input");
      if (use) report(schema, { property: name, operation: use.operation.name });
    }
  },
});
