import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const specificationVersionIncorrect = rule({
  id: "SpecificationVersionIncorrect",
  severity: "error",
  area: "document",
  message: 'The definition does not say that it is OpenAPI 2.0: "swagger" is not the text "2.0".',
  advice: 'Write "swagger": "2.0" at the top. OpenAPI 3 must be converted first.',
  check({ root }, report) {
    if (root.value.swagger !== "2.0") report(inside(root, "swagger"), {});
  },
});
