import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import type { Schema } from "../../model/schemas.ts";
import { rule } from "../../rule.ts";

const FORMATS = ["csv", "ssv", "tsv", "pipes"];

export const collectionFormatValueNotSupported = rule({
  id: "CollectionFormatValueNotSupported",
  severity: "warning",
  area: "parameters",
  message: "The collectionFormat {format} is none that can be used here.",
  advice: "Write one of {known}.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const format = stringOf(schema.value.collectionFormat);
      const known = repeats(schema) ? [...FORMATS, "multi"] : FORMATS;
      if (format === undefined || known.includes(format)) continue;
      report(inside(schema, "collectionFormat"), { format, known: known.join(", ") });
    }
  },
});

/** Only parameters in query and formData can be repeated, which multi means. */
const repeats = ({ position, value }: Schema) =>
  position === "root" && (value.in === "query" || value.in === "formData");
