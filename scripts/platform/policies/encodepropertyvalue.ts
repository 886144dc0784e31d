import { encode } from "../request/query.ts";
import { PolicyError, type PolicyTemplate } from "./template.ts";
import { transformProperty } from "./transform-property.ts";

/**
 * Percent-encodes a property's text (Planner: "URL encode userId").
 *
 * Assumption: as .NET's Uri.EscapeDataString does, so all but letters, digits and -_.~. Planner
 * encodes the dots that this leaves with a stringreplace of its own.
 */
export const encodepropertyvalue: PolicyTemplate = {
  templateId: "encodepropertyvalue",
  sections: ["Request", "Response"],
  run: (parameters, scene) =>
    transformProperty(parameters, scene, (value, place) => {
      if (typeof value === "object") throw new PolicyError(`${place} is not text`);
      return encode(String(value)).replace(
        /[!'()*]/g,
        (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
      );
    }),
};
