import { shown, textOf } from "../../json/values.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** Parameters of templates that take one of a few values (Microsoft's apiProperties schema). */
const VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ["existsAction", ["override", "skip", "append"]],
  ["httpMethod", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]],
  ["retainKey", ["true", "false"]],
]);

export const policyParameterValueNotFound = rule({
  id: "PolicyParameterValueNotFound",
  severity: "error",
  area: "policies",
  needs: ["properties"],
  message: 'The policy "{policy}" gives {parameter} the value {value}, which it does not know.',
  advice: "Write one of {known}.{near}",
  check({ policies }, report) {
    for (const policy of policies) {
      for (const [parameter, node] of policy.parameters) {
        const known = VALUES.get(parameter);
        const value = textOf(node.value ?? "");
        // Nothing stands for the default; expressions give the value when the policy runs.
        if (known === undefined || value === "" || value.startsWith("@")) continue;
        if (known.some((one) => one.toLowerCase() === value.toLowerCase())) continue;
        const values = { policy: policy.name, parameter, value: shown(node.value) };
        report(node, { ...values, known: known.join(", "), near: didYouMean(value, known) });
      }
    }
  },
});
