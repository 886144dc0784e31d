import type { Area } from "../../../scripts/validate/rule.ts";
import { DOCUMENT } from "./document.ts";
import { DYNAMIC } from "./dynamic.ts";
import { FILES } from "./files.ts";
import { ICON } from "./icon.ts";
import type { Mutations } from "./mutation.ts";
import { OPERATIONS } from "./operations.ts";
import { PARAMETERS } from "./parameters.ts";
import { POLICIES } from "./policies.ts";
import { PROPERTIES } from "./properties.ts";
import { RESPONSES } from "./responses.ts";
import { SCHEMAS } from "./schemas.ts";
import { SCRIPT } from "./script.ts";
import { SETTINGS } from "./settings.ts";
import { STRUCTURE } from "./structure.ts";
import { TEXT } from "./text.ts";
import { TRIGGERS } from "./triggers.ts";

/** The mutations of all rules, by the folder of the rule. */
export const MUTATIONS: Readonly<Record<Area, Mutations>> = {
  files: FILES,
  document: DOCUMENT,
  operations: OPERATIONS,
  responses: RESPONSES,
  parameters: PARAMETERS,
  schemas: SCHEMAS,
  dynamic: DYNAMIC,
  triggers: TRIGGERS,
  structure: STRUCTURE,
  text: TEXT,
  properties: PROPERTIES,
  policies: POLICIES,
  script: SCRIPT,
  icon: ICON,
  settings: SETTINGS,
};
