import { isObject, listOf, shown } from "../../json/values.ts";
import { inside, itemsIn, objectsIn } from "../../model/node.ts";
import { nameOf } from "../../model/schemas.ts";
import { rule } from "../../rule.ts";

/** x-ms-enum-values, which gives the values of an enum the names that makers read. */

const KEY = "x-ms-enum-values";

export const duplicateEnumValuesInExtension = rule({
  id: "DuplicateEnumValuesInExtension",
  severity: "warning",
  area: "dynamic",
  message: "{name} has the value {value} in x-ms-enum-values more than once.",
  advice: "Give each value one entry, with one displayName.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const seen = new Set<string>();
      for (const entry of objectsIn(schema, KEY)) {
        const value = JSON.stringify(entry.value.value);
        if (value === undefined) continue;
        if (seen.has(value)) report(inside(entry, "value"), { name: nameOf(schema), value });
        seen.add(value);
      }
    }
  },
});

export const invalidEnumValuesExtensionValue = rule({
  id: "InvalidEnumValuesExtensionValue",
  severity: "warning",
  area: "dynamic",
  message: "{name} has the value {value} in x-ms-enum-values, which its enum does not have.",
  advice: "Write a value of the enum, of the same type, or add it there.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      if (!Array.isArray(schema.value.enum)) continue;
      const known = new Set(listOf(schema.value.enum).map((value) => JSON.stringify(value)));
      for (const entry of objectsIn(schema, KEY)) {
        const { value } = entry.value;
        if (value === undefined || known.has(JSON.stringify(value))) continue;
        report(inside(entry, "value"), { name: nameOf(schema), value: shown(value) });
      }
    }
  },
});

export const missingEnumValuesDisplayName = rule({
  id: "MissingEnumValuesDisplayName",
  severity: "warning",
  area: "dynamic",
  message: "An entry of x-ms-enum-values of {name} has no displayName: {entry}.",
  advice: 'Add "displayName": what makers read in the dropdown.',
  check({ schemas }, report) {
    for (const schema of schemas) {
      for (const entry of itemsIn(schema, KEY)) {
        if (!isObject(entry.value)) continue;
        const { displayName } = entry.value;
        if (displayName !== undefined && displayName !== "") continue;
        report(inside(entry, "displayName"), { name: nameOf(schema), entry: shown(entry.value) });
      }
    }
  },
});
