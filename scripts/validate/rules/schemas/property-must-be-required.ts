import type { Connector } from "../../connector.ts";
import type { Node } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const propertyMustBeRequired = rule({
  id: "PropertyMustBeRequired",
  severity: "warning",
  area: "schemas",
  message: '"{name}" is internal with a default and not required, so its default is never sent.',
  advice: "Make it required; or remove it, where nothing should be sent.",
  check(connector, report) {
    for (const one of sent(connector)) {
      const { value, name, required } = one;
      const internal = value["x-ms-visibility"] === "internal";
      if (internal && !required && value.default !== undefined) report(one, { name });
    }
  },
});

/** Parameters, and properties of bodies that some operation sends. */
function sent({ parameters, schemas, uses }: Connector) {
  const properties = schemas.filter(
    ({ position, pointer }) =>
      position === "property" &&
      (uses.get(pointer) ?? []).some(({ direction }) => direction === "input"),
  );
  const all: (Node & { name: string; required: boolean })[] = [
    ...parameters.filter((parameter) => parameter.in !== "body"),
    ...properties,
  ];
  return all;
}
