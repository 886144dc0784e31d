import { rule } from "../../rule.ts";

export const bodyOrFormDataParameterInFetchOperationNotAllowed = rule({
  id: "BodyOrFormDataParameterInFetchOperationNotAllowed",
  severity: "error",
  area: "operations",
  message:
    '{operation} is a {method}, which has no body, and has the {place} parameter "{parameter}".',
  advice: "Make it a query parameter, or change the verb; a script can turn it into another one.",
  check({ operations }, report) {
    for (const { name, method, parameters } of operations) {
      if (method !== "get" && method !== "head") continue;
      for (const parameter of parameters) {
        const { in: place } = parameter;
        if (place !== "body" && place !== "formData") continue;
        const values = { operation: name, method: method.toUpperCase(), place };
        report(parameter, { ...values, parameter: parameter.name });
      }
    }
  },
});
