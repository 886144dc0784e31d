import { SECURITY_KINDS, type SecurityKind } from "../../catalogue/security.ts";
import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { entriesIn, inside, type Node } from "../../model/node.ts";
import { didYouMean, isSlipOf, orCorrect } from "../../near.ts";
import { rule } from "../../rule.ts";

interface SecurityDefinition {
  readonly node: Node;
  readonly name: string;
  /** As messages call it. */
  readonly type: string;
  readonly kind: SecurityKind;
}

/** Those of a known type; unknown ones and unknown flows are found by the schema. */
function definitionsIn({ root }: Connector): SecurityDefinition[] {
  return entriesIn(root, "securityDefinitions").flatMap(({ name, node }) => {
    const { type, flow } = node.value;
    // Without a flow, what is missing is the flow.
    const ofFlow = type === "oauth2" && flow !== undefined ? `oauth2 ${stringOf(flow)}` : type;
    const key = ofFlow === "oauth2" ? "oauth2 accessCode" : (stringOf(ofFlow) ?? "");
    const kind = Object.hasOwn(SECURITY_KINDS, key) ? SECURITY_KINDS[key] : undefined;
    return kind ? [{ node, name, type: key, kind }] : [];
  });
}

export const securitySchemePropertyRequired = rule({
  id: "SecuritySchemePropertyRequired",
  severity: "error",
  area: "document",
  message: 'The security definition "{name}" has no "{property}", which type {type} needs.',
  advice: 'Add "{property}".{slip}',
  check(connector, report) {
    for (const { node, name, type, kind } of definitionsIn(connector)) {
      for (const property of kind.required) {
        if (node.value[property] !== undefined) continue;
        const slip = orCorrect(property, Object.keys(node.value));
        report(node, { name, property, type, slip });
      }
    }
  },
});

export const securitySchemePropertyNotValid = rule({
  id: "SecuritySchemePropertyNotValid",
  severity: "warning",
  area: "document",
  message: 'The security definition "{name}" has a property "{property}", unknown to type {type}.',
  advice: "Remove it, or correct the type.{near}",
  check(connector, report) {
    for (const { node, name, type, kind } of definitionsIn(connector)) {
      const known = ["type", "description", ...kind.required, ...kind.optional];
      for (const property of Object.keys(node.value)) {
        if (known.includes(property) || property.startsWith("x-")) continue;
        // A slip of one that has to be there is told where that is missing.
        const missing = kind.required.filter((one) => node.value[one] === undefined);
        if (missing.some((one) => isSlipOf(property, one))) continue;
        report(inside(node, property), { name, property, type, near: didYouMean(property, known) });
      }
    }
  },
});
