import { isRecord } from "../definition/swagger.ts";
import { valueAt } from "./property-path.ts";
import { PolicyError, type PolicyTemplate } from "./template.ts";
import { steps, transformProperty } from "./transform-property.ts";

/**
 * Makes an array of objects into an object whose keys are a property of the items. By default the
 * items keep that property (Learn; Planner sets retainKey to false).
 */
export const convertarraytoobject: PolicyTemplate = {
  templateId: "convertarraytoobject",
  sections: ["Request", "Response"],
  run(parameters, scene) {
    const keyPath = parameters.required("keyWithinCollectionPath");
    const path = steps("keyWithinCollectionPath", keyPath);
    const retain = parameters.choice("retainKey", ["true", "false"], "true") === "true";
    return transformProperty(parameters, scene, (value, place) => {
      if (!Array.isArray(value)) throw new PolicyError(`${place} is not an array`);
      return Object.fromEntries(
        value.map((item: unknown, index) => {
          const key = valueAt(item, path);
          if (typeof key !== "string" && typeof key !== "number") {
            throw new PolicyError(
              `item ${index} of ${place} has no "${keyPath}" to be its key (keyWithinCollectionPath)`,
            );
          }
          return [String(key), retain ? item : without(item, path)];
        }),
      );
    });
  },
};

/** The item without its key, which lies at the end of the path. */
function without(item: unknown, path: readonly (string | number)[]): unknown {
  const copy: unknown = structuredClone(item);
  const holder = valueAt(copy, path.slice(0, -1));
  const last = path.at(-1);
  if (isRecord(holder) && last !== undefined) delete holder[last];
  return copy;
}
