import type { Json, JsonObject } from "../common/json.ts";
import { isObject } from "../common/json.ts";
import { ProblemError } from "../common/problem.ts";
import type { Model } from "./model.ts";
import { hasPlans } from "./plans.ts";
import { withRegions } from "./regions.ts";

const FILE = "apiProperties.json";

/** What is not written by hand, and what it is made from where that is a file of its own. */
const GENERATED = [
  ["policyTemplateInstances", ""],
  ["scriptOperations", ""],
  ["publisher", " from connector/publisher.ts"],
  // In a connector that is deployed it does harm: only the certification folders have it
  // (microsoft/PowerPlatformConnectors#614).
  ["stackOwner", " from connector/publisher.ts"],
] as const;

/**
 * `apiProperties.json`: the hand-written one, with the publisher, the policies and the operations that
 * run the script. Where there is no script nothing is said of one: the platform takes an empty list
 * for all operations.
 * @throws {ProblemError} for what cannot stand in the hand-written one, or is missing there
 */
export function properties(model: Model, written: Json): JsonObject {
  if (!isObject(written) || !isObject(written.properties)) {
    throw new ProblemError({
      file: FILE,
      message: "There is no object `properties`.",
      advice: "Add it.",
    });
  }
  for (const [key, source] of GENERATED) {
    if (Object.hasOwn(written.properties, key)) {
      throw new ProblemError({
        file: FILE,
        place: `/properties/${key}`,
        message: `${key} is generated${source}.`,
        advice: "Take it out of this file.",
      });
    }
  }
  return {
    properties: {
      ...withRegions(written.properties, model),
      publisher: model.connector.publisher.name,
      policyTemplateInstances: model.connector.policies.map(
        ({ templateId, title, parameters }) => ({
          templateId,
          title,
          parameters: { ...parameters },
        }),
      ),
      ...(hasPlans(model)
        ? {
            scriptOperations: model.operations.flatMap(({ id, plan }) =>
              plan === undefined ? [] : [id],
            ),
          }
        : {}),
    },
  };
}
