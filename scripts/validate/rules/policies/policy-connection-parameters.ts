import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { expressionsIn } from "../../model/expressions.ts";
import { objectIn, objectsIn } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** `@connectionParameters('name')` and `@connectionParameters('name','default')` in policies. */

export const policyConnectionParameterNotFound = rule({
  id: "PolicyConnectionParameterNotFound",
  severity: "error",
  area: "policies",
  needs: ["properties"],
  message: 'The policy "{policy}" reads the connection parameter "{name}", which does not exist.',
  advice: "Correct the name, or declare it among the connection parameters.{near}",
  check(connector, report) {
    for (const { policy, name, hasDefault, known, node } of readsOf(connector)) {
      if (hasDefault || known !== undefined) continue;
      report(node, { policy, name, near: didYouMean(name, namesOf(connector)) });
    }
  },
});

export const policyConnectionParameterOnlyDefault = rule({
  id: "PolicyConnectionParameterOnlyDefault",
  severity: "hint",
  area: "policies",
  needs: ["properties"],
  message:
    'The policy "{policy}" always takes the default: there is no connection parameter "{name}".',
  advice: "Correct the name, or write the default itself.{near}",
  check(connector, report) {
    for (const { policy, name, hasDefault, known, node } of readsOf(connector)) {
      if (!hasDefault || known !== undefined) continue;
      report(node, { policy, name, near: didYouMean(name, namesOf(connector)) });
    }
  },
});

export const policyConnectionParameterCaseDiffers = rule({
  id: "PolicyConnectionParameterCaseDiffers",
  severity: "hint",
  area: "policies",
  needs: ["properties"],
  message:
    'The policy "{policy}" reads "{name}", and the connection parameter is called "{known}".',
  // Published in Tulip's connector, so it works; but nobody documents that it does.
  advice: 'Write "{known}".',
  check(connector, report) {
    for (const { policy, name, known, node } of readsOf(connector)) {
      if (known !== undefined && known !== name) report(node, { policy, name, known });
    }
  },
});

export const policyConnectionParameterNotInEverySet = rule({
  id: "PolicyConnectionParameterNotInEverySet",
  severity: "warning",
  area: "policies",
  needs: ["properties"],
  message:
    'The policy "{policy}" reads the connection parameter "{name}", which {sets} does not have.',
  advice: "Give a default as the second argument: @connectionParameters('{name}','').",
  check(connector, report) {
    const sets = setsOf(connector);
    for (const { policy, name, hasDefault, known, node } of readsOf(connector)) {
      if (hasDefault || known === undefined) continue;
      const lacking = sets.filter(({ names }) => find(names, name) === undefined);
      if (lacking.length === 0) continue;
      const listed = lacking.map((set) => `"${set.name}"`).join(", nor ");
      report(node, { policy, name, sets: `the way to sign in ${listed}` });
    }
  },
});

/** Every reading of a connection parameter; `known` is how the parameter is spelt, if it exists. */
function readsOf(connector: Connector) {
  const names = namesOf(connector);
  return connector.policies.flatMap((policy) =>
    [...policy.parameters.values()].flatMap(expressionsIn).flatMap((expression) => {
      const [name, fallback] = expression.arguments;
      if (expression.function.toLowerCase() !== "connectionparameters" || !name) return [];
      // A part of a sign-in, such as token:TenantId, may be declared in its oAuthSettings.
      const [base = "", part] = name.split(":");
      const known = find(names, name) ?? (part && find(names, base) ? name : undefined);
      const hasDefault = fallback !== undefined;
      return { policy: policy.name, name, hasDefault, known, node: expression.node };
    }),
  );
}

const namesOf = ({ connectionParameters }: Connector) =>
  connectionParameters.map(({ name }) => name);

function setsOf({ apiProperties }: Connector) {
  const sets = objectIn(apiProperties, "connectionParameterSets");
  return (sets === undefined ? [] : objectsIn(sets, "values")).map((set) => ({
    name: stringOf(set.value.name) ?? "",
    names: Object.keys(objectIn(set, "parameters")?.value ?? {}),
  }));
}

/** The name as it is declared: as it stands, else in another case. */
function find(names: readonly string[], name: string): string | undefined {
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  return names.includes(name) ? name : names.find(same);
}
