import { stringOf } from "../../json/values.ts";
import { rule } from "../../rule.ts";

export const iconTransparent = rule({
  id: "IconTransparent",
  severity: "warning",
  area: "icon",
  profiles: ["certified"],
  needs: ["icon"],
  message: "The icon has transparent pixels.",
  advice: "Fill its background with the brand colour.",
  check({ icon, pixels }, report) {
    if (pixels?.transparent) report({ file: icon, pointer: "" }, {});
  },
});

export const iconWhite = rule({
  id: "IconWhite",
  severity: "warning",
  area: "icon",
  profiles: ["certified"],
  needs: ["icon"],
  message: "The background of the icon is white.",
  advice: "Fill it with the brand colour.",
  check({ icon, pixels }, report) {
    // Of a transparent corner the colour is not seen.
    if (pixels?.transparent || pixels?.corner !== "#ffffff") return;
    report({ file: icon, pointer: "" }, {});
  },
});

/** Shades that differ by this much in a channel look the same. */
const TOLERANCE = 8;

function differs(one: string, other: string): boolean {
  const channels = (colour: string) =>
    [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const [a, b] = [channels(one), channels(other)];
  return a.some((value, index) => Math.abs(value - (b[index] ?? 0)) > TOLERANCE);
}

export const iconNotBrandColor = rule({
  id: "IconNotBrandColor",
  severity: "hint",
  area: "icon",
  profiles: ["certified"],
  needs: ["icon", "properties"],
  message: "The background of the icon is {corner}, and the brand colour is {brand}.",
  advice: "Use one colour for both; the designer draws the brand colour around the icon.",
  check({ icon, pixels, apiProperties }, report) {
    const brand = stringOf(apiProperties.value.iconBrandColor)?.toLowerCase() ?? "";
    if (!pixels || pixels.transparent || pixels.corner === "#ffffff") return;
    if (!/^#[0-9a-f]{6}$/.test(brand) || !differs(pixels.corner, brand)) return;
    report({ file: icon, pointer: "" }, { corner: pixels.corner, brand });
  },
});
