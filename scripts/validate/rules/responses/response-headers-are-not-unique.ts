import { objectOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const responseHeadersAreNotUnique = rule({
  id: "ResponseHeadersAreNotUnique",
  severity: "warning",
  area: "responses",
  message: 'The header "{header}" is declared before as "{other}"; case makes no difference here.',
  advice: "Remove one of the two.",
  check({ operations }, report) {
    for (const { responses } of operations) {
      for (const response of responses) {
        const headers = Object.keys(objectOf(response.value.headers));
        for (const [index, header] of headers.entries()) {
          const same = (one: string) => one.toLowerCase() === header.toLowerCase();
          const other = headers.slice(0, index).find(same);
          if (other !== undefined) report(inside(response, "headers", header), { header, other });
        }
      }
    }
  },
});
