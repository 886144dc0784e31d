import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { nameOf } from "../../model/schemas.ts";
import { rule } from "../../rule.ts";

/** Types and formats, and where they may stand. */

export const schemaTypeFileNotValid = rule({
  id: "SchemaTypeFileNotValid",
  severity: "error",
  area: "schemas",
  message: "{name} is of type file, where no file can be.",
  advice:
    "Use it for a parameter in formData or a whole response; elsewhere a file is a string of format byte.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const { role, position, value } = schema;
      if (value.type !== "file") continue;
      // Of parameters, FileParameterMustBeInFormData says it.
      const top = position === "root" && role !== "body" && role !== "header";
      if (!top) report(inside(schema, "type"), { name: nameOf(schema) });
    }
  },
});

export const invalidStringBinaryProperty = rule({
  id: "InvalidStringBinaryProperty",
  severity: "warning",
  area: "schemas",
  message: "{name} is a string of format binary, where only text can be.",
  advice: "Use format byte (base64), or make it the whole body or a parameter in formData.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const { role, position, value } = schema;
      if (value.type !== "string" || value.format !== "binary") continue;
      const form = role !== "parameter" || value.in === "formData";
      if (position === "root" && role !== "header" && form) continue;
      report(inside(schema, "format"), { name: nameOf(schema) });
    }
  },
});

/** OpenAPI 2.0's formats, and those that Microsoft's schema of definitions adds. */
const FORMATS: ReadonlyMap<string, readonly string[]> = new Map([
  ["integer", ["int32", "int64"]],
  ["number", ["float", "double", "int32", "int64", "decimal"]],
  [
    "string",
    [
      ...["byte", "binary", "date", "date-time", "password"],
      ...["date-no-tz", "email", "html", "uri", "uuid"],
    ],
  ],
]);

export const unrecognizedTypeFormat = rule({
  id: "UnrecognizedTypeFormat",
  // Published connectors have formats of their own; they are ignored.
  severity: "hint",
  area: "schemas",
  message:
    "The platform does not know the format of {name}, {format} of type {type}, and ignores it.",
  advice: "{todo}",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const format = stringOf(schema.value.format);
      const type = stringOf(schema.value.type);
      if (format === undefined || type === undefined) continue;
      const known = FORMATS.get(type) ?? [];
      if (known.includes(format)) continue;
      const others = known.length > 0 ? `, or write one of ${known.join(", ")}` : "";
      const values = { name: nameOf(schema), format, type, todo: `Remove it${others}.` };
      report(inside(schema, "format"), values);
    }
  },
});
