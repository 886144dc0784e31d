import { numberOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { nameOf } from "../../model/schemas.ts";
import { type Rule, rule } from "../../rule.ts";

/** Keywords that go in pairs: bounds, and the word on whether a bound itself is allowed. */

const ordered = (id: string, least: string, most: string): Rule =>
  rule({
    id,
    severity: "error",
    area: "schemas",
    message: "The {least} of {name} is {low} and its {most} is {high}, so no value is allowed.",
    advice: "Exchange the two, or correct one of them.",
    check({ schemas }, report) {
      for (const schema of schemas) {
        const low = numberOf(schema.value[least]);
        const high = numberOf(schema.value[most]);
        if (low === undefined || high === undefined || low <= high) continue;
        report(inside(schema, least), { name: nameOf(schema), least, low, most, high });
      }
    },
  });

export const minItemsShouldBeLessThanOrEqualToMaxItems = ordered(
  "MinItemsShouldBeLessThanOrEqualToMaxItems",
  "minItems",
  "maxItems",
);
export const minLengthShouldBeLessThanOrEqualToMaxLength = ordered(
  "MinLengthShouldBeLessThanOrEqualToMaxLength",
  "minLength",
  "maxLength",
);
export const minimumShouldBeLessThanOrEqualToMaximum = ordered(
  "MinimumShouldBeLessThanOrEqualToMaximum",
  "minimum",
  "maximum",
);

const exclusive = (id: string, keyword: string, bound: string): Rule =>
  rule({
    id,
    severity: "error",
    area: "schemas",
    message: '{name} has "{keyword}" and no "{bound}" that it could be about.',
    advice: 'Add "{bound}" with the number, or remove "{keyword}".',
    check({ schemas }, report) {
      for (const schema of schemas) {
        if (schema.value[keyword] !== true || schema.value[bound] !== undefined) continue;
        report(inside(schema, keyword), { name: nameOf(schema), keyword, bound });
      }
    },
  });

export const exclusiveMaximumRequiresMaximum = exclusive(
  "ExclusiveMaximumRequiresMaximum",
  "exclusiveMaximum",
  "maximum",
);
export const exclusiveMinimumRequiresMinimum = exclusive(
  "ExclusiveMinimumRequiresMinimum",
  "exclusiveMinimum",
  "minimum",
);
