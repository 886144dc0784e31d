import { inside, rootOf } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const specificationVersionIncorrect = rule({
  id: "SpecificationVersionIncorrect",
  severity: "error",
  area: "document",
  needs: [],
  message: "Power Platform reads OpenAPI 2.0, and the definition {what}.",
  advice: "{todo}",
  check({ definition: file }, report) {
    for (const { kind, start, end, detail } of file.problems) {
      if (kind !== "openapi") continue;
      report(
        { file, pointer: "/openapi", start, end },
        {
          what: `is OpenAPI ${detail}`,
          todo: "Convert it to OpenAPI 2.0; nothing else in it is checked until then.",
        },
      );
    }
    if (file.state !== "read" || file.value.swagger === "2.0") return;
    report(inside(rootOf(file), "swagger"), {
      what: 'does not say so: "swagger" is not the text "2.0"',
      todo: 'Write "swagger": "2.0" at the top.',
    });
  },
});
