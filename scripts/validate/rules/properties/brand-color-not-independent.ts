import { INDEPENDENT_COLOR } from "../../catalogue/limits.ts";
import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const brandColorNotIndependent = rule({
  id: "BrandColorNotIndependent",
  severity: "warning",
  area: "properties",
  profiles: ["independent"],
  needs: ["properties"],
  message:
    "The brand colour is {colour}, and independent publishers' connectors all have {wanted}.",
  advice: 'Write "{wanted}"; the icon is the same for all of them, too.',
  check({ apiProperties }, report) {
    const colour = stringOf(apiProperties.value.iconBrandColor);
    if (colour === undefined || colour.toLowerCase() === INDEPENDENT_COLOR) return;
    report(inside(apiProperties, "iconBrandColor"), { colour, wanted: INDEPENDENT_COLOR });
  },
});
