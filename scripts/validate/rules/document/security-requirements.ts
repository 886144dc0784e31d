import type { Json } from "../../../common/json.ts";
import type { Connector } from "../../connector.ts";
import { replaceValue } from "../../json/edit.ts";
import { stringOf } from "../../json/values.ts";
import { inside, type Node, objectIn, objectsIn } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** What `security` asks for, of all operations or of one: a name of securityDefinitions, and scopes. */
interface Requirement {
  readonly place: Node<Json>;
  readonly name: string;
  /** Undefined where there is no such definition. */
  readonly definition: Node | undefined;
}

function requirementsIn({ root, operations }: Connector): Requirement[] {
  const definitions = objectIn(root, "securityDefinitions");
  return [root, ...operations]
    .flatMap((holder) => objectsIn(holder, "security"))
    .flatMap((requirement) =>
      Object.entries(requirement.value).map(([name, value]) => ({
        place: { ...inside(requirement, name), value },
        name,
        definition: definitions && objectIn(definitions, name),
      })),
    );
}

export const securityRequirementMustBeDefined = rule({
  id: "SecurityRequirementMustBeDefined",
  severity: "warning",
  area: "document",
  message: 'The definition asks for the sign-in "{name}", which securityDefinitions does not have.',
  advice: "Add it there, or correct the name.{near}",
  check(connector, report) {
    const definitions = objectIn(connector.root, "securityDefinitions");
    const names = Object.keys(definitions?.value ?? {});
    for (const { place, name, definition } of requirementsIn(connector)) {
      if (!definition) report(place, { name, near: didYouMean(name, names) });
    }
  },
});

export const securityRequirementMustHaveValue = rule({
  id: "SecurityRequirementMustHaveValue",
  severity: "warning",
  area: "document",
  message: 'The sign-in "{name}" is asked for without a list of scopes.',
  advice: "Write an empty list, [], where no scope is needed.",
  fixable: true,
  check(connector, report) {
    for (const { place, name } of requirementsIn(connector)) {
      if (Array.isArray(place.value)) continue;
      const edits = place.value === null ? replaceValue(place.file, place.pointer, []) : [];
      report(place, { name }, edits);
    }
  },
});

export const securityRequirementMustHaveEmptyValue = rule({
  id: "SecurityRequirementMustHaveEmptyValue",
  severity: "warning",
  area: "document",
  message:
    'The sign-in "{name}" is of type {type}, which has no scopes, and is asked for with some.',
  advice: "Write an empty list, [].",
  fixable: true,
  check(connector, report) {
    for (const { place, name, definition } of requirementsIn(connector)) {
      const type = stringOf(definition?.value.type);
      if (type !== "basic" && type !== "apiKey") continue;
      if (!Array.isArray(place.value) || place.value.length === 0) continue;
      report(place, { name, type }, replaceValue(place.file, place.pointer, []));
    }
  },
});

/** A warning: the scopes that count are those of apiProperties.json (Polaris PSA is published so). */
export const oAuthSecurityRequirementValueMustBeScopeName = rule({
  id: "OAuthSecurityRequirementValueMustBeScopeName",
  severity: "warning",
  area: "document",
  message: 'The sign-in "{name}" is asked for with the scope "{scope}", which it does not have.',
  advice: "Add the scope to the security definition, or correct its name.{near}",
  check(connector, report) {
    for (const { place, name, definition } of requirementsIn(connector)) {
      if (definition?.value.type !== "oauth2" || !Array.isArray(place.value)) continue;
      const scopes = Object.keys(objectIn(definition, "scopes")?.value ?? {});
      for (const [index, value] of place.value.entries()) {
        const scope = stringOf(value);
        if (scope === undefined || scopes.includes(scope)) continue;
        report(inside(place, index), { name, scope, near: didYouMean(scope, scopes) });
      }
    }
  },
});
