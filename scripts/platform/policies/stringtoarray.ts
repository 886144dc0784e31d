import { PolicyError, type PolicyTemplate } from "./template.ts";
import { transformProperty } from "./transform-property.ts";

/**
 * Splits a text into an array of objects with one property each (Learn, Planner).
 *
 * Assumptions: every character of the list is a delimiter by itself; empty parts are left out, so
 * that "a;b;" has two; nothing is trimmed.
 */
export const stringtoarray: PolicyTemplate = {
  templateId: "stringtoarray",
  sections: ["Request", "Response"],
  run(parameters, scene) {
    const delimiters = parameters.required("delimiterList");
    const name = parameters.required("childPropertyName");
    return transformProperty(parameters, scene, (value, place) => {
      if (typeof value !== "string") throw new PolicyError(`${place} is not text`);
      const parts: string[] = [""];
      for (const character of value) {
        if (delimiters.includes(character)) parts.push("");
        else parts.push(`${parts.pop()}${character}`);
      }
      return parts.filter((part) => part !== "").map((part) => ({ [name]: part }));
    });
  },
};
