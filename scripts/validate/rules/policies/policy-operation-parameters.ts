import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { expressionsIn } from "../../model/expressions.ts";
import type { Operation } from "../../model/operations.ts";
import { pathVariables } from "../../model/paths.ts";
import type { Policy } from "../../model/policies.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** Parameters of operations that policies read, against the operations that they are for. */

/** Of setvaluefromurl: the expression says what is set, and reads nothing. */
const TARGET = "parameterTemplate";

export const policyQueryParameterNotFound = rule({
  id: "PolicyQueryParameterNotFound",
  severity: "error",
  area: "policies",
  needs: ["properties", "definition"],
  message:
    'The policy "{policy}" reads the query parameter "{name}", which {operations} does not have.',
  advice: "Correct the name, or let the policy be for those operations only that have it.{near}",
  check(connector, report) {
    /** By the policies before, which run in the order of the file. */
    const set = new Set<string>();
    for (const policy of connector.policies) {
      const read = [...policy.parameters].filter(([parameter]) => parameter !== TARGET);
      for (const call of read.flatMap(([, node]) => expressionsIn(node))) {
        const [name, fallback] = call.arguments;
        if (call.function.toLowerCase() !== "queryparameters" || !name) continue;
        if (fallback !== undefined || set.has(name.toLowerCase())) continue;
        const concerned = operationsOf(connector, policy);
        const lacking = concerned.filter(
          (operation) => !namesIn(operation, "query").includes(name.toLowerCase()),
        );
        // A policy for all may be meant for those that have it; but there is no call without a host.
        const some = !policy.operations && policy.templateId !== "dynamichosturl";
        if (lacking.length === 0 || (some && lacking.length < concerned.length)) continue;
        const known = concerned.flatMap(({ parameters }) =>
          parameters.filter(({ in: place }) => place === "query").map((one) => one.name),
        );
        const near = didYouMean(name, known);
        report(call.node, { policy: policy.name, name, operations: listed(lacking), near });
      }
      for (const name of queryParametersSet(policy)) set.add(name);
    }
  },
});

export const policyPathParameterNotFound = rule({
  id: "PolicyPathParameterNotFound",
  severity: "error",
  area: "policies",
  needs: ["properties", "definition"],
  message:
    'The policy "{policy}" puts the path parameter "{name}" into the path, which {operations} does not have.',
  advice: "Use the variables of the operation's own path.{near}",
  check(connector, report) {
    for (const policy of connector.policies) {
      const node = policy.parameters.get("newPath");
      const path = stringOf(node?.value)?.replace(/@\{[^}]*\}/g, "");
      if (policy.templateId !== "routerequesttoendpoint" || !node || path === undefined) continue;
      for (const name of pathVariables(path)) {
        const lacking = operationsOf(connector, policy).filter(
          (operation) => !namesIn(operation, "path").includes(name.toLowerCase()),
        );
        if (lacking.length === 0) continue;
        const near = didYouMean(name, pathVariables(lacking[0]?.path ?? ""));
        report(node, { policy: policy.name, name, operations: listed(lacking), near });
      }
    }
  },
});

/** Those that the policy is for. An id that is used twice may mean the other one; a rule says so. */
function operationsOf({ operations }: Connector, policy: Policy): readonly Operation[] {
  const ids = policy.operations?.map(({ value }) => value);
  if (!ids) return operations;
  return operations.filter(
    (one) => ids.includes(one.id) && !operations.some((two) => two !== one && two.id === one.id),
  );
}

const namesIn = ({ parameters }: Operation, place: string) =>
  parameters.filter((one) => one.in === place).map(({ name }) => name.toLowerCase());

/** In lower case, the query parameters that a policy gives the request. */
function queryParametersSet({ templateId, parameters }: Policy): string[] {
  if (templateId === "setqueryparameter") {
    return [stringOf(parameters.get("name")?.value) ?? ""].map((name) => name.toLowerCase());
  }
  const target = parameters.get(TARGET);
  const calls = target === undefined ? [] : expressionsIn(target);
  return calls.flatMap((call) => call.arguments).map((name) => name.toLowerCase());
}

function listed(operations: readonly Operation[]): string {
  const [first, ...others] = operations.map(({ name }) => name);
  return others.length === 0 ? `${first}` : `${first} (and ${others.length} more)`;
}
