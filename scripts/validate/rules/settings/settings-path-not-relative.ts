import { isAbsolute, win32 } from "node:path";
import { inside, rootOf } from "../../model/node.ts";
import { rule } from "../../rule.ts";

const KEYS = ["apiDefinition", "apiProperties", "icon", "script"] as const;

export const settingsPathNotRelative = rule({
  id: "SettingsPathNotRelative",
  severity: "warning",
  area: "settings",
  needs: ["settings"],
  message: '"{key}" names a file by a path of one machine: {path}.',
  advice: "Write the path from the directory of settings.json.",
  check({ settings }, report) {
    for (const key of KEYS) {
      const path = settings.value[key];
      if (typeof path !== "string" || !(isAbsolute(path) || win32.isAbsolute(path))) continue;
      report(inside(rootOf(settings), key), { key, path });
    }
  },
});
