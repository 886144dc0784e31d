import type { Rule } from "../../rule.ts";
import { additionalPropertyNotAllowedAdjacentToRef } from "./additional-property-not-allowed-adjacent-to-ref.ts";
import { arrayDuplicateValue } from "./array-duplicate-value.ts";
import { arrayHasNoItems } from "./array-has-no-items.ts";
import { definitionNotUsed } from "./definition-not-used.ts";
import { discriminatorMustBeARequiredStringProperty } from "./discriminator-must-be-a-required-string-property.ts";
import { enumMustContainAtLeastOneElement } from "./enum-must-contain-at-least-one-element.ts";
import {
  filterFunctionsPropertyEmpty,
  filterFunctionsPropertyHasDuplicates,
  filterFunctionsPropertyInInputSchema,
  filterFunctionsPropertyInvalidValue,
} from "./filter-functions.ts";
import { invalidCustomEditorExtensionDictionaryValue } from "./invalid-custom-editor-extension-dictionary-value.ts";
import {
  exclusiveMaximumRequiresMaximum,
  exclusiveMinimumRequiresMinimum,
  minItemsShouldBeLessThanOrEqualToMaxItems,
  minimumShouldBeLessThanOrEqualToMaximum,
  minLengthShouldBeLessThanOrEqualToMaxLength,
} from "./least-and-most.ts";
import {
  maxItemsMustBeGreaterThanOrEqualToZero,
  maxLengthMustBeGreaterThanOrEqualToZero,
  maxPropertiesMustBeGreaterThanOrEqualToZero,
  minItemsMustBeGreaterThanOrEqualToZero,
  minLengthMustBeGreaterThanOrEqualToZero,
  minPropertiesMustBeGreaterThanOrEqualToZero,
  multipleOfMustBeGreaterThanZero,
} from "./least-values.ts";
import { patternShouldBeValidRegularExpression } from "./pattern-should-be-valid-regular-expression.ts";
import { propertyMustBeRequired } from "./property-must-be-required.ts";
import {
  requiredPropertyArrayEmpty,
  requiredPropertyNotOnObject,
  requiredReadOnlyPropertyNotAllowedAsInput,
} from "./required-lists.ts";
import { requiredLoopInSchemaNotAllowed } from "./required-loop-in-schema-not-allowed.ts";
import { requiredPropertyDefinitionMissing } from "./required-property-definition-missing.ts";
import {
  bodySchemaCountExceedsMaxAllowed,
  operationSchemaCountExceedsMaxAllowed,
} from "./schema-counts.ts";
import { schemaReferenceNotFound } from "./schema-reference-not-found.ts";
import {
  jsonPointerNotValid,
  schemaReferenceCircle,
  schemaReferenceNotValid,
  schemaRefLoopNotAllowed,
} from "./schema-references.ts";
import { swaggerKeywordNotSupported } from "./swagger-keyword-not-supported.ts";
import {
  invalidStringBinaryProperty,
  schemaTypeFileNotValid,
  unrecognizedTypeFormat,
} from "./types-and-formats.ts";
import {
  defaultValueMustMatchType,
  defaultValueNotInEnum,
  exampleValueMustMatchType,
  invalidEnumValue,
} from "./values-match-type.ts";

/** Rules on schemas, wherever they stand. */
export const SCHEMAS: readonly Rule[] = [
  additionalPropertyNotAllowedAdjacentToRef,
  arrayDuplicateValue,
  arrayHasNoItems,
  bodySchemaCountExceedsMaxAllowed,
  defaultValueMustMatchType,
  defaultValueNotInEnum,
  definitionNotUsed,
  discriminatorMustBeARequiredStringProperty,
  enumMustContainAtLeastOneElement,
  exampleValueMustMatchType,
  exclusiveMaximumRequiresMaximum,
  exclusiveMinimumRequiresMinimum,
  filterFunctionsPropertyEmpty,
  filterFunctionsPropertyHasDuplicates,
  filterFunctionsPropertyInInputSchema,
  filterFunctionsPropertyInvalidValue,
  invalidCustomEditorExtensionDictionaryValue,
  invalidEnumValue,
  invalidStringBinaryProperty,
  jsonPointerNotValid,
  maxItemsMustBeGreaterThanOrEqualToZero,
  maxLengthMustBeGreaterThanOrEqualToZero,
  maxPropertiesMustBeGreaterThanOrEqualToZero,
  minimumShouldBeLessThanOrEqualToMaximum,
  minItemsMustBeGreaterThanOrEqualToZero,
  minItemsShouldBeLessThanOrEqualToMaxItems,
  minLengthMustBeGreaterThanOrEqualToZero,
  minLengthShouldBeLessThanOrEqualToMaxLength,
  minPropertiesMustBeGreaterThanOrEqualToZero,
  multipleOfMustBeGreaterThanZero,
  operationSchemaCountExceedsMaxAllowed,
  patternShouldBeValidRegularExpression,
  propertyMustBeRequired,
  requiredLoopInSchemaNotAllowed,
  requiredPropertyArrayEmpty,
  requiredPropertyDefinitionMissing,
  requiredPropertyNotOnObject,
  requiredReadOnlyPropertyNotAllowedAsInput,
  schemaReferenceCircle,
  schemaReferenceNotFound,
  schemaReferenceNotValid,
  schemaRefLoopNotAllowed,
  schemaTypeFileNotValid,
  swaggerKeywordNotSupported,
  unrecognizedTypeFormat,
];
