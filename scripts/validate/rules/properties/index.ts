import type { Rule } from "../../rule.ts";
import { booleanTextExpected } from "./boolean-text-expected.ts";
import { brandColorNotIndependent } from "./brand-color-not-independent.ts";
import { brandColorReserved } from "./brand-color-reserved.ts";
import { capabilityUnknown } from "./capability-unknown.ts";
import { connectionParameterKeyMisspelt } from "./connection-parameter-key-misspelt.ts";
import {
  connectionParameterSetNotUnique,
  connectionParameterSetTextMissing,
  connectionParametersBesideSets,
} from "./connection-parameter-sets.ts";
import {
  connectionParameterTextMissing,
  connectionParameterTooltipMissing,
} from "./connection-parameter-text-missing.ts";
import {
  connectionParameterDefaultNotAllowed,
  secretNotSecureString,
} from "./connection-parameter-values.ts";
import { listEntryNotUnique } from "./list-entries.ts";
import {
  oAuthParameterNotToken,
  oAuthProviderMisspelt,
  oAuthUrlVariableNotAsked,
} from "./oauth-parameters.ts";
import {
  oAuthClientIdMissing,
  oAuthRefreshUrlMissing,
  oAuthResourceMissing,
  oAuthSecretInFile,
  oAuthUrlMissing,
  oAuthUrlNotAbsolute,
} from "./oauth-settings.ts";
import { scriptOperationNotFound } from "./script-operation-not-found.ts";
import { signInParametersDisagree } from "./sign-in-parameters-disagree.ts";
import { stackOwnerMissing, stackOwnerPresent } from "./stack-owner.ts";

/** Rules on apiProperties.json without its policies: connection parameters, sign-in, brand colour. */
export const PROPERTIES: readonly Rule[] = [
  booleanTextExpected,
  brandColorNotIndependent,
  brandColorReserved,
  capabilityUnknown,
  connectionParameterDefaultNotAllowed,
  connectionParameterKeyMisspelt,
  connectionParametersBesideSets,
  connectionParameterSetNotUnique,
  connectionParameterSetTextMissing,
  connectionParameterTextMissing,
  connectionParameterTooltipMissing,
  listEntryNotUnique,
  oAuthClientIdMissing,
  oAuthParameterNotToken,
  oAuthProviderMisspelt,
  oAuthRefreshUrlMissing,
  oAuthResourceMissing,
  oAuthSecretInFile,
  oAuthUrlMissing,
  oAuthUrlNotAbsolute,
  oAuthUrlVariableNotAsked,
  scriptOperationNotFound,
  secretNotSecureString,
  signInParametersDisagree,
  stackOwnerMissing,
  stackOwnerPresent,
];
