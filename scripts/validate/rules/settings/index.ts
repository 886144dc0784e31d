import type { Rule } from "../../rule.ts";
import { settingsPathNotRelative } from "./settings-path-not-relative.ts";
import { settingsScriptMissing } from "./settings-script-missing.ts";

/** Rules on settings.json, beyond its schema. */
export const SETTINGS: readonly Rule[] = [settingsPathNotRelative, settingsScriptMissing];
