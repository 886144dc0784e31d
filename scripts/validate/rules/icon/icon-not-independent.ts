import { rule } from "../../rule.ts";

export const iconNotIndependent = rule({
  id: "IconNotIndependent",
  severity: "warning",
  area: "icon",
  profiles: ["independent"],
  needs: ["icon"],
  message: "There is an icon, and independent publishers' connectors have none of their own.",
  advice: "Leave it out of the folder that you hand in.",
  check({ icon }, report) {
    report({ file: icon, pointer: "" }, {});
  },
});
