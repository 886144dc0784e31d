import { basename } from "node:path";
import { inside, rootOf } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
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
  advice: "Add the file, or give its name in settings.json.{near}",
  check(connector, report) {
    const { settings, names } = connector;
    for (const [key, kind] of Object.entries({ ...NAMED, ...OPTIONAL })) {
      const file = connector[kind];
      if (file.state !== "absent") continue;
      // Nearly always it is there in other capitals, which not every system minds.
      const values = { path: file.path, near: didYouMean(basename(file.path), names) };
      if (typeof settings.value[key] === "string") {
        report(inside(rootOf(settings), key), values);
      } else if (key in NAMED) {
        report({ file, pointer: "" }, values);
      }
    }
  },
});
