import { isObject, type JsonObject } from "../common/json.ts";
import { ProblemError } from "../common/problem.ts";
import type { Model } from "./model.ts";

/**
 * The properties with the regions that a package has of its own: only those, with its hosts, the
 * first one chosen. Titles and texts stay.
 * @throws {ProblemError} where makers choose no region, or the package has one that is none of theirs
 */
export function withRegions(properties: JsonObject, { name, regions }: Model): JsonObject {
  if (regions === undefined) return properties;
  const all = properties.connectionParameters;
  const region = isObject(all) ? all.region : undefined;
  const look = isObject(region) ? region.uiDefinition : undefined;
  const constraints = isObject(look) ? look.constraints : undefined;
  const known = isObject(constraints) ? constraints.allowedValues : undefined;
  if (!isObject(all) || !isObject(region) || !isObject(look) || !isObject(constraints)) {
    throw noRegion(name);
  }
  if (!Array.isArray(known)) throw noRegion(name);
  const texts = known.flatMap((value) =>
    isObject(value) && typeof value.text === "string" ? [value.text] : [],
  );
  const hosts = Object.entries(regions);
  for (const [text] of hosts) {
    if (texts.includes(text)) continue;
    throw new ProblemError({
      file: "connector/connector.ts",
      place: "regions",
      message: `${name} has the region ${text}, and apiProperties.json has ${texts.join(", ")}.`,
      advice: "Name one of those, or add it there.",
    });
  }
  return {
    ...properties,
    connectionParameters: {
      ...all,
      region: {
        ...region,
        ...(hosts[0] === undefined ? {} : { defaultValue: hosts[0][1] }),
        uiDefinition: {
          ...look,
          constraints: {
            ...constraints,
            allowedValues: hosts.map(([text, value]) => ({ text, value })),
          },
        },
      },
    },
  };
}

function noRegion(name: string): ProblemError {
  return new ProblemError({
    file: "apiProperties.json",
    place: "/properties/connectionParameters",
    message: `${name} has regions of its own, and there is no connection parameter region to choose one with.`,
    advice: "Add it, with allowedValues, or take the regions out of connector/connector.ts.",
  });
}
