import { put } from "./draft.ts";
import type { Mutations } from "./mutation.ts";
import { settings } from "./places.ts";

export const SETTINGS: Mutations = {
  SettingsPathNotRelative: {
    "a path of one machine": (draft) => put(settings(draft), "icon", "C:\\connector\\icon.png"),
  },
};
