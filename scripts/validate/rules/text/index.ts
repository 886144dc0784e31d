import type { Rule } from "../../rule.ts";
import { fieldLengthExceeded, fieldLengthNotInRange } from "./field-length.ts";
import {
  operationSummaryNotSentenceCase,
  summaryNotTitleCase,
  triggerSummaryNotWhen,
} from "./letter-case.ts";
import { operationSummaryNotUnique } from "./operation-summary-not-unique.ts";
import { operationSummaryTooLong } from "./operation-summary-too-long.ts";
import { propertyDescriptionMissing, propertySummaryMissing } from "./property-text-missing.ts";
import { descriptionWithoutFullStop, summaryEndsWithPunctuation } from "./punctuation.ts";
import { restrictedCharactersInSummary, valueContainsRestrictedWords } from "./restricted-words.ts";
import { textWithSpaceAround } from "./space-around.ts";
import { summaryEqualsDescription } from "./summary-equals-description.ts";
import {
  operationDescriptionMissing,
  operationSummaryMissing,
  parameterDescriptionMissing,
  parameterSummaryMissing,
} from "./text-missing.ts";
import { valueMustBeInEnglish } from "./value-must-be-in-english.ts";
import { valueMustEndWithAlphanumeric } from "./value-must-end-with-alphanumeric.ts";

/** Rules on what makers read: titles, summaries, descriptions. */
export const TEXT: readonly Rule[] = [
  descriptionWithoutFullStop,
  fieldLengthExceeded,
  fieldLengthNotInRange,
  operationDescriptionMissing,
  operationSummaryMissing,
  operationSummaryNotSentenceCase,
  operationSummaryNotUnique,
  operationSummaryTooLong,
  parameterDescriptionMissing,
  parameterSummaryMissing,
  propertyDescriptionMissing,
  propertySummaryMissing,
  restrictedCharactersInSummary,
  summaryEndsWithPunctuation,
  summaryEqualsDescription,
  summaryNotTitleCase,
  textWithSpaceAround,
  triggerSummaryNotWhen,
  valueContainsRestrictedWords,
  valueMustBeInEnglish,
  valueMustEndWithAlphanumeric,
];
