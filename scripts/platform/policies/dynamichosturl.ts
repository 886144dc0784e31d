import { evaluate, PolicyError, type PolicyTemplate } from "./template.ts";

/**
 * Sends the request to another host.
 *
 * The template stands for scheme, host and base path together: where a definition's basePath
 * matters, published templates repeat it (ModuleQ "https://…/sso", Tulip "https://…/api/v3",
 * RescoCloud "…/odata/v4/…"). Microsoft Learn only says that it replaces the host URL.
 *
 * Assumption: a query has no place in a host, so it is left out, and said.
 */
export const dynamichosturl: PolicyTemplate = {
  templateId: "dynamichosturl",
  sections: ["Request"],
  run(parameters, scene) {
    const host = evaluate(parameters.required("urlTemplate"), scene);
    if (!/^https?:\/\/[^/?#]+/i.test(host) || !URL.canParse(host)) {
      throw new PolicyError(`"${host}" is not an absolute http(s) URL`);
    }
    const [base = "", rest] = host.split(/[?#]/, 2);
    if (rest !== undefined) {
      scene.warn(
        `urlTemplate "${host}" has a query or fragment, which a host cannot have: left out`,
      );
    }
    scene.request.base = base.replace(/\/+$/, "");
    return [`host: ${scene.request.base}`];
  },
};

/** The same under an older id, which nobody documents (AlisQI: "Set dynamic subdomain in host URL"). */
export const dynamicsubdomain: PolicyTemplate = {
  ...dynamichosturl,
  templateId: "dynamicsubdomain",
};
