import { MOST_BYTES } from "../../catalogue/limits.ts";
import { rule } from "../../rule.ts";

export const iconTooLarge = rule({
  id: "IconTooLarge",
  severity: "warning",
  area: "icon",
  needs: ["icon"],
  message: "The icon has {size} bytes; less than {most} are allowed.",
  advice: "Save it with fewer pixels or a palette; an icon needs a few thousand bytes.",
  check({ icon }, report) {
    const size = icon.bytes.length;
    if (size >= MOST_BYTES) report({ file: icon, pointer: "" }, { size, most: MOST_BYTES });
  },
});
