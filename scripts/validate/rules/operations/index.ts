import type { Rule } from "../../rule.ts";
import {
  agenticOperationDescribesMessages,
  agenticOperationMustBePost,
} from "./agentic-operation.ts";
import { agenticProtocolUnknown } from "./agentic-protocol-unknown.ts";
import {
  replacementForNonDeprecatedOperation,
  replacementMissingApi,
  replacementMissingOperationId,
} from "./api-annotation-replacement.ts";
import { bodyOrFormDataParameterInFetchOperationNotAllowed } from "./body-or-form-data-parameter-in-fetch-operation-not-allowed.ts";
import { copilotOperationNotFound } from "./copilot-operation-not-found.ts";
import { internalParameterWithoutValue } from "./internal-parameter-without-value.ts";
import { invalidNextLinkNameValue } from "./invalid-next-link-name-value.ts";
import {
  consumesMissing,
  mimeTypeNotCompatible,
  stringBinaryNotSupportedForFormUrlEncoded,
} from "./mime-types.ts";
import { nextLinkPropertyMissing } from "./next-link-property-missing.ts";
import {
  operationFamilyHasDuplicateRevisions,
  operationFamilyHasManyActiveOperations,
  operationFamilyHasManyActiveProductionOperations,
  operationFamilyHasManyEmptyRevisions,
} from "./operation-family.ts";
import { operationIdNotUnique } from "./operation-id-not-unique.ts";
import { operationIdRequired } from "./operation-id-required.ts";
import { operationIdSanitized } from "./operation-id-sanitized.ts";
import { operationIdTooLong } from "./operation-id-too-long.ts";
import { operationMissingPathParameter } from "./operation-missing-path-parameter.ts";
import {
  operationIdShouldEndWithRevision,
  operationRevisionEmpty,
  operationStatusAheadOfConnector,
} from "./operation-revision.ts";
import {
  operationParametersAreNotUnique,
  operationParametersContainDuplicateParameter,
  operationParametersContainMultipleBodyParameters,
  pathParametersContainDuplicateParameter,
  pathParametersContainMultipleBodyParameters,
} from "./parameter-lists.ts";
import { pathItemRefNotSupported } from "./path-item-ref-not-supported.ts";
import { pathParameterNotDefinedInTemplate } from "./path-parameter-not-defined-in-template.ts";
import {
  operationPathContainsUnsupportedCharacters,
  operationPathMalformed,
  operationPathMayNotContainQueryOrFragment,
  operationPathMustStartWithSlash,
  operationPathTemplateNotValid,
  operationPathVariablesContainDefaults,
} from "./path-syntax.ts";
import {
  duplicateOperationPath,
  partialDuplicateOperationPath,
  pathRedefined,
} from "./paths-alike.ts";
import { totalOperationsCountExceedsMaxAllowed } from "./total-operations-count-exceeds-max-allowed.ts";

/** Rules on operations and paths. */
export const OPERATIONS: readonly Rule[] = [
  agenticOperationDescribesMessages,
  agenticOperationMustBePost,
  agenticProtocolUnknown,
  bodyOrFormDataParameterInFetchOperationNotAllowed,
  consumesMissing,
  copilotOperationNotFound,
  duplicateOperationPath,
  internalParameterWithoutValue,
  invalidNextLinkNameValue,
  mimeTypeNotCompatible,
  nextLinkPropertyMissing,
  operationFamilyHasDuplicateRevisions,
  operationFamilyHasManyActiveOperations,
  operationFamilyHasManyActiveProductionOperations,
  operationFamilyHasManyEmptyRevisions,
  operationIdNotUnique,
  operationIdRequired,
  operationIdSanitized,
  operationIdShouldEndWithRevision,
  operationIdTooLong,
  operationMissingPathParameter,
  operationParametersAreNotUnique,
  operationParametersContainDuplicateParameter,
  operationParametersContainMultipleBodyParameters,
  operationPathContainsUnsupportedCharacters,
  operationPathMalformed,
  operationPathMayNotContainQueryOrFragment,
  operationPathMustStartWithSlash,
  operationPathTemplateNotValid,
  operationPathVariablesContainDefaults,
  operationRevisionEmpty,
  operationStatusAheadOfConnector,
  partialDuplicateOperationPath,
  pathItemRefNotSupported,
  pathParameterNotDefinedInTemplate,
  pathParametersContainDuplicateParameter,
  pathParametersContainMultipleBodyParameters,
  pathRedefined,
  replacementForNonDeprecatedOperation,
  replacementMissingApi,
  replacementMissingOperationId,
  stringBinaryNotSupportedForFormUrlEncoded,
  totalOperationsCountExceedsMaxAllowed,
];
