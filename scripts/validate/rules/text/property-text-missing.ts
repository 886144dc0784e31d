import { lacks, type Node, objectIn } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** Hints: hardly a published connector has them all, and certification lets the others pass. */

export const propertySummaryMissing = rule({
  id: "PropertySummaryMissing",
  severity: "hint",
  area: "text",
  message: 'The property "{property}" has no title; makers see its name.',
  advice: 'Add an x-ms-summary in Title Case, such as "Contact Id".',
  check({ shown }, report) {
    for (const one of shown) {
      if (one.kind !== "property" || one.title) continue;
      if (isHolder(one) || isHolder(objectIn(one, "items"))) continue;
      if (lacks(one, "x-ms-summary") || "x-ms-summary" in one.value) {
        report(one, { property: one.name });
      }
    }
  },
});

/** Its title would stand before those of all that it holds, which often say it already. */
function isHolder(schema: Node | undefined): boolean {
  const properties = schema && objectIn(schema, "properties")?.value;
  return Object.keys(properties ?? {}).length > 0 || schema?.value.$ref !== undefined;
}

export const propertyDescriptionMissing = rule({
  id: "PropertyDescriptionMissing",
  severity: "hint",
  area: "text",
  message: 'The property "{property}" has no description.',
  advice: "Add a sentence that says what it holds, with its unit or format.",
  check({ shown }, report) {
    for (const one of shown) {
      if (one.kind !== "property" || one.description) continue;
      if (lacks(one, "description") || "description" in one.value) {
        report(one, { property: one.name });
      }
    }
  },
});
