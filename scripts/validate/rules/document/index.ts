import type { Rule } from "../../rule.ts";
import {
  connectorMetadataPropertiesMissing,
  invalidConnectorCategory,
  tooManyConnectorCategories,
} from "./connector-metadata.ts";
import { contactEmailMissing, contactEmailNotValid, oneOfPropertiesRequired } from "./contact.ts";
import { definitionTooLarge } from "./definition-too-large.ts";
import { extensionMisspelt } from "./extension-misspelt.ts";
import { extensionNameNotValid } from "./extension-name-not-valid.ts";
import { basePathNotValid, hostNameNotValid } from "./host-and-base-path.ts";
import { mimeTypeNotSupported, mimeTypeNotValid } from "./mime-types.ts";
import { openApi3Leftover, rootPropertyInPaths } from "./open-api-3-leftover.ts";
import { basePathEndsWithSlash, hostMissing, hostNotPublic } from "./reachable.ts";
import { requiredValueEmpty } from "./required-value-empty.ts";
import { schemeNotSupported, schemeNotValid, schemesArrayEmpty } from "./schemes.ts";
import {
  oAuthSecurityRequirementValueMustBeScopeName,
  securityRequirementMustBeDefined,
  securityRequirementMustHaveEmptyValue,
  securityRequirementMustHaveValue,
} from "./security-requirements.ts";
import {
  securitySchemePropertyNotValid,
  securitySchemePropertyRequired,
} from "./security-scheme-properties.ts";
import { specificationVersionIncorrect } from "./specification-version-incorrect.ts";
import { tagRedefined } from "./tag-redefined.ts";
import { urlNotValid } from "./url-not-valid.ts";

/** Rules on the head of the definition: version, host, schemes, MIME types, tags, security, metadata. */
export const DOCUMENT: readonly Rule[] = [
  basePathEndsWithSlash,
  basePathNotValid,
  connectorMetadataPropertiesMissing,
  contactEmailMissing,
  contactEmailNotValid,
  definitionTooLarge,
  extensionMisspelt,
  extensionNameNotValid,
  hostMissing,
  hostNameNotValid,
  hostNotPublic,
  invalidConnectorCategory,
  mimeTypeNotSupported,
  mimeTypeNotValid,
  oAuthSecurityRequirementValueMustBeScopeName,
  oneOfPropertiesRequired,
  openApi3Leftover,
  requiredValueEmpty,
  rootPropertyInPaths,
  schemeNotSupported,
  schemeNotValid,
  schemesArrayEmpty,
  securityRequirementMustBeDefined,
  securityRequirementMustHaveEmptyValue,
  securityRequirementMustHaveValue,
  securitySchemePropertyNotValid,
  securitySchemePropertyRequired,
  specificationVersionIncorrect,
  tagRedefined,
  tooManyConnectorCategories,
  urlNotValid,
];
