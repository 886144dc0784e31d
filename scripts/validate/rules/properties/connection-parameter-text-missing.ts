import { stringOf } from "../../json/values.ts";
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
      !OWN_SHAPE.includes(type) && String(constraints?.value.hidden).toLowerCase() !== "true",
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
  message: 'The connection parameter "{parameter}" has no {key} in its uiDefinition.',
  advice: "Add it; makers read it when they create a connection.",
  check({ connectionParameters }, report) {
    for (const parameter of shownParameters(connectionParameters)) {
      for (const key of ["displayName", "description"]) {
        if (has(parameter, key)) continue;
        report(parameter.uiDefinition ?? parameter, { parameter: parameter.name, key });
      }
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
      if (has(parameter, "tooltip")) continue;
      report(parameter.uiDefinition ?? parameter, { parameter: parameter.name });
    }
  },
});
