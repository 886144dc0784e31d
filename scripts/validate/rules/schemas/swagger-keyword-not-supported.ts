import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** Keywords of OpenAPI 3 and JSON Schema that OpenAPI 2.0 does not have. */
export const KEYWORDS_OF_OTHERS = [
  "oneOf",
  "anyOf",
  "not",
  "nullable",
  "const",
  "patternProperties",
  "additionalItems",
  "dependencies",
  "writeOnly",
  "deprecated",
  "examples",
] as const;

export const swaggerKeywordNotSupported = rule({
  id: "SwaggerKeywordNotSupported",
  severity: "error",
  area: "schemas",
  message: 'Power Platform does not know the keyword "{keyword}" in a schema.',
  advice: "Remove it; describe the most general form with type and properties instead.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      for (const keyword of KEYWORDS_OF_OTHERS) {
        if (schema.value[keyword] !== undefined) report(inside(schema, keyword), { keyword });
      }
    }
  },
});
