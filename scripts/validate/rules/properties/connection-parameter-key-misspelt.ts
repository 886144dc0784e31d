import type { Node } from "../../model/node.ts";
import { inside } from "../../model/node.ts";
import { isSlipOf } from "../../near.ts";
import { rule } from "../../rule.ts";

/** Names of Microsoft's schema; connectors have others too, and those are no business of ours. */
const PARAMETER = "type uiDefinition oAuthSettings allowedValues defaultValue metadata".split(" ");
const UI_DEFINITION = "schema displayName description tooltip tabIndex constraints".split(" ");
const CONSTRAINTS =
  "clearText required tabIndex capability hidden allowedValues dependencies default".split(" ");

export const connectionParameterKeyMisspelt = rule({
  id: "ConnectionParameterKeyMisspelt",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: 'The connection parameter "{parameter}" has a property "{key}", which no schema knows.',
  advice: 'Write "{near}" if that is meant.',
  check({ connectionParameters }, report) {
    for (const parameter of connectionParameters) {
      const { uiDefinition, constraints } = parameter;
      const parts: [Node | undefined, readonly string[]][] = [
        [parameter, PARAMETER],
        [uiDefinition, UI_DEFINITION],
        [constraints, CONSTRAINTS],
      ];
      for (const [node, known] of parts) {
        for (const key of Object.keys(node?.value ?? {})) {
          const near = known.find((name) => isSlipOf(key, name));
          if (!node || near === undefined || known.includes(key)) continue;
          report(inside(node, key), { parameter: parameter.name, key, near });
        }
      }
    }
  },
});
