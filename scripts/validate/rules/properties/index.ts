import type { Rule } from "../../rule.ts";
import { booleanTextExpected } from "./boolean-text-expected.ts";
import { brandColorReserved } from "./brand-color-reserved.ts";
import { connectionParameterSetNotUnique } from "./connection-parameter-set-not-unique.ts";
import {
  connectionParameterTextMissing,
  connectionParameterTooltipMissing,
} from "./connection-parameter-text-missing.ts";
import {
  connectionParameterDefaultNotAllowed,
  secretNotSecureString,
} from "./connection-parameter-values.ts";
import {
  oAuthClientIdMissing,
  oAuthRefreshUrlMissing,
  oAuthResourceMissing,
  oAuthSecretInFile,
  oAuthUrlMissing,
  oAuthUrlNotAbsolute,
} from "./oauth-settings.ts";
import { scriptOperationNotFound } from "./script-operation-not-found.ts";

/** Rules on apiProperties.json without its policies: connection parameters, sign-in, brand colour. */
export const PROPERTIES: readonly Rule[] = [
  booleanTextExpected,
  brandColorReserved,
  connectionParameterDefaultNotAllowed,
  connectionParameterSetNotUnique,
  connectionParameterTextMissing,
  connectionParameterTooltipMissing,
  oAuthClientIdMissing,
  oAuthRefreshUrlMissing,
  oAuthResourceMissing,
  oAuthSecretInFile,
  oAuthUrlMissing,
  oAuthUrlNotAbsolute,
  scriptOperationNotFound,
  secretNotSecureString,
];
