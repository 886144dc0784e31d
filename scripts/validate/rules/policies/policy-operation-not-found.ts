import { stringOf } from "../../json/values.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const policyOperationNotFound = rule({
  id: "PolicyOperationNotFound",
  severity: "warning",
  area: "policies",
  needs: ["properties", "definition"],
  message: 'The policy "{policy}" is for the operation "{id}", which does not exist.',
  advice: "Correct the id, or remove it from the policy's operations.{near}",
  check({ policies, operationById }, report) {
    // Without any operation, each id is right: what lacks is the operations.
    if (operationById.size === 0) return;
    for (const policy of policies) {
      for (const operation of policy.operations ?? []) {
        const id = stringOf(operation.value);
        if (id === undefined || operationById.has(id)) continue;
        const near = didYouMean(id, operationById.keys());
        report(operation, { policy: policy.name, id, near });
      }
    }
  },
});
