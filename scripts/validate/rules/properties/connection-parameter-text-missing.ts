import { stringOf, textOf } from "../../json/values.ts";
import type { ConnectionParameter } from "../../model/connection.ts";
import { type Node, objectIn } from "../../model/node.ts";
import { isSlipOf } from "../../near.ts";
import { rule } from "../../rule.ts";

/** Of these the platform shows what it has: a button, and the list of gateways. */
const OWN_SHAPE = ["oauthsetting", "gatewaysetting"];

/** Those that makers fill in; hidden ones are not shown. */
const shownParameters = (parameters: readonly ConnectionParameter[]) =>
  parameters.filter(
    ({ type, constraints }) =>
      !OWN_SHAPE.includes(type) && textOf(constraints?.value.hidden).toLowerCase() !== "true",
  );

function has(parameter: ConnectionParameter, key: string): boolean {
  const { uiDefinition } = parameter;
  // A text that is there under a misspelt name is a finding already.
  if (!uiDefinition && slips(parameter, "uiDefinition")) return true;
  if (uiDefinition && slips(uiDefinition, key)) return true;
  // In sets, Microsoft Learn puts the description of texts into uiDefinition.schema.
  const schema = uiDefinition && objectIn(uiDefinition, "schema");
  return [uiDefinition, schema].some((node) => (stringOf(node?.value[key]) ?? "").trim() !== "");
}

const slips = ({ value }: Node, key: string) =>
  Object.keys(value).some((name) => isSlipOf(name, key));

export const connectionParameterTextMissing = rule({
  id: "ConnectionParameterTextMissing",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: 'The connection parameter "{parameter}" has no {missing}.',
  advice:
    "Add a uiDefinition with displayName and description; makers read them when they create a connection.",
  check({ connectionParameters }, report) {
    for (const parameter of shownParameters(connectionParameters)) {
      const missing = ["displayName", "description"].filter((key) => !has(parameter, key));
      if (missing.length === 0) continue;
      const texts = `${missing.join(" and no ")} in its uiDefinition`;
      report(parameter.uiDefinition ?? parameter, {
        parameter: parameter.name,
        missing: parameter.uiDefinition ? texts : "uiDefinition",
      });
    }
  },
});

export const connectionParameterTooltipMissing = rule({
  id: "ConnectionParameterTooltipMissing",
  severity: "hint",
  area: "properties",
  needs: ["properties"],
  message: 'The connection parameter "{parameter}" has no tooltip.',
  advice: "Say in one where makers find the value.",
  check({ connectionParameters }, report) {
    for (const parameter of shownParameters(connectionParameters)) {
      // That there is no uiDefinition at all, the other rule says.
      if (!parameter.uiDefinition || has(parameter, "tooltip")) continue;
      report(parameter.uiDefinition, { parameter: parameter.name });
    }
  },
});
