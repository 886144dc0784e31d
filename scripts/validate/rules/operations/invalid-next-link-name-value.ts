import { stringOf } from "../../json/values.ts";
import { inside, objectIn } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const invalidNextLinkNameValue = rule({
  id: "InvalidNextLinkNameValue",
  severity: "error",
  area: "operations",
  message:
    '{operation} names "{name}" as the property with the next link, which flows do not follow.',
  advice: 'Use "nextLink" or "@odata.nextLink"; a policy or a script can rename the property.',
  check({ operations }, report) {
    for (const operation of operations) {
      const pageable = objectIn(operation, "x-ms-pageable");
      const name = stringOf(pageable?.value.nextLinkName);
      if (!pageable || name === undefined) continue;
      if (name === "nextLink" || name === "@odata.nextLink") continue;
      report(inside(pageable, "nextLinkName"), { operation: operation.name, name });
    }
  },
});
