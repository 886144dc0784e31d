import { objectOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";
import { isMalformed } from "../schemas/schema-references.ts";

export const parameterReferenceNotFound = rule({
  id: "ParameterReferenceNotFound",
  severity: "error",
  area: "parameters",
  message: "There is no parameter at {ref}.",
  advice:
    "Declare it under parameters at the top of the definition, or correct the reference.{near}",
  check({ references, root }, report) {
    const names = Object.keys(objectOf(root.value.parameters)).map((key) => `#/parameters/${key}`);
    for (const { node, kind, ref, found, target } of references) {
      if (kind !== "parameter" || found || !target?.startsWith("/parameters/")) continue;
      // What is no pointer leads nowhere; JsonPointerNotValid says so.
      if (isMalformed(ref)) continue;
      report(inside(node, "$ref"), { ref, near: didYouMean(ref, names) });
    }
  },
});
