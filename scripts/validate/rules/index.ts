import type { Profile, Rule } from "../rule.ts";
import { DOCUMENT } from "./document/index.ts";
import { DYNAMIC } from "./dynamic/index.ts";
import { FILES } from "./files/index.ts";
import { ICON } from "./icon/index.ts";
import { OPERATIONS } from "./operations/index.ts";
import { PARAMETERS } from "./parameters/index.ts";
import { POLICIES } from "./policies/index.ts";
import { PROPERTIES } from "./properties/index.ts";
import { RESPONSES } from "./responses/index.ts";
import { SCHEMAS } from "./schemas/index.ts";
import { SCRIPT } from "./script/index.ts";
import { SETTINGS } from "./settings/index.ts";
import { STRUCTURE } from "./structure/index.ts";
import { TEXT } from "./text/index.ts";
import { TRIGGERS } from "./triggers/index.ts";

/** All rules, area by area. Some exclude each other: `rulesFor` has those that go together. */
export const RULES: readonly Rule[] = [
  ...FILES,
  ...DOCUMENT,
  ...OPERATIONS,
  ...RESPONSES,
  ...PARAMETERS,
  ...SCHEMAS,
  ...DYNAMIC,
  ...TRIGGERS,
  ...STRUCTURE,
  ...TEXT,
  ...PROPERTIES,
  ...POLICIES,
  ...SCRIPT,
  ...ICON,
  ...SETTINGS,
];

/** The rules that count for a profile. */
export function rulesFor(profile: Profile): Rule[] {
  return RULES.filter(({ profiles }) => profiles === undefined || profiles.includes(profile));
}
