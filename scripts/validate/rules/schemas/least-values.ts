import { numberOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { nameOf } from "../../model/schemas.ts";
import { type Rule, rule } from "../../rule.ts";

/** Keywords that count something, which are 0 or more, and multipleOf, which is more than 0. */

const counted = (keyword: string): Rule =>
  rule({
    id: `${keyword.charAt(0).toUpperCase()}${keyword.slice(1)}MustBeGreaterThanOrEqualToZero`,
    severity: "error",
    area: "schemas",
    message: "The {keyword} of {name} is {value}; it counts something and cannot be less than 0.",
    advice: 'Write 0 or more, or remove "{keyword}".',
    check({ schemas }, report) {
      for (const schema of schemas) {
        const value = numberOf(schema.value[keyword]);
        if (value === undefined || value >= 0) continue;
        report(inside(schema, keyword), { name: nameOf(schema), keyword, value });
      }
    },
  });

export const maxItemsMustBeGreaterThanOrEqualToZero = counted("maxItems");
export const maxLengthMustBeGreaterThanOrEqualToZero = counted("maxLength");
export const maxPropertiesMustBeGreaterThanOrEqualToZero = counted("maxProperties");
export const minItemsMustBeGreaterThanOrEqualToZero = counted("minItems");
export const minLengthMustBeGreaterThanOrEqualToZero = counted("minLength");
export const minPropertiesMustBeGreaterThanOrEqualToZero = counted("minProperties");

export const multipleOfMustBeGreaterThanZero = rule({
  id: "MultipleOfMustBeGreaterThanZero",
  severity: "error",
  area: "schemas",
  message: "The multipleOf of {name} is {value}, of which nothing can be a multiple.",
  advice: "Write a number above 0, or remove multipleOf.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const value = numberOf(schema.value.multipleOf);
      if (value === undefined || value > 0) continue;
      report(inside(schema, "multipleOf"), { name: nameOf(schema), value });
    }
  },
});
