import { readBody, writeBody } from "./body.ts";
import { parseSteps, setAt, valueAt } from "./property-path.ts";
import { PolicyError, type PolicyTemplate } from "./template.ts";
import { bodySteps } from "./transform-property.ts";

/**
 * Points the answer's link to the next page at the gateway, so that flows fetch it through the
 * connection (Azure AD: "Updates next link to make paging work"). It runs on answers only.
 *
 * Assumptions: what stood below the API's host URL then stands below the gateway's; a link
 * elsewhere on the same host keeps its whole path; a link to another host stays as it is. The
 * property's name is one name, dots included (`@odata.nextLink`).
 */
export const updatenextlink: PolicyTemplate = {
  templateId: "updatenextlink",
  sections: ["Response"],
  run(parameters, scene) {
    const name = parameters.required("nextLinkPropertyName");
    const box = { body: readBody(scene) };
    const path = [...parentSteps(parameters.optional("nextLinkParentPropertyPath") ?? ""), name];
    const link = valueAt(box, path);
    if (link === undefined || link === null || link === "") return [];
    const { base, path: requested } = scene.request;
    if (typeof link !== "string" || !URL.canParse(link, base + requested)) {
      throw new PolicyError(`"${name}" is not a URL`);
    }
    const next = new URL(link, base + requested);
    const host = new URL(base);
    if (next.origin !== host.origin) return [];
    const below = host.pathname.replace(/\/+$/, "");
    const rest = next.pathname.startsWith(`${below}/`)
      ? next.pathname.slice(below.length)
      : next.pathname;
    setAt(box, path, scene.gateway + rest + next.search);
    writeBody(scene, box.body);
    return [`body ${name}: ${scene.gateway}${rest}${next.search}`];
  },
};

/** Assumption: the parent is written as `@body().x`, or as `x` alone; nothing published shows one. */
function parentSteps(path: string) {
  if (path.startsWith("@")) return bodySteps("nextLinkParentPropertyPath", path);
  const steps = parseSteps(path);
  if (!steps) {
    throw new PolicyError(`its parameter "nextLinkParentPropertyPath" is not a path: "${path}"`);
  }
  return ["body", ...steps];
}
