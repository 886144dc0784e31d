import { lacks } from "../../model/node.ts";
import { rule } from "../../rule.ts";

const KEY = "x-ms-url-encoding";

export const pathParameterMissingEncoding = rule({
  id: "PathParameterMissingEncoding",
  severity: "warning",
  area: "parameters",
  message: 'The path parameter "{parameter}" does not say how it is encoded.',
  advice:
    'Add "x-ms-url-encoding": "single", so that "/" and "?" in a value do not break the address.',
  check({ parameters }, report) {
    for (const parameter of parameters) {
      if (parameter.in !== "path" || !lacks(parameter, KEY)) continue;
      // Not for --fix to mend: services whose values hold "/" want it as it is (keys of S3).
      report(parameter, { parameter: parameter.name });
    }
  },
});
