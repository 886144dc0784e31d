import { CERTIFICATION, rule } from "../../rule.ts";

export const readmeMissing = rule({
  id: "ReadmeMissing",
  severity: "warning",
  area: "files",
  profiles: CERTIFICATION,
  message: "There is no readme.md beside the definition.",
  advice:
    "Add one: publisher, prerequisites, supported operations, how to get credentials, known issues.",
  check({ definition, names }, report) {
    if (names.some((name) => name.toLowerCase() === "readme.md")) return;
    report({ file: definition, pointer: "" }, {});
  },
});
