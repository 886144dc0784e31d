import { evaluate, PolicyError, type PolicyTemplate } from "./template.ts";
import { transformProperty } from "./transform-property.ts";

/**
 * Replaces a text within a property (Planner encodes and decodes its keys for OData with it).
 *
 * Assumptions: every occurrence is replaced, case counts, and the text is no pattern.
 */
export const stringreplace: PolicyTemplate = {
  templateId: "stringreplace",
  sections: ["Request", "Response"],
  run(parameters, scene) {
    const source = evaluate(parameters.required("sourceString"), scene);
    const replacement = evaluate(parameters.required("replacementString"), scene);
    if (source === "") throw new PolicyError('its parameter "sourceString" is empty');
    return transformProperty(parameters, scene, (value, place) => {
      if (typeof value !== "string") throw new PolicyError(`${place} is not text`);
      return value.includes(source) ? value.split(source).join(replacement) : undefined;
    });
  },
};
