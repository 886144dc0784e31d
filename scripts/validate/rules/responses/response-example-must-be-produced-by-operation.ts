import { objectOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const responseExampleMustBeProducedByOperation = rule({
  id: "ResponseExampleMustBeProducedByOperation",
  severity: "warning",
  area: "responses",
  message: "{operation} has an example of type {type}, and does not declare that it answers so.",
  advice: 'Add {type} to "produces", or remove the example.',
  check({ operations }, report) {
    for (const { name, produces, responses } of operations) {
      const known = produces.map(plain);
      if (known.length === 0 || known.includes("*/*")) continue;
      for (const response of responses) {
        for (const type of Object.keys(objectOf(response.value.examples))) {
          if (known.includes(plain(type))) continue;
          report(inside(response, "examples", type), { operation: name, type });
        }
      }
    }
  },
});

/** Without charset and the like. */
const plain = (type: string) => (type.split(";")[0] ?? "").trim().toLowerCase();
