import { urlOf } from "../request/outgoing.ts";
import { evaluatePath, PolicyError, type PolicyTemplate } from "./template.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"];
/** The same as leaving the method out (Microsoft's schema of apiProperties.json; Calendly). */
const ORIGINAL = "@Request.OriginalHTTPMethod";

/**
 * Sends the request to another path of the same service, below the host URL (RescoCloud routes
 * below the base path that its dynamichosturl gives).
 *
 * Assumptions: the request's query follows it, after the new path's own; `{name}` takes the value
 * as encoded in the original path.
 */
export const routerequesttoendpoint: PolicyTemplate = {
  templateId: "routerequesttoendpoint",
  sections: ["Request"],
  run(parameters, scene) {
    const { request } = scene;
    const { path, query } = evaluatePath(parameters.required("newPath"), scene);
    request.path = path;
    request.query = [...query, ...request.query];
    const changes = [`path: ${urlOf("", { path, query })}`];
    const method = parameters.optional("httpMethod");
    if (method !== undefined && method.toLowerCase() !== ORIGINAL.toLowerCase()) {
      request.method = method.toUpperCase();
      if (!METHODS.includes(request.method)) {
        throw new PolicyError(`httpMethod must be one of ${METHODS.join(", ")}; it is "${method}"`);
      }
      changes.push(`method: ${request.method}`);
    }
    return changes;
  },
};
