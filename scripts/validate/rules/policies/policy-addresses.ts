import { stringOf } from "../../json/values.ts";
import { rule } from "../../rule.ts";

/** What policies make of hosts and headers. */

export const policyHostNotAbsolute = rule({
  id: "PolicyHostNotAbsolute",
  severity: "warning",
  area: "policies",
  needs: ["properties"],
  message: 'The policy "{policy}" replaces the address by "{url}", which has no scheme.',
  advice: "Begin with https://, as in https://@connectionParameters('host').",
  check({ policies }, report) {
    for (const { name: policy, templateId, parameters } of policies) {
      const node = templateId === "dynamichosturl" ? parameters.get("urlTemplate") : undefined;
      const url = stringOf(node?.value)?.trim() ?? "";
      // What an expression gives may have the scheme in it.
      if (!node || url === "" || /^([a-z][a-z\d+.-]*:\/\/|@)/i.test(url)) continue;
      report(node, { policy, url });
    }
  },
});

/** What a header is called (RFC 9110, 5.1). */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

export const policyHeaderNameNotValid = rule({
  id: "PolicyHeaderNameNotValid",
  severity: "error",
  area: "policies",
  needs: ["properties"],
  message: 'The policy "{policy}" sets the header "{header}", and no header can be called so.',
  advice: "Write letters, digits and hyphens only.",
  check({ policies }, report) {
    for (const { name: policy, templateId, parameters } of policies) {
      const node = templateId === "setheader" ? parameters.get("name") : undefined;
      const header = stringOf(node?.value);
      if (!node || header === undefined || header === "" || header.includes("@")) continue;
      if (!TOKEN.test(header)) report(node, { policy, header });
    }
  },
});

export const policyOperationNotPolled = rule({
  id: "PolicyOperationNotPolled",
  severity: "warning",
  area: "policies",
  needs: ["properties", "definition"],
  message: 'The policy "{policy}" polls {operation}, which is no polling trigger.',
  advice: "Mark the operation with x-ms-trigger, or take it off the policy's operations.",
  check({ policies, operationById }, report) {
    for (const { name: policy, templateId, operations } of policies) {
      if (templateId !== "pollingtrigger") continue;
      for (const item of operations ?? []) {
        const operation = operationById.get(stringOf(item.value) ?? "");
        if (!operation || operation.trigger === "polling") continue;
        report(item, { policy, operation: operation.name });
      }
    }
  },
});
