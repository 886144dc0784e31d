import type { Rule } from "../../rule.ts";
import { dynamicArgumentNotationMixed } from "./argument-notation.ts";
import {
  dynamicArgumentSourceNotFound,
  operationParameterRequiredMismatch,
  operationParameterTypeMismatch,
  sourcePropertyInternal,
} from "./argument-sources.ts";
import {
  operationMissingRequiredProperty,
  operationParameterNameIsAmbiguous,
  operationParameterStaticTypeMismatch,
  selectedItemValuePathNotAllowedInThisPosition,
} from "./arguments.ts";
import {
  capabilityOperationNotFound,
  filePickerCapabilityMissing,
  testConnectionParameterMissing,
} from "./capabilities.ts";
import { dynamicArgumentOwnValue } from "./dynamic-argument-own-value.ts";
import {
  duplicateEnumValuesInExtension,
  invalidEnumValuesExtensionValue,
  missingEnumValuesDisplayName,
} from "./enum-values.ts";
import {
  dynamicExtensionDefinitionNotAllowedInParameter,
  dynamicPropertiesExtensionRequiredForPropertiesValuePath,
  dynamicPropertiesItemValuePathMismatch,
  dynamicTreeExtensionMissing,
  dynamicValuePathMissing,
} from "./forms.ts";
import { dynamicFormsDisagree } from "./forms-disagree.ts";
import { invokedOperationShouldProduceArray } from "./invoked-operation-should-produce-array.ts";
import {
  dynamicExtraPathNotFound,
  invokedOperationShouldProduceProperty,
} from "./invoked-operation-should-produce-property.ts";
import {
  dynamicListExtensionRequiredForAmbiguousReferences,
  dynamicListExtensionRequiredForNonParameterReferences,
  dynamicPropertiesExtensionRequiredForAmbiguousReferences,
  dynamicPropertiesExtensionRequiredForNonParameterReferences,
} from "./new-form-required.ts";
import { operationIdNotFound } from "./operation-id-not-found.ts";
import { operationParameterNameNotFound } from "./operation-parameter-name-not-found.ts";

/** Rules on dropdowns, dynamic schemas and pickers, against the operations that they call. */
export const DYNAMIC: readonly Rule[] = [
  capabilityOperationNotFound,
  duplicateEnumValuesInExtension,
  dynamicArgumentNotationMixed,
  dynamicArgumentOwnValue,
  dynamicArgumentSourceNotFound,
  dynamicExtensionDefinitionNotAllowedInParameter,
  dynamicExtraPathNotFound,
  dynamicFormsDisagree,
  dynamicListExtensionRequiredForAmbiguousReferences,
  dynamicListExtensionRequiredForNonParameterReferences,
  dynamicPropertiesExtensionRequiredForAmbiguousReferences,
  dynamicPropertiesExtensionRequiredForNonParameterReferences,
  dynamicPropertiesExtensionRequiredForPropertiesValuePath,
  dynamicPropertiesItemValuePathMismatch,
  dynamicTreeExtensionMissing,
  dynamicValuePathMissing,
  filePickerCapabilityMissing,
  invalidEnumValuesExtensionValue,
  invokedOperationShouldProduceArray,
  invokedOperationShouldProduceProperty,
  missingEnumValuesDisplayName,
  operationIdNotFound,
  operationMissingRequiredProperty,
  operationParameterNameIsAmbiguous,
  operationParameterNameNotFound,
  operationParameterRequiredMismatch,
  operationParameterStaticTypeMismatch,
  operationParameterTypeMismatch,
  selectedItemValuePathNotAllowedInThisPosition,
  sourcePropertyInternal,
  testConnectionParameterMissing,
];
