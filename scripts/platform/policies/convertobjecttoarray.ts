import { isRecord } from "../definition/swagger.ts";
import { PolicyError, type PolicyTemplate } from "./template.ts";
import { transformProperty } from "./transform-property.ts";

/**
 * Makes an object into an array with one item a property: its name and its value. Their names are
 * "key" and "value" unless told (Microsoft's schema of apiProperties.json).
 */
export const convertobjecttoarray: PolicyTemplate = {
  templateId: "convertobjecttoarray",
  sections: ["Request", "Response"],
  run(parameters, scene) {
    const keyName = parameters.optional("keyName") || "key";
    const valueName = parameters.optional("valueName") || "value";
    return transformProperty(parameters, scene, (value, place) => {
      if (!isRecord(value)) throw new PolicyError(`${place} is not an object`);
      return Object.entries(value).map(([key, inner]) => ({ [keyName]: key, [valueName]: inner }));
    });
  },
};
