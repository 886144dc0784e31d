import { PolicyError, type PolicyTemplate } from "./template.ts";

/**
 * Marks the connection as unauthenticated where the API answers with a status, so that its maker signs
 * in again (Learn; a connector that has it also names an operation to test connections with). The
 * answer stays as it is; the mark is told in the trace.
 */
export const setconnectionstatustounauthenticated: PolicyTemplate = {
  templateId: "setconnectionstatustounauthenticated",
  sections: ["Response"],
  run(parameters, scene) {
    const code = parameters.required("statusCode");
    if (!/^\d{3}$/.test(code)) {
      throw new PolicyError(`its parameter "statusCode" must be an HTTP status; it is "${code}"`);
    }
    if (scene.response?.status !== Number(code)) return [];
    return [`connection status: unauthenticated (${code})`];
  },
};
