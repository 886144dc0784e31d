import { isDeepStrictEqual } from "node:util";
import { stringOf } from "../../json/values.ts";
import type { Policy } from "../../model/policies.ts";
import { rule } from "../../rule.ts";

export const policyDuplicate = rule({
  id: "PolicyDuplicate",
  severity: "warning",
  area: "policies",
  needs: ["properties"],
  message: 'The policies "{other}" and "{policy}" both set {what}{operations}.',
  advice: "Remove one of the two, or let them be for different operations.",
  check({ policies }, report) {
    for (const [index, policy] of policies.entries()) {
      const what = targetOf(policy);
      const other = policies
        .slice(0, index)
        .find((one) => sameTarget(one, policy, what) && sharedOperations(one, policy));
      if (!other) continue;
      const operations = sharedOperations(other, policy) ?? "";
      report(policy, {
        policy: policy.name,
        other: other.name,
        what: what ?? "the same",
        operations,
      });
    }
  },
});

/** What a policy sets, where a second one of the kind undoes the first. */
function targetOf({ templateId, parameters }: Policy): string | undefined {
  if (templateId === "dynamichosturl") return "the host";
  if (templateId === "routerequesttoendpoint") return "the path";
  const name = stringOf(parameters.get("name")?.value)?.toLowerCase();
  // A value that is appended, or only set where there is none, goes with what is there.
  const action = stringOf(parameters.get("existsAction")?.value) ?? "override";
  if (name === undefined || action !== "override") return undefined;
  if (templateId === "setheader") return `the header "${name}"`;
  return templateId === "setqueryparameter" ? `the query parameter "${name}"` : undefined;
}

function sameTarget(one: Policy, two: Policy, what: string | undefined): boolean {
  const section = (policy: Policy) => policy.section ?? "Request";
  if (one.templateId !== two.templateId || section(one) !== section(two)) return false;
  if (what !== undefined) return targetOf(one) === what;
  const values = ({ parameters }: Policy) =>
    new Map([...parameters].map(([name, node]) => [name, node.value]));
  return isDeepStrictEqual(values(one), values(two));
}

/**
 * What to add about the operations that both are for; undefined where there are none. A policy for
 * some operations beside one for all is an exception that is meant.
 */
function sharedOperations(one: Policy, two: Policy): string | undefined {
  if (!one.operations && !two.operations) return " of all operations";
  const ids = one.operations?.map(({ value }) => value) ?? [];
  const shared = two.operations?.find(({ value }) => ids.includes(value));
  return shared && ` of ${stringOf(shared.value) ?? "an operation"}`;
}
