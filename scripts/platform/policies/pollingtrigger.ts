import { formatQuery, parseQuery, queryPart } from "../request/query.ts";
import { readBody } from "./body.ts";
import { type ExpressionScope, evaluateTemplate, evaluateValue } from "./expressions.ts";
import { PolicyError, type PolicyTemplate } from "./template.ts";

/** Not a query parameter, but the name of the property that links to the next page (Microsoft's schema). */
const NEXT_LINK = "x-ms-triggerConfig-nextLink";

/**
 * Makes an ordinary list operation a polling trigger: the state is kept in query parameters of the
 * URL to poll next, taken from the answer, and an answer without items starts no run (202).
 *
 * Assumptions: the first poll only fixes the state and delivers nothing; one that finds nothing
 * leaves the URL as it is, so that the next one delivers what comes; only successes count; the
 * link to a next page is not followed, and told.
 */
export const pollingtrigger: PolicyTemplate = {
  templateId: "pollingtrigger",
  sections: ["Response"],
  run(parameters, scene) {
    const dataPath = parameters.required("triggerDataPath");
    const config = Object.entries(parameters.object("triggerConfig"));
    const { response } = scene;
    if (!response || response.status < 200 || response.status > 299) return [];
    const body = readBody(scene);
    const items = triggerItems(dataPath, body);
    const changes: string[] = [];
    let location = scene.originalRequestUri;
    if (items.length > 0) {
      const scope: ExpressionScope = { roots: { triggerBody: body } };
      const state = config
        .filter(([name]) => name !== NEXT_LINK)
        .map(([name, value]) => queryPart(name, evaluateTemplate(String(value), scope)));
      const [url = "", query = ""] = location.split("?");
      const kept = parseQuery(query).filter(
        (part) => !state.some(({ name }) => name === part.name),
      );
      const parts = [...kept, ...state];
      location = parts.length > 0 ? `${url}?${formatQuery(parts)}` : url;
    }
    response.headers.location = location;
    changes.push(`header location: ${location}`);
    if (items.length === 0 || !scene.polledBefore) {
      scene.response = { status: 202, headers: response.headers, body: "" };
      changes.push(items.length === 0 ? "status: 202, no items" : "status: 202, the first poll");
    }
    const link = Object.fromEntries(config)[NEXT_LINK] ?? "@odata.nextLink";
    if (hasNextPage(body, String(link))) changes.push(`next page (${link}): not followed`);
    return changes;
  },
};

/**
 * The items that start runs; none where the answer has no body.
 * @param dataPath such as `@triggerBody().data`
 * @throws {PolicyError} where the path leads to something that is not an array
 */
export function triggerItems(dataPath: string, body: unknown): unknown[] {
  if (body === undefined) return [];
  const items = evaluateValue(dataPath, { roots: { triggerBody: body } });
  if (items === null) return [];
  if (Array.isArray(items)) return items;
  throw new PolicyError(`${dataPath} (triggerDataPath) is not an array`);
}

function hasNextPage(body: unknown, name: string): boolean {
  if (typeof body !== "object" || body === null) return false;
  const link = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof link === "string" && link !== "";
}
