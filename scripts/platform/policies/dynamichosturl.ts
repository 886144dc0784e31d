import { evaluate, PolicyError, type PolicyTemplate } from "./template.ts";

/**
 * Sends the request to another host.
 *
 * The template stands for scheme, host and base path together: where a definition's basePath
 * matters, published templates repeat it (ModuleQ "https://…/sso", Tulip "https://…/api/v3",
 * RescoCloud "…/odata/v4/…"). Microsoft Learn only says that it replaces the host URL.
 */
export const dynamichosturl: PolicyTemplate = {
  templateId: "dynamichosturl",
  sections: ["Request"],
  run(parameters, scene) {
    const host = evaluate(parameters.required("urlTemplate"), scene);
    if (!/^https?:\/\/[^/?#]+/i.test(host) || !URL.canParse(host)) {
      throw new PolicyError(`"${host}" is not an absolute http(s) URL`);
    }
    if (/[?#]/.test(host)) throw new PolicyError(`"${host}" must not have a query or fragment`);
    scene.request.base = host.replace(/\/+$/, "");
    return [`host: ${scene.request.base}`];
  },
};
