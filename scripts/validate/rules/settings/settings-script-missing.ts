import { FILE_NAMES } from "../../files.ts";
import { inside, rootOf } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const settingsScriptMissing = rule({
  id: "SettingsScriptMissing",
  severity: "error",
  area: "settings",
  needs: ["settings", "script"],
  message: "The settings do not name {script}, so paconn takes the code away from the connector.",
  advice: 'Add "script": "{script}".',
  check({ settings }, report) {
    const { script, apiDefinition, apiProperties } = settings.value;
    // Settings that name no file at all leave that to the command line.
    if (typeof script === "string" || (apiDefinition ?? apiProperties) === undefined) return;
    report(inside(rootOf(settings), "script"), { script: FILE_NAMES.script });
  },
});
