import type { Rule } from "../../rule.ts";
import {
  allowEmptyValueOnlyValidForQueryFormData,
  bodyParameterPropertyNotValid,
  bodyParameterSchemaRequired,
  nonBodyParameterSchemaNotValid,
} from "./body-and-other-parameters.ts";
import { collectionFormatValueNotSupported } from "./collection-format-value-not-supported.ts";
import {
  fileParameterMustBeInFormData,
  invalidFormDataParameterName,
  parameterListContainsFormDataAndBody,
} from "./form-data-parameters.ts";
import { connectionIdParameterNotAllowed, reservedParameterIsUsed } from "./parameter-names.ts";
import { parameterReferenceNotFound } from "./parameter-reference-not-found.ts";
import { parameterReferenceNotValid, parameterRefLoopNotAllowed } from "./parameter-references.ts";
import { pathParameterMissingEncoding } from "./path-parameter-missing-encoding.ts";
import { pathParameterMustBeRequired } from "./path-parameter-must-be-required.ts";
import { queryParameterEncodingNotSupported } from "./query-parameter-encoding-not-supported.ts";

/** Rules on parameters. */
export const PARAMETERS: readonly Rule[] = [
  allowEmptyValueOnlyValidForQueryFormData,
  bodyParameterPropertyNotValid,
  bodyParameterSchemaRequired,
  collectionFormatValueNotSupported,
  connectionIdParameterNotAllowed,
  fileParameterMustBeInFormData,
  invalidFormDataParameterName,
  nonBodyParameterSchemaNotValid,
  parameterListContainsFormDataAndBody,
  parameterReferenceNotFound,
  parameterReferenceNotValid,
  parameterRefLoopNotAllowed,
  pathParameterMissingEncoding,
  pathParameterMustBeRequired,
  queryParameterEncodingNotSupported,
  reservedParameterIsUsed,
];
