import { objectOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";
import { isMalformed } from "./schema-references.ts";

export const schemaReferenceNotFound = rule({
  id: "SchemaReferenceNotFound",
  severity: "error",
  area: "schemas",
  message: "There is no schema at {ref}.",
  advice: "Declare it under definitions, or correct the reference.{near}",
  check({ references, root }, report) {
    const names = Object.keys(objectOf(root.value.definitions)).map(
      (key) => `#/definitions/${key}`,
    );
    for (const { node, kind, ref, found, target } of references) {
      if (kind !== "schema" || found || !target?.startsWith("/definitions/")) continue;
      // What is no pointer leads nowhere; JsonPointerNotValid says so.
      if (isMalformed(ref)) continue;
      report(inside(node, "$ref"), { ref, near: didYouMean(ref, names) });
    }
  },
});
