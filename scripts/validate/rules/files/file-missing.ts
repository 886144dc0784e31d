import { inside, rootOf } from "../../model/node.ts";
import { rule } from "../../rule.ts";

const NAMED = { apiDefinition: "definition", apiProperties: "properties" } as const;
const OPTIONAL = { icon: "icon", script: "script" } as const;

/** A connector needs its definition and its properties; icon and script only where settings name them. */
export const fileMissing = rule({
  id: "FileMissing",
  severity: "error",
  area: "files",
  needs: [],
  message: "There is no file {path}.",
  advice: "Add the file, or correct its name in settings.json.",
  check(connector, report) {
    const { settings } = connector;
    for (const [key, kind] of Object.entries({ ...NAMED, ...OPTIONAL })) {
      const file = connector[kind];
      if (file.state !== "absent") continue;
      if (typeof settings.value[key] === "string") {
        report(inside(rootOf(settings), key), { path: file.path });
      } else if (key in NAMED) {
        report({ file, pointer: "" }, { path: file.path });
      }
    }
  },
});
