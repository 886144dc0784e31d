import { removeAt } from "../../json/edit.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

const KEY = "x-ms-url-encoding";

export const queryParameterEncodingNotSupported = rule({
  id: "QueryParameterEncodingNotSupported",
  severity: "warning",
  area: "parameters",
  message: 'The query parameter "{parameter}" says how it is encoded; that is always once.',
  advice: "Remove x-ms-url-encoding; it is for path parameters.",
  fixable: true,
  check({ parameters }, report) {
    for (const parameter of parameters) {
      if (parameter.in !== "query" || parameter.value[KEY] === undefined) continue;
      const place = inside(parameter, KEY);
      report(place, { parameter: parameter.name }, removeAt(place.file, place.pointer));
    }
  },
});
