import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { entriesIn, inside, type Node, objectsIn } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** Properties without which the platform cannot name or send something; other texts have own rules. */
function requiredIn(connector: Connector): [what: string, node: Node | undefined, key: string][] {
  const { root, info, parameters } = connector;
  return [
    ["info object", info, "title"],
    ["info object", info, "version"],
    ...objectsIn(root, "tags").map((tag): [string, Node, string] => ["tag", tag, "name"]),
    ...parameters.map((one): [string, Node, string] => ["parameter", one, "name"]),
    ...entriesIn(root, "securityDefinitions").map(({ name, node }): [string, Node, string] => [
      `security definition ${name}`,
      node,
      "name",
    ]),
  ];
}

export const requiredValueEmpty = rule({
  id: "RequiredValueEmpty",
  severity: "error",
  area: "document",
  message: 'The "{property}" of the {what} is empty.',
  advice: "Give it a value.",
  check(connector, report) {
    for (const [what, node, property] of requiredIn(connector)) {
      if (!node || stringOf(node.value[property])?.trim() !== "") continue;
      report(inside(node, property), { what, property });
    }
  },
});
