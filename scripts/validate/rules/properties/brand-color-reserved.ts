import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** White, which makes the icon's border vanish, and the colour that new connectors start with. */
const RESERVED = new Set(["#ffffff", "#007ee5"]);

export const brandColorReserved = rule({
  id: "BrandColorReserved",
  severity: "warning",
  area: "properties",
  profiles: ["certified"],
  needs: ["properties"],
  message: "The brand colour {colour} is not accepted by certification.",
  advice: "Use the colour of the icon's background.",
  check({ apiProperties }, report) {
    const colour = stringOf(apiProperties.value.iconBrandColor) ?? "";
    if (!RESERVED.has(colour.toLowerCase())) return;
    report(inside(apiProperties, "iconBrandColor"), { colour });
  },
});
