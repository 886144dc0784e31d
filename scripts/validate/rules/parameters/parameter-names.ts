import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** Names that the platform or HTTP itself needs. */

export const connectionIdParameterNotAllowed = rule({
  id: "ConnectionIdParameterNotAllowed",
  severity: "error",
  area: "parameters",
  message:
    'A parameter is called "connectionId", which is the name of the platform\'s own parameter.',
  advice:
    "Give it another name; a policy or script can send it under the one that the service wants.",
  check({ parameters }, report) {
    for (const parameter of parameters) {
      if (parameter.name === "connectionId") report(inside(parameter, "name"), {});
    }
  },
});

/**
 * Headers that whoever sends a request sets itself (RFC 9110 and RFC 9112), and the one by which the
 * connection signs in.
 */
const OWN_HEADERS = new Set(
  "authorization connection content-length expect host keep-alive te trailer transfer-encoding upgrade".split(
    " ",
  ),
);

export const reservedParameterIsUsed = rule({
  id: "ReservedParameterIsUsed",
  severity: "warning",
  area: "parameters",
  message: 'The header "{parameter}" is set by the platform when it sends a request.',
  advice: "Remove the parameter; what signs in is asked for when makers connect.",
  check({ parameters }, report) {
    for (const parameter of parameters) {
      const { name } = parameter;
      if (parameter.in !== "header" || !OWN_HEADERS.has(name.toLowerCase())) continue;
      report(inside(parameter, "name"), { parameter: name });
    }
  },
});
