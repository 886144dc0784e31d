import { stringOf } from "../../json/values.ts";
import { itemsIn } from "../../model/node.ts";
import { didYouMean, isSlipOf } from "../../near.ts";
import { rule } from "../../rule.ts";

/** Microsoft's schema has the first two; the others are those of Microsoft's own connectors. */
const CAPABILITIES = ["actions", "triggers", "cloud", "gateway", "composite", "blob", "tabular"];

export const capabilityUnknown = rule({
  id: "CapabilityUnknown",
  severity: "warning",
  weaker: "hint",
  area: "properties",
  needs: ["properties"],
  message: 'The list capabilities names "{capability}", which nobody documents.',
  advice: "Write actions, triggers, or both.{near}",
  check({ apiProperties }, report) {
    for (const item of itemsIn(apiProperties, "capabilities")) {
      const capability = stringOf(item.value);
      if (capability === undefined || CAPABILITIES.includes(capability.toLowerCase())) continue;
      const near = didYouMean(capability, CAPABILITIES);
      const weaker = !CAPABILITIES.some((known) => isSlipOf(capability, known));
      report(item, { capability, near }, [], weaker);
    }
  },
});
