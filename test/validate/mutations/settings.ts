import { drop, put } from "./draft.ts";
import type { Mutations } from "./mutation.ts";
import { settings } from "./places.ts";

export const SETTINGS: Mutations = {
  SettingsScriptMissing: {
    "settings without the script": (draft) => drop(settings(draft), "script"),
  },
  SettingsPathNotRelative: {
    "a path of one machine": (draft) => put(settings(draft), "icon", "C:\\connector\\icon.png"),
  },
};
