import { stringOf } from "../../json/values.ts";
import { answerSchema, pathSteps } from "../../model/answers.ts";
import { inside, objectIn } from "../../model/node.ts";
import { runsThroughScript } from "../../model/script-operations.ts";
import { answerAt, propertiesOf } from "../../model/shape.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const nextLinkPropertyMissing = rule({
  id: "NextLinkPropertyMissing",
  severity: "warning",
  area: "operations",
  message:
    'The answer of {operation} has no property "{name}", where flows look for the next page.',
  advice: "Declare it in the response, or take x-ms-pageable away.{near}",
  check(connector, report) {
    const { index } = connector;
    for (const operation of connector.operations) {
      const pageable = objectIn(operation, "x-ms-pageable");
      const name = stringOf(pageable?.value.nextLinkName);
      const schema = answerSchema(connector, operation);
      if (!pageable || !name || !schema || runsThroughScript(connector, operation)) continue;
      // Another name is a finding already.
      if (name !== "nextLink" && name !== "@odata.nextLink") continue;
      // The name of the property may hold dots, as in @odata.nextLink.
      if (answerAt(index, schema, pathSteps(name)) !== undefined) continue;
      const near = didYouMean(name, propertiesOf(index, schema).keys());
      report(inside(pageable, "nextLinkName"), { operation: operation.name, name, near });
    }
  },
});
