import type { Json, JsonObject } from "../common/json.ts";
import { isObject } from "../common/json.ts";
import { ProblemError } from "../common/problem.ts";
import type { Model } from "./model.ts";

const FILE = "apiProperties.json";

/** `apiProperties.json`: the hand-written one, with the policies and the operations that run the script. */
export function properties(model: Model, written: Json): JsonObject {
  if (!isObject(written) || !isObject(written.properties)) {
    throw new ProblemError({
      file: FILE,
      message: "There is no object `properties`.",
      advice: "Add it.",
    });
  }
  for (const key of ["policyTemplateInstances", "scriptOperations"]) {
    if (Object.hasOwn(written.properties, key)) {
      throw new ProblemError({
        file: FILE,
        place: `/properties/${key}`,
        message: `${key} is generated.`,
        advice: "Take it out of this file.",
      });
    }
  }
  return {
    properties: {
      ...written.properties,
      policyTemplateInstances: model.connector.policies.map(
        ({ templateId, title, parameters }) => ({
          templateId,
          title,
          parameters: { ...parameters },
        }),
      ),
      scriptOperations: model.operations.map(({ id }) => id),
    },
  };
}
